// Fits the weights of the evidence for an order of strips (src/page/assemble/link-weights.ts) on pages with gold.
//
//   npm run fit:order -- FOLDER…                     writes the weights
//   npm run fit:order -- --test=FOLDER FOLDER…       instead tells how right the order of a folder left out comes out
//
// Method: first, of each strip the right successor (another strip, or the end of its article) against the others of the
// page, and likewise the right predecessor, by softmax regression (Adagrad, L2); then families of weights are scaled
// so that whole pages come out best. Headings are those of the gold.
import { writeFileSync } from 'node:fs';
import { loadBigrams } from '../../src/lexicon/load.js';
import { arrange } from '../../src/page/assemble/arrange.js';
import { pairsSeen } from '../../src/page/assemble/assemble.js';
import { EVIDENCE, weigh } from '../../src/page/assemble/evidence.js';
import { headingKinship, rarity } from '../../src/page/assemble/kinship.js';
import {
  closingFeatures,
  linkFeatures,
  listed,
  openingFeatures,
  type PageStrips,
  together,
} from '../../src/page/assemble/link-features.js';
import { type Strip, stripsOf } from '../../src/page/assemble/strip.js';
import { type BlockFacts, factsOf } from '../../src/page/label/facts.js';
import type { Feature } from '../../src/page/label/features.js';
import { blockOf, rowsOf } from '../../src/page/label/rows.js';
import { dropRepeats } from '../../src/page/repeats.js';
import { unwrap } from '../../src/page/unwrap.js';
import { normalisePage } from '../../src/text/normalise.js';
import { alignRows, type Place } from './align.js';
import { type GoldPage, goldPages } from './gold.js';

const EPOCHS = 20;
const L2 = 0.002;
const RATE = 0.2;
/** Rounds of the search over whole pages at most; what a strip before the right one is worth beside a word under the right heading. */
const ROUNDS = 4;
const FOLLOWED = 0.7;
/** Letters by which two strips of an article may overlap or lie apart and still be neighbours. */
const SLACK = 24;

const bigrams = loadBigrams();

/** A page as its gold parts it: strips, where each belongs, and what headings stand over them. */
interface Sample {
  page: PageStrips;
  places: { article: number; at: number; end: number }[];
  /** Sections on the page and in the gold: strips of each, by the heading they stand under. */
  onPage: number[][];
  gold: number[][];
  /** Index of each section's heading, -1 for none. */
  headings: number[];
  headKin: Float64Array;
}

function sampleOf(gold: GoldPage): Sample {
  const rows = rowsOf(dropRepeats(unwrap(normalisePage(gold.raw).lines)).blocks);
  const found = alignRows(
    rows.map(({ text }) => text),
    gold,
  );
  const facts: BlockFacts[] = [];
  const spans: Place[][] = [];
  let start = 0;
  rows.forEach((row, i) => {
    if (rows[i + 1]?.of === row.of && found[i + 1]?.field === found[i]?.field) return;
    const field = found[i]?.field;
    if (field !== 'noise' && field !== 'furniture') {
      facts.push(factsOf(blockOf(rows.slice(start, i + 1)), bigrams));
      spans.push(found.slice(start, i + 1));
    }
    start = i + 1;
  });
  const strips: Strip[] = [];
  const places: Sample['places'] = [];
  const sections: { stems: Set<string>; strips: number[]; article: number }[] = [
    { stems: new Set(), strips: [], article: -1 },
  ];
  const sectionOfArticle = new Map<number, number>();
  let body: number[] = [];
  const flush = (): void => {
    for (const strip of stripsOf(facts, body)) {
      const from = spans[strip.blocks[0] ?? 0]?.[0];
      const to = spans[strip.blocks.at(-1) ?? 0]?.at(-1);
      sections.at(-1)?.strips.push(strips.length);
      strips.push(strip);
      places.push({ article: from?.article ?? -1, at: from?.at ?? 0, end: (to?.at ?? 0) + (to?.size ?? 0) });
    }
    body = [];
  };
  facts.forEach((fact, i) => {
    const { field, article } = spans[i]?.[0] ?? { field: 'noise', article: -1 };
    if (field === 'body') body.push(i);
    if (field === 'body' || field === 'caption' || article < 0) return;
    flush();
    if (!sectionOfArticle.has(article)) {
      sectionOfArticle.set(article, sections.length);
      sections.push({ stems: new Set(), strips: [], article });
    }
    const own = sections[sectionOfArticle.get(article) ?? 0];
    for (const stem of fact.stems.keys()) own?.stems.add(stem);
  });
  flush();
  const owners: number[] = [];
  sections.forEach((section, a) => {
    for (const i of section.strips) owners[i] = a;
  });
  const right: number[][] = sections.map(() => []);
  places.forEach(({ article }, i) => {
    right[sectionOfArticle.get(article) ?? 0]?.push(i);
  });
  for (const list of right) list.sort((i, j) => (places[i]?.at ?? 0) - (places[j]?.at ?? 0) || i - j);
  const stems = sections.map((section) => section.stems);
  return {
    page: together(strips, owners, { bigrams, seen: pairsSeen(facts) }),
    places,
    onPage: sections.map((section) => section.strips),
    gold: right,
    headings: sections.map(({ article }, a) => (article < 0 ? -1 : a)),
    headKin: headingKinship(stems, strips, rarity(strips)),
  };
}

type Weights = Map<string, number>;

interface Choice {
  options: Feature[][];
  right: number;
}

/** The right neighbours of each strip among the strips of its page. */
function choicesOf({ page, places, gold }: Sample): Choice[] {
  const all = places.map((_, i) => i);
  return gold.flatMap((list) =>
    list.flatMap((i, k): Choice[] => {
      const next = list[k + 1];
      const last = list[k - 1];
      const own = places[i];
      // Too far apart: what stood between was lost.
      const near = (a: number, b: number): boolean =>
        Math.abs((places[a]?.end ?? 0) - (places[b]?.at ?? 0)) <= 3 * SLACK;
      if (!own || own.article < 0) return [];
      const others = all.filter((j) => j !== i);
      const found: Choice[] = [];
      if (next === undefined || near(i, next)) {
        found.push({
          options: [
            listed((push) => closingFeatures(page, i, push)),
            ...others.map((j) => listed((push) => linkFeatures(page, i, j, push))),
          ],
          right: next === undefined ? 0 : others.indexOf(next) + 1,
        });
      }
      if (last === undefined || near(last, i)) {
        found.push({
          options: [
            listed((push) => openingFeatures(page, i, push)),
            ...others.map((j) => listed((push) => linkFeatures(page, j, i, push))),
          ],
          right: last === undefined ? 0 : others.indexOf(last) + 1,
        });
      }
      return found;
    }),
  );
}

function fitChoices(samples: readonly Sample[]): Weights {
  const weights: Weights = new Map();
  const squares: Weights = new Map();
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (const sample of samples) {
      for (const { options, right } of choicesOf(sample)) {
        const scores = options.map((option) =>
          option.reduce((sum, { name, value }) => sum + value * (weights.get(name) ?? 0), 0),
        );
        const top = Math.max(...scores);
        const odds = scores.map((score) => Math.exp(score - top));
        const sum = odds.reduce((a, b) => a + b, 0);
        const slopes: Weights = new Map();
        options.forEach((option, k) => {
          const by = (k === right ? 1 : 0) - (odds[k] ?? 0) / sum;
          if (Math.abs(by) < 1e-4) return;
          for (const { name, value } of option) slopes.set(name, (slopes.get(name) ?? 0) + by * value);
        });
        for (const [name, slope] of slopes) {
          const step = slope - L2 * (weights.get(name) ?? 0);
          const square = (squares.get(name) ?? 0) + step * step;
          squares.set(name, square);
          weights.set(name, (weights.get(name) ?? 0) + (RATE * step) / (Math.sqrt(square) + 0.1));
        }
      }
    }
  }
  return weights;
}

function find(sample: Sample, weights: Weights, margins: { within: number; between: number }): number[][] {
  const evidence = weigh(sample.page, sample.headKin, { ...margins, links: Object.fromEntries(weights) });
  return arrange(evidence, sample.headings, sample.onPage);
}

/** Shares of words under the right heading, and of strips before the right one. */
function measure(
  samples: readonly Sample[],
  weights: Weights,
  margins = EVIDENCE,
): { placed: number; followed: number } {
  let words = 0;
  let placed = 0;
  let strips = 0;
  let followed = 0;
  for (const sample of samples) {
    const found = find(sample, weights, margins);
    const homes = new Map(found.flatMap((list, a) => list.map((i) => [i, a] as const)));
    const nexts = new Map(found.flatMap((list) => list.map((i, k) => [i, list[k + 1] ?? -1] as const)));
    sample.gold.forEach((list, a) => {
      list.forEach((i, k) => {
        const size = sample.page.strips[i]?.size ?? 0;
        words += size;
        strips++;
        if (homes.get(i) === a) placed += size;
        if (nexts.get(i) === (list[k + 1] ?? -1)) followed++;
      });
    });
  }
  return { placed: placed / words, followed: followed / strips };
}

/** What is weighed up or down together when whole pages are fitted. */
const FAMILIES: readonly RegExp[] = [
  /-cohesion$/,
  /-heading$(?<!next-heading)/,
  /-kin$/,
  /-pair$|-misfit$|^seen$/,
  /-(?:next|next-heading|ahead|far-ahead|behind|far-behind|to-top|from-bottom)$/,
  /-(?:terminal|colon|comma|particle|short|hamza|open)-|-closes-/,
  /-opens-|-lead$/,
];

/** Scales the families of weights so that whole pages come out best, by coordinate search; `row-` and `block-` each by themselves. */
function fitPages(samples: readonly Sample[], first: Weights): Weights {
  let best: Weights = new Map(first);
  for (const kind of ['row', 'block']) {
    best.set(`${kind}-cohesion`, 20);
    best.set(`${kind}-heading`, 4);
    const own = samples.filter(({ page }) => (page.strips[0]?.wrapped ? 'row' : 'block') === kind);
    if (own.length === 0) continue;
    const worth = (weights: Weights): number => {
      const { placed, followed } = measure(own, weights);
      return placed + FOLLOWED * followed;
    };
    let most = worth(best);
    for (let round = 0; round < ROUNDS; round++) {
      const before = most;
      for (const family of FAMILIES) {
        for (const factor of [0.4, 0.7, 1.4, 2.5]) {
          const trial = new Map(
            [...best].map(([name, value]) => [
              name,
              family.test(name) && (name.startsWith(kind) || !/^(?:row|block)-/.test(name)) ? value * factor : value,
            ]),
          );
          const reached = worth(trial);
          if (reached > most + 1e-4) {
            most = reached;
            best = trial;
          }
        }
      }
      console.error(`${kind}, round ${round + 1}: ${most.toFixed(4)}`);
      if (most - before < 1e-3) break;
    }
  }
  return best;
}

function report(name: string, samples: readonly Sample[], weights: Weights): void {
  const { placed, followed } = measure(samples, weights);
  console.log(
    `${name}: words under the right heading ${placed.toFixed(4)}, strips before the right one ${followed.toFixed(4)}`,
  );
}

const args = process.argv.slice(2);
const folders = args.filter((arg) => !arg.startsWith('--'));
const tests = args.flatMap((arg) => (arg.startsWith('--test=') ? arg.slice('--test='.length) : []));
const samples = folders.flatMap((folder) => goldPages(folder).map(sampleOf));
const byChoice = fitChoices(samples);
const weights = fitPages(samples, byChoice);
report('fitted on, by choices', samples, byChoice);
report('fitted on', samples, weights);
for (const test of tests) report(test, goldPages(test).map(sampleOf), weights);
if (tests.length === 0) {
  const rows = [...weights.keys()].sort().map((name) => `  '${name}': ${(weights.get(name) ?? 0).toFixed(2)},`);
  writeFileSync(
    'src/page/assemble/link-weights.ts',
    `/**\n * Fitted by tools/fit/order.ts. Log-odds: what a feature (link-features.ts) adds to one strip following another, opening or closing\n * an article; \`row-\` between line-wrapped strips, \`block-\` where a line is a paragraph.\n */\n// biome-ignore format: one feature a line\nexport const LINK_WEIGHTS: Readonly<Record<string, number>> = {\n${rows.join('\n')}\n};\n`,
  );
}
if (args.includes('--show')) {
  for (const [name, value] of [...weights].sort(([a], [b]) => (a < b ? -1 : 1))) {
    console.log(name, (byChoice.get(name) ?? 0).toFixed(2), value.toFixed(2));
  }
}
