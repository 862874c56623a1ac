// Tunes the weights of the evidence for an order of columns (EVIDENCE in src/page/assemble/evidence.ts) on pages with
// gold by coordinate search, or shows what each family of evidence earns by switching it off.
//
//   npm run fit:evidence -- FOLDER…
//   npm run fit:evidence -- --ablation FOLDER…
//
// Loss: word error of the articles, paired with gold by word overlap, plus 0.3 for each that has no partner of at least
// 0.75 overlap; each folder weighs the same.

import { loadBigrams } from '../../src/lexicon/load.js';
import { assemble } from '../../src/page/assemble/assemble.js';
import { EVIDENCE, type EvidenceWeights } from '../../src/page/assemble/evidence.js';
import { type Label, labelBlocks } from '../../src/page/label/label.js';
import type { Block } from '../../src/page/page.js';
import { dropRepeats } from '../../src/page/repeats.js';
import { unwrap } from '../../src/page/unwrap.js';
import { normalisePage } from '../../src/text/normalise.js';
import { type GoldPage, goldPages } from './gold.js';
import { comparingWords } from './words.js';

const bigrams = loadBigrams();

interface Prepared {
  page: GoldPage;
  gold: { body: string[]; bag: Map<string, number>; size: number }[];
  blocks: Block[];
  labels: Label[];
}

function bag(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function overlap(a: Map<string, number>, b: Map<string, number>, sizes: number): number {
  let both = 0;
  for (const [word, count] of a) both += Math.min(count, b.get(word) ?? 0);
  return both / (sizes - both || 1);
}

/** Levenshtein distance of two rows of words. */
function distance(a: readonly string[], b: readonly string[]): number {
  let row = new Int32Array(b.length + 1).map((_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = new Int32Array(b.length + 1);
    next[0] = i;
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next[j] = Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

const heading = (parts: readonly (string | null)[]): string => parts.filter(Boolean).join(' ');

function prepare(folder: string): Prepared[] {
  return goldPages(folder).map((page) => {
    const unique = dropRepeats(unwrap(normalisePage(page.raw).lines)).blocks;
    const { blocks, labels } = labelBlocks(unique, bigrams);
    const kept = (i: number): boolean => labels[i]?.role !== 'furniture' && labels[i]?.role !== 'noise';
    return {
      page,
      gold: page.articles.map((article) => {
        const body = comparingWords(article.text);
        const { kicker, title, subtitle, byline, captions } = article;
        const all = [...body, ...comparingWords(heading([kicker, title, subtitle, byline, ...captions]))];
        return { body, bag: bag(all), size: all.length };
      }),
      blocks: blocks.filter((_, i) => kept(i)),
      labels: labels.filter((_, i) => kept(i)),
    };
  });
}

export interface Loss {
  wer: number;
  missed: number;
}

function loss(pages: readonly Prepared[], weights: EvidenceWeights): Loss {
  let edits = 0;
  let words = 0;
  let missed = 0;
  let articles = 0;
  for (const { gold, blocks, labels } of pages) {
    const out = assemble(blocks, labels, bigrams, weights).articles.map((article) => {
      const body = comparingWords(article.paragraphs.map(({ text }) => text).join(' '));
      const { kicker, title, subtitle, byline, captions } = article;
      const all = [
        ...body,
        ...comparingWords(heading([kicker, title, subtitle, byline, ...captions].map((p) => p.text))),
      ];
      return { body, bag: bag(all), size: all.length };
    });
    const pairs = gold
      .flatMap((g, i) => out.map((o, j) => ({ i, j, share: overlap(g.bag, o.bag, g.size + o.size) })))
      .sort((a, b) => b.share - a.share);
    const usedGold = new Set<number>();
    const usedOut = new Set<number>();
    for (const { i, j, share } of pairs) {
      if (share === 0 || usedGold.has(i) || usedOut.has(j)) continue;
      usedGold.add(i);
      usedOut.add(j);
      edits += distance(gold[i]?.body ?? [], out[j]?.body ?? []);
      if (share < 0.75) missed++;
    }
    gold.forEach(({ body }, i) => {
      words += body.length;
      articles++;
      if (!usedGold.has(i)) {
        edits += body.length;
        missed++;
      }
    });
    out.forEach(({ body }, j) => {
      if (!usedOut.has(j)) edits += body.length;
    });
  }
  return { wer: edits / words, missed: missed / articles };
}

const args = process.argv.slice(2);
const folders = args.filter((arg) => !arg.startsWith('--'));
const sets = folders.map(prepare);
const total = (weights: EvidenceWeights): number =>
  sets.reduce((sum, pages) => {
    const { wer, missed } = loss(pages, weights);
    return sum + wer + 0.3 * missed;
  }, 0) / sets.length;
const show = (label: string, weights: EvidenceWeights): void => {
  const cells = sets.map((pages) => {
    const { wer, missed } = loss(pages, weights);
    return `${wer.toFixed(4)} ${(1 - missed).toFixed(3)}`;
  });
  console.log(`| ${label} | ${cells.join(' | ')} |`);
};

/** Families of the features of links, by their names. */
const FAMILIES: readonly (readonly [string, RegExp])[] = [
  [
    'marks and openings at a cut',
    /-(?:terminal|colon|comma|particle|short|hamza|open)-|-closes-|-opens-(?!in-place|elsewhere)/,
  ],
  ['word pairs across a cut', /-(?:pair|misfit)$/],
  ['word pairs seen on the page', /^seen$/],
  ['quotes', /quotes/],
  ['list numbers', /items?-|opens-item/],
  ['openings of articles', /-lead$/],
  ['likeness of neighbours', /-kin$/],
  ['likeness within an article', /cohesion/],
  ['likeness with the heading', /-heading$(?<!next-heading)/],
  [
    'page order',
    /-(?:next|next-heading|ahead|far-ahead|behind|far-behind|to-top|from-bottom|closes-at-bottom|in-place|elsewhere)$/,
  ],
];
const without = (family: RegExp): EvidenceWeights => ({
  ...EVIDENCE,
  links: Object.fromEntries(
    Object.entries(EVIDENCE.links).map(([name, value]) => [name, family.test(name) ? 0 : value]),
  ),
});
const SCALARS = ['within', 'between'] as const;

if (args.includes('--ablation')) {
  console.log(`| switched off | ${folders.map((folder) => `${folder}: wer, articles found`).join(' | ')} |`);
  console.log(`| --- |${' --- |'.repeat(folders.length)}`);
  show('nothing', EVIDENCE);
  for (const [name, family] of FAMILIES) show(name, without(family));
  show('all moves (page order)', { ...EVIDENCE, within: 1e9, between: 1e9 });
} else {
  let best = { ...EVIDENCE };
  let least = total(best);
  show('start', best);
  for (let round = 0; round < 3; round++) {
    const before = least;
    for (const key of SCALARS) {
      for (const factor of [0.3, 0.5, 0.7, 1.4, 2, 3]) {
        const trial = { ...best, [key]: Number((best[key] * factor).toFixed(2)) };
        const reached = total(trial);
        if (reached < least - 1e-5) {
          least = reached;
          best = trial;
        }
      }
    }
    console.log(round, least.toFixed(4), JSON.stringify({ ...best, links: undefined }));
    if (before - least < 1e-4) break;
  }
  show('end', best);
}
