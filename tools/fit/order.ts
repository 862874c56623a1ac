// Fits the weights of the evidence for an order of strips (src/page/assemble/link-weights.ts) on pages with gold.
//
//   npm run fit:order -- FOLDER…                    writes the weights
//   npm run fit:order -- --check FOLDER…            instead tells what the weights as they are give
//   npm run fit:order -- --ablation FOLDER…         instead tells what each family of evidence gives, switched off in turn
//
// Loss: word error of the articles, paired with gold by word overlap, plus MISSED for each that has no partner of at least
// 0.75 overlap, before corrections, with the labels that the labelling model finds: fit that on other pages first.
// Method: evolution strategy with one parent and one child, for pages of wrapped lines and of a paragraph a line each by
// themselves; --trials=N. Same pages in, same weights out.
import { writeFileSync } from 'node:fs';
import { mulberry } from '../../bench/random.js';
import { correctBlocks } from '../../src/corpus/correct-blocks.js';
import { loadCorrections } from '../../src/correct/load.js';
import { loadLexicon, loadWordData } from '../../src/lexicon/load.js';
import { arrangePage, layOut, layOutTrue } from '../../src/page/assemble/assemble.js';
import { buildArticles } from '../../src/page/assemble/build.js';
import { EVIDENCE, type EvidenceWeights, PageEvidence } from '../../src/page/assemble/evidence.js';
import { type Layout, type Stretch, stretchesOf } from '../../src/page/assemble/stretch.js';
import { labelBlocks } from '../../src/page/label/label.js';
import { dropRepeats } from '../../src/page/repeats.js';
import { unwrap } from '../../src/page/unwrap.js';
import { distance } from '../../src/text/distance.js';
import { normalisePage } from '../../src/text/normalise.js';
import { type GoldPage, goldPages } from './gold.js';
import { comparingWords } from './words.js';

const MISSED = 0.3;
/** Trials of the search unless told, for each kind of page. */
const TRIALS = 1200;
/** Loss for each unit of a weight: what does nothing stays small. */
const SHRINK = 2e-5;

/** What the search begins with where a weight is missing: for `block-` and for `row-`. */
const OF_KIND: Readonly<Record<string, readonly [number, number]>> = {
  cut: [1.4, 1.4],
  opens: [1.4, 1.4],
  closes: [1.4, 1.4],
  lead: [1, 1],
  opening: [0, 1],
  'opens-with-heading': [0.2, 0.1],
  cohesion: [0.4, 0.4],
  subject: [10, 10],
  next: [1.2, 3],
  'next-heading': [-0.7, 0.5],
  ahead: [-0.7, 0],
  'far-ahead': [-0.7, -1],
  behind: [-0.7, -1.5],
  'far-behind': [-0.7, -2.5],
  'next-open': [1, 2.5],
  'next-heading-open': [-0.3, 0.5],
  'ahead-open': [-0.3, 0],
  'far-ahead-open': [-0.3, -1],
  'behind-open': [-0.3, -1.5],
  'far-behind-open': [-0.3, -2.5],
  'to-top': [0, -0.5],
  'from-bottom': [0, 0],
  'opens-in-place': [1.2, 2],
  'opens-elsewhere': [-0.7, -1.5],
  'closes-at-bottom': [0, 0.5],
};

/**
 * Where paragraphs stand to one another weighs alike wherever the other stands, and their being first or last in a column not at all:
 * free weights for each were fitted to the one kind of shuffling that made the pages.
 */
const ALIKE: Readonly<Record<string, readonly string[]>> = {
  'block-ahead': ['block-far-ahead', 'block-behind', 'block-far-behind'],
  'block-ahead-open': ['block-far-ahead-open', 'block-behind-open', 'block-far-behind-open'],
};
const UNUSED: ReadonlySet<string> = new Set(['block-to-top', 'block-from-bottom', 'block-closes-at-bottom']);
const AS_OTHERS: ReadonlySet<string> = new Set(Object.values(ALIKE).flat());

const OF_BOTH: Readonly<Record<string, number>> = {
  'quotes-fit': 3.5,
  'quotes-unopened': -1.7,
  'opens-unopened': -3.5,
  'items-next': 3,
  'items-jump': -3,
  'opens-item': -3,
};

interface Text {
  body: string[];
  bag: Map<string, number>;
  size: number;
}

interface Sample {
  layout: Layout;
  stretches: Stretch[];
  gold: Text[];
  wrapped: boolean;
}

function textOf(body: string, rest: readonly (string | null)[]): Text {
  const words = comparingWords(body);
  const all = [...words, ...comparingWords(rest.filter(Boolean).join(' '))];
  const bag = new Map<string, number>();
  for (const word of all) bag.set(word, (bag.get(word) ?? 0) + 1);
  return { body: words, bag, size: all.length };
}

const words = loadWordData();
const corrections = loadCorrections(loadLexicon(), words.bigrams);

/** @param told whether headings that are none are told as text */
function sampleOf(gold: GoldPage, told: boolean): Sample {
  const unique = correctBlocks(dropRepeats(unwrap(normalisePage(gold.raw).lines)).blocks, corrections).blocks;
  const { blocks, labels } = labelBlocks(unique, words);
  const kept = (i: number): boolean => labels[i]?.role !== 'furniture' && labels[i]?.role !== 'noise';
  const page = [blocks.filter((_, i) => kept(i)), labels.filter((_, i) => kept(i)), words] as const;
  const layout = told ? layOutTrue(...page, EVIDENCE).layout : layOut(...page);
  const texts = gold.articles.map(({ text, kicker, title, subtitle, byline, captions }) =>
    textOf(text, [kicker, title, subtitle, byline, ...captions]),
  );
  const wrapped = layout.strips.filter((strip) => strip.wrapped).length * 2 > layout.strips.length;
  return { layout, stretches: stretchesOf(layout), gold: texts, wrapped };
}

function overlap(a: Text, b: Text): number {
  let both = 0;
  for (const [word, count] of a.bag) both += Math.min(count, b.bag.get(word) ?? 0);
  return both / (a.size + b.size - both || 1);
}

interface Loss {
  wer: number;
  missed: number;
}

function lossOf(samples: readonly Sample[], weights: EvidenceWeights): Loss {
  let edits = 0;
  let words = 0;
  let missed = 0;
  let articles = 0;
  for (const { layout, stretches, gold } of samples) {
    const arrangement = arrangePage(layout, stretches, new PageEvidence(layout, weights));
    const found = buildArticles(arrangement).articles.map(({ paragraphs, kicker, title, subtitle, byline, captions }) =>
      textOf(
        paragraphs.map(({ text }) => text).join(' '),
        [kicker, title, subtitle, byline, ...captions].map(({ text }) => text),
      ),
    );
    const pairs = gold
      .flatMap((g, i) => found.map((o, j) => ({ i, j, share: overlap(g, o) })))
      .sort((a, b) => b.share - a.share);
    const pairedGold = new Set<number>();
    const pairedFound = new Set<number>();
    for (const { i, j, share } of pairs) {
      if (share === 0 || pairedGold.has(i) || pairedFound.has(j)) continue;
      pairedGold.add(i);
      pairedFound.add(j);
      edits += distance(gold[i]?.body ?? [], found[j]?.body ?? []);
      if (share < 0.75) missed++;
    }
    gold.forEach(({ body }, i) => {
      words += body.length;
      articles++;
      if (pairedGold.has(i)) return;
      edits += body.length;
      missed++;
    });
    found.forEach(({ body }, j) => {
      if (!pairedFound.has(j)) edits += body.length;
    });
  }
  return { wer: edits / words, missed: missed / articles };
}

/** Finds the weights with the least loss. */
function search(samples: readonly Sample[], trials: number): Record<string, number> {
  let best: Record<string, number> = { ...OF_BOTH, ...EVIDENCE.links };
  const random = mulberry(1);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  for (const kind of ['block', 'row']) {
    for (const [name, values] of Object.entries(OF_KIND)) best[`${kind}-${name}`] ??= values[kind === 'row' ? 1 : 0];
    const own = samples.filter(({ wrapped }) => (wrapped ? 'row' : 'block') === kind);
    if (own.length === 0) continue;
    const total = (links: Record<string, number>): number => {
      const { wer, missed } = lossOf(own, { ...EVIDENCE, links });
      return wer + MISSED * missed + SHRINK * Object.values(links).reduce((sum, value) => sum + Math.abs(value), 0);
    };
    let least = total(best);
    console.error(`${kind}: ${least.toFixed(4)}`);
    const names = Object.keys(OF_KIND)
      .map((name) => `${kind}-${name}`)
      .concat(kind === 'block' ? Object.keys(OF_BOTH) : [])
      .filter((name) => !UNUSED.has(name) && !AS_OTHERS.has(name));
    let size = 1;
    for (let trial = 1; trial <= trials; trial++) {
      const child = { ...best };
      for (let k = 0; k < 1 + Math.floor(4 * random()); k++) {
        const name = names[Math.floor(random() * names.length)] ?? '';
        const value = child[name] ?? 0;
        child[name] = value + size * normal() * Math.max(0.5, 0.3 * Math.abs(value));
        for (const other of ALIKE[name] ?? []) child[other] = child[name];
      }
      const reached = total(child);
      // Steps grow after a gain and shrink after a failure, so that one in five gains (Rechenberg 1973).
      size = Math.max(0.3, Math.min(2, reached < least ? size * 1.5 : size * 0.95));
      if (reached < least) {
        least = reached;
        best = child;
      }
      if (trial % 200 === 0) console.error(`${kind}, ${trial} trials: ${least.toFixed(4)}`);
    }
  }
  return best;
}

/** Families of evidence, by the names of their features. */
const FAMILIES: readonly (readonly [string, RegExp])[] = [
  ['sentence ends and beginnings, word pairs', /-(?:cut|opens|closes)$/],
  ['quotes', /quotes|unopened/],
  ['list numbers', /item/],
  ['openings of articles', /-(?:lead|opening|opens-with-heading)$/],
  ['names and rare words of an article and its heading', /-cohesion$/],
  ['subject of an article and its heading', /-subject$/],
  [
    'page order',
    /-(?:(?:next|next-heading|ahead|far-ahead|behind|far-behind)(?:-open)?|to-top|from-bottom|in-place|elsewhere|at-bottom)$/,
  ],
];

const args = process.argv.slice(2);
const folders = args.filter((arg) => !arg.startsWith('--'));
const samplesOf = (told: boolean): Sample[][] =>
  folders.map((folder) => goldPages(folder).map((page) => sampleOf(page, told)));
const sets = samplesOf(true);
const show = (label: string, weights: EvidenceWeights, of = sets): void => {
  const cells = of.map((samples) => {
    const { wer, missed } = lossOf(samples, weights);
    return `${wer.toFixed(3)} ${(1 - missed).toFixed(2)}`;
  });
  console.log(`| ${label} | ${cells.join(' | ')} |`);
};

if (args.includes('--ablation') || args.includes('--check')) {
  console.log(`| switched off | ${folders.map((folder) => `${folder}: wer, articles found`).join(' | ')} |`);
  console.log(`| --- |${' --- |'.repeat(folders.length)}`);
  show('nothing', EVIDENCE);
}
if (args.includes('--ablation')) {
  for (const [name, family] of FAMILIES) {
    const links = Object.entries(EVIDENCE.links).map(([key, value]) => [key, family.test(key) ? 0 : value]);
    show(name, { ...EVIDENCE, links: Object.fromEntries(links) });
  }
  show('headings that are none told as text', EVIDENCE, samplesOf(false));
  show('articles whose heading was lost', { ...EVIDENCE, untitled: [1e9, 1e9] });
  show('all moves (page order)', { ...EVIDENCE, within: 1e9, between: 1e9, untitled: [1e9, 1e9] });
} else if (!args.includes('--check')) {
  const trials = Number(args.find((arg) => arg.startsWith('--trials='))?.slice('--trials='.length) ?? TRIALS);
  const weights = search(sets.flat(), trials);
  const rows = Object.keys(weights)
    .sort()
    .map((name) => `  '${name}': ${Number((weights[name] ?? 0).toFixed(2))},`);
  writeFileSync(
    'src/page/assemble/link-weights.ts',
    `/**\n * Fitted by tools/fit/order.ts. Log-odds: what a feature (link-features.ts) adds to one strip following another, opening or\n * closing an article; \`row-\` between line-wrapped strips, \`block-\` where a line is a paragraph.\n */\n// biome-ignore format: one feature a line\nexport const LINK_WEIGHTS: Readonly<Record<string, number>> = {\n${rows.join('\n')}\n};\n`,
  );
}
