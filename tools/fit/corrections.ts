// Fits the weights of the evidence for a reading of a word (src/correct/weights.ts) on pages with gold.
//
//   npm run fit:corrections -- FOLDER…                     writes the weights
//   npm run fit:corrections -- --test=FOLDER… FOLDER…      … and tells what they give on other pages
//   npm run fit:corrections -- --check FOLDER…             instead tells what the weights as they are give
//
// Likelihood of the right reading among all readings of a word (a conditional logit, McFadden 1974), by gradient ascent
// (Adam, Kingma and Ba 2015), for non-words and words by themselves. The gold texts of every page are a page without
// misreadings beside it, so that the weights know clean pages as well.
import { writeFileSync } from 'node:fs';
import { compare, WEIGHTS, type Weights } from '../../src/correct/decide.js';
import { FEATURES, type Option, optionsOf } from '../../src/correct/features.js';
import { loadCorrections } from '../../src/correct/load.js';
import { neighboursOf } from '../../src/correct/neighbours.js';
import { withNoise } from '../../src/correct/noise.js';
import { type Survey, survey } from '../../src/correct/survey.js';
import { type ReadToken, tokensOf } from '../../src/correct/token.js';
import { loadBigrams, loadLexicon } from '../../src/lexicon/load.js';
import { type GoldPage, goldPages } from './gold.js';
import { type Reading, readingsOf } from './misreadings.js';

const TARGET = 'src/correct/weights.ts';
const STEPS = 1000;
const RATE = 0.03;
/** One word in so many of the words of the lexicon is enough to fit on. */
const SAMPLE = 2;

const lexicon = loadLexicon();
const bigrams = loadBigrams();
const settings = loadCorrections(lexicon, bigrams);
const { look } = settings;

/** A word of a page with its readings. */
interface Sample {
  known: boolean;
  options: Option[];
  /** Index of the right reading; 0 too where it is not among them. */
  right: number;
  /** Whether the word as it stands is right. */
  sound: boolean;
}

interface Surveyed {
  passages: ReadToken[][];
  /** What stands in print for each token, where that is known. */
  print: (string | null)[][];
  page: Survey;
}

function surveyed(rows: readonly Reading[][], pagesWith?: (bare: string) => number): Surveyed {
  const passages = rows.map((row) => tokensOf(row.flatMap(({ read }) => read).join(' '), look));
  const print = rows.map((row) =>
    row.flatMap(({ read, print }) => read.map(() => (read.length === 1 && print.length > 0 ? print.join(' ') : null))),
  );
  return { passages, print, page: survey(passages, lexicon, pagesWith) };
}

/** Pages of a collection that a page is learnt from. */
const COLLECTION = 15;
/** Words in a run that two pages of one article share. */
const RUN = 6;

const runsOf = ({ articles }: GoldPage): Set<string> =>
  new Set(
    articles.flatMap(({ text }) => {
      const words = text.split(/\s+/);
      return words.map((_, i) => words.slice(i, i + RUN).join(' ')).slice(0, -RUN);
    }),
  );

/**
 * The pages of a folder as read, and as they would be without a misreading. The other pages of the collection are those
 * next in the folder that share no article with the page: pages of one source print the same articles.
 */
function pagesOf(folder: string): [Surveyed, Surveyed][] {
  const gold = goldPages(folder);
  const runs = gold.map(runsOf);
  const read = gold.map(readingsOf);
  const clean = read.map((rows) =>
    rows.map((row) => row.flatMap(({ print }) => print.map((word) => ({ read: [word], print: [word] })))),
  );
  const wordsOf = (rows: readonly Reading[][]): Set<string> =>
    new Set(tokensOf(rows.flatMap((row) => row.flatMap(({ read }) => read)).join(' '), look).map(({ bare }) => bare));
  const vocabularies = [read.map(wordsOf), clean.map(wordsOf)] as const;
  const apart = (a: number, b: number): boolean => {
    for (const run of runs[a] ?? []) if (runs[b]?.has(run)) return false;
    return true;
  };
  return gold.map((_, i) => {
    const others: number[] = [];
    for (let step = 1; step < gold.length && others.length < COLLECTION; step++) {
      const j = (i + step) % gold.length;
      if (apart(i, j)) others.push(j);
    }
    const pagesWith =
      (kind: 0 | 1) =>
      (bare: string): number =>
        [i, ...others].reduce((sum, j) => sum + (vocabularies[kind][j]?.has(bare) ? 1 : 0), 0);
    return [surveyed(read[i] ?? [], pagesWith(0)), surveyed(clean[i] ?? [], pagesWith(1))];
  });
}

function samplesOf({ passages, print, page }: Surveyed, sample: number): Sample[] {
  const samples: Sample[] = [];
  let n = 0;
  passages.forEach((tokens, p) => {
    tokens.forEach(({ bare, facts }, i) => {
      const right = print[p]?.[i];
      if (!right || !facts || bare.length < 2) return;
      if (facts.known && n++ % sample !== 0) return;
      const options = optionsOf(facts, neighboursOf(tokens, i), { page, bigrams });
      if (options.length === 1) return;
      const at = options.findIndex(({ text }) => text === right);
      samples.push({ known: facts.known, options, right: Math.max(0, at), sound: bare === right });
    });
  });
  return samples;
}

function ascend(samples: readonly Sample[], start: Float64Array): Float64Array {
  const size = FEATURES.length;
  const scale = new Float64Array(size);
  let rows = 0;
  for (const { options } of samples) {
    for (const { features } of options) {
      rows++;
      for (let i = 0; i < size; i++) scale[i] = (scale[i] ?? 0) + (features[i] ?? 0) ** 2;
    }
  }
  for (let i = 0; i < size; i++) scale[i] = Math.max(1e-3, Math.sqrt((scale[i] ?? 0) / rows));
  const weights = start.slice();
  const mean = new Float64Array(size);
  const square = new Float64Array(size);
  for (let step = 1; step <= STEPS; step++) {
    const gradient = new Float64Array(size);
    for (const { options, right } of samples) {
      const p = compare(options, weights).probabilities;
      options.forEach(({ features }, k) => {
        const pull = (k === right ? 1 : 0) - (p[k] ?? 0);
        for (let i = 0; i < size; i++) gradient[i] = (gradient[i] ?? 0) + pull * (features[i] ?? 0);
      });
    }
    for (let i = 0; i < size; i++) {
      const slope = (gradient[i] ?? 0) / samples.length / (scale[i] ?? 1);
      mean[i] = 0.9 * (mean[i] ?? 0) + 0.1 * slope;
      square[i] = 0.99 * (square[i] ?? 0) + 0.01 * slope * slope;
      const along = (mean[i] ?? 0) / (1 - 0.9 ** step) / (Math.sqrt((square[i] ?? 0) / (1 - 0.99 ** step)) + 1e-8);
      weights[i] = (weights[i] ?? 0) + (RATE * along) / (scale[i] ?? 1);
    }
  }
  return weights;
}

function report(name: string, samples: readonly Sample[], weights: Weights): void {
  for (const known of [false, true]) {
    const its = samples.filter((sample) => sample.known === known);
    const cells = [0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95].map((least) => {
      let [mended, harmed, other] = [0, 0, 0];
      for (const { options, right, sound } of its) {
        const p = compare(options, weights[known ? 1 : 0]).probabilities;
        let best = 1;
        for (let i = 2; i < p.length; i++) if ((p[i] ?? 0) > (p[best] ?? 0)) best = i;
        if ((p[best] ?? 0) < least) continue;
        if (sound) harmed++;
        else if (best === right) mended++;
        else other++;
      }
      return `${least}: ${mended}/${harmed}/${other}`;
    });
    const wrong = its.filter(({ sound }) => !sound).length;
    console.log(
      `${name} ${known ? 'words' : 'non-words'}: ${its.length}, misread ${wrong}; mended/harmed/changed at ${cells.join('  ')}`,
    );
  }
}

const folders = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const tests = process.argv.slice(2).flatMap((argument) => (argument.startsWith('--test=') ? [argument.slice(7)] : []));
const checking = process.argv.includes('--check');

let weights = WEIGHTS;
if (!checking) {
  let pages = folders.flatMap((folder) => pagesOf(folder).flat());
  console.error(`${pages.length} pages`);
  for (let round = 0; round < 3; round++) {
    pages = pages.map((one) => ({ ...one, page: withNoise(one.page, one.passages, { bigrams }, weights) }));
    const samples = pages.flatMap((page) => samplesOf(page, round === 2 ? SAMPLE : 1e9));
    weights = [
      ascend(
        samples.filter(({ known }) => !known),
        weights[0],
      ),
      round === 2
        ? ascend(
            samples.filter(({ known }) => known),
            weights[1],
          )
        : weights[1],
    ];
    console.error(`round ${round + 1}: ${samples.length} words`);
  }
  const table = (name: string, of: Float64Array): string =>
    `export const ${name}: Readonly<Record<Feature, number>> = {\n${FEATURES.map(
      (feature, i) => `  '${feature}': ${Math.round((of[i] ?? 0) * 100) / 100},`,
    ).join('\n')}\n};\n`;
  const text = `import type { Feature } from './features.js';

/** Fitted by tools/fit/corrections.ts: log-odds that a feature (features.ts) adds to a reading of a non-word. */
// biome-ignore format: one feature a line
${table('NON_WORD_WEIGHTS', weights[0])}
/** The same of a word of the lexicon. */
// biome-ignore format: one feature a line
${table('WORD_WEIGHTS', weights[1])}`;
  writeFileSync(TARGET, text);
}
for (const folder of checking ? folders : tests) {
  const pages = pagesOf(folder);
  for (const [kind, at] of [
    ['as read', 0],
    ['clean', 1],
  ] as const) {
    const its = pages
      .flatMap((both) => both[at] ?? [])
      .map((one) => ({ ...one, page: withNoise(one.page, one.passages, { bigrams }, weights) }));
    const rates = its.map(({ page }) => page.noise).sort((a, b) => a - b);
    const quantile = (q: number): string => (rates[Math.floor(q * (rates.length - 1))] ?? 0).toFixed(4);
    console.log(`${folder}, ${kind}: noise ${[0, 0.25, 0.5, 0.75, 1].map(quantile).join(' ')}`);
    report(
      kind,
      its.flatMap((page) => samplesOf(page, 1)),
      weights,
    );
  }
}
