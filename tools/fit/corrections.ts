// Fits the weights of the evidence for a reading of a word (src/correct/decide/weights.ts) on pages with gold.
//
//   npm run fit:corrections -- FOLDER…                     writes the weights
//   npm run fit:corrections -- --test=FOLDER… FOLDER…      … and tells what they give on other pages
//   npm run fit:corrections -- --check FOLDER…             instead tells what the weights as they are give
//
// Likelihood of the right reading among all readings of a word, for non-words and words by themselves, and of two words
// being one (train.ts). The gold texts of every page are a page without misreadings beside it, so that the weights know
// clean pages as well.
import { writeFileSync } from 'node:fs';
import { compare, NETWORKS, type Networks } from '../../src/correct/decide/decide.js';
import { FEATURES, type Option, optionsOf } from '../../src/correct/decide/features.js';
import { neighboursOf, printed } from '../../src/correct/decide/neighbours.js';
import { HIDDEN, type Network } from '../../src/correct/decide/network.js';
import { withNoise } from '../../src/correct/decide/noise.js';
import { type Survey, survey } from '../../src/correct/decide/survey.js';
import { loadCorrections } from '../../src/correct/load.js';
import { JOIN_FEATURES, type Joining, joiningsOf } from '../../src/correct/spaces/join-features.js';
import { joinProbabilities } from '../../src/correct/spaces/joined.js';
import { type ReadToken, tokensOf } from '../../src/correct/token.js';
import { loadLexicon, loadWordData } from '../../src/lexicon/load.js';
import { type GoldPage, goldPages } from './gold.js';
import { type Reading, readingsOf } from './misreadings.js';
import { type Choice, fitNetwork, fitSum } from './train.js';

const TARGET = 'src/correct/decide/weights.ts';
/** One word in so many of the words of the lexicon is enough to fit on. */
const SAMPLE = 2;

const lexicon = loadLexicon();
const { bigrams, vectors } = loadWordData();
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
  /** Which reading each token is of. */
  readings: Reading[][];
  page: Survey;
}

function surveyed(rows: readonly Reading[][], pagesWith?: (bare: string) => number): Surveyed {
  const passages = rows.map((row) => tokensOf(row.flatMap(({ read }) => read).join(' '), look));
  const print = rows.map((row) =>
    row.flatMap(({ read, print }) => read.map(() => (read.length === 1 && print.length > 0 ? print.join(' ') : null))),
  );
  const readings = rows.map((row) => row.flatMap((reading) => reading.read.map(() => reading)));
  return { passages, print, readings, page: survey(passages, lexicon, pagesWith) };
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
      const options = optionsOf(facts, neighboursOf(tokens, i, page), { page, bigrams, vectors });
      if (options.length === 1) return;
      const at = options.findIndex(({ text }) => text === right);
      samples.push({ known: facts.known, options, right: Math.max(0, at), sound: bare === right });
    });
  });
  return samples;
}

/** Two tokens that may be one word. */
interface Join {
  joinings: readonly Joining[];
  /** Index of the word that they are; -1 where they are two. */
  right: number;
  /** Whether both are as in print. */
  sound: boolean;
}

function joinsOf({ passages, readings, page }: Surveyed): Join[] {
  return passages.flatMap((tokens, p) =>
    tokens.flatMap((token, i): Join[] => {
      const first = readings[p]?.[i];
      const second = readings[p]?.[i + 1];
      if (!first || !second) return [];
      const joinings = joiningsOf(tokens, i, printed(tokens[i - 1], page), settings, { page, bigrams, vectors });
      if (joinings.length === 0) return [];
      const one = first === second && first.print.length === 1 ? first.print[0] : undefined;
      const right = joinings.findIndex(({ text }) => text === one);
      const isSound = ({ read, print }: Reading, bare: string): boolean => read.length === 1 && print[0] === bare;
      return [{ joinings, right, sound: isSound(first, token.bare) && isSound(second, tokens[i + 1]?.bare ?? '') }];
    }),
  );
}

const choiceOfJoin = ({ joinings, right }: Join): Choice => ({
  rows: [JOIN_FEATURES.map(() => 0), ...joinings.map(({ features }) => [...features])],
  right: right + 1,
});

const choiceOf = ({ options, right }: Sample): Choice => ({ rows: options.map(({ features }) => features), right });

const LEVELS = [0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95];

function reportJoins(name: string, joins: readonly Join[], weights: Float64Array | undefined): void {
  const cells = LEVELS.map((least) => {
    let [mended, harmed, other] = [0, 0, 0];
    for (const { joinings, right, sound } of joins) {
      const p = joinProbabilities(joinings, weights);
      const best = p.indexOf(Math.max(...p));
      if ((p[best] ?? 0) < least) continue;
      if (sound) harmed++;
      else if (best === right) mended++;
      else other++;
    }
    return `${least}: ${mended}/${harmed}/${other}`;
  });
  console.log(
    `${name} joins: ${joins.length}, torn ${joins.filter(({ right }) => right >= 0).length}; ${cells.join('  ')}`,
  );
}

function report(name: string, samples: readonly Sample[], networks: Networks): void {
  for (const known of [false, true]) {
    const its = samples.filter((sample) => sample.known === known);
    const cells = LEVELS.map((least) => {
      let [mended, harmed, other] = [0, 0, 0];
      for (const { options, right, sound } of its) {
        const p = compare(options, networks[known ? 1 : 0]);
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

let networks = NETWORKS;
let joinWeights: Float64Array | undefined;
if (!checking) {
  let pages = folders.flatMap((folder) => pagesOf(folder).flat());
  console.error(`${pages.length} pages`);
  for (let round = 0; round < 3; round++) {
    pages = pages.map((one) => ({ ...one, page: withNoise(one.page, one.passages, { bigrams, vectors }, networks) }));
    const samples = pages.flatMap((page) => samplesOf(page, round === 2 ? SAMPLE : 1e9));
    const fitted = (known: boolean): Network =>
      fitNetwork(samples.filter((sample) => sample.known === known).map(choiceOf), FEATURES.length);
    networks = [fitted(false), round === 2 ? fitted(true) : networks[1]];
    console.error(`round ${round + 1}: ${samples.length} words`);
  }
  const joins = pages.flatMap(joinsOf);
  console.error(`${joins.length} pairs of words that may be one`);
  joinWeights = fitSum(joins.map(choiceOfJoin), JOIN_FEATURES.length);
  writeFileSync(TARGET, source(networks, joinWeights));
}
for (const folder of checking ? folders : tests) {
  const pages = pagesOf(folder);
  for (const [kind, at] of [
    ['as read', 0],
    ['clean', 1],
  ] as const) {
    const its = pages
      .flatMap((both) => both[at] ?? [])
      .map((one) => ({ ...one, page: withNoise(one.page, one.passages, { bigrams, vectors }, networks) }));
    const rates = its.map(({ page }) => page.noise).sort((a, b) => a - b);
    const quantile = (q: number): string => (rates[Math.floor(q * (rates.length - 1))] ?? 0).toFixed(4);
    console.log(`${folder}, ${kind}: noise ${[0, 0.25, 0.5, 0.75, 1].map(quantile).join(' ')}`);
    report(
      kind,
      its.flatMap((page) => samplesOf(page, 1)),
      networks,
    );
    reportJoins(kind, its.flatMap(joinsOf), joinWeights);
  }
}

function source([nonWords, words]: Networks, joins: Float64Array): string {
  const number = (value: number): string => String(Number(value.toPrecision(3)));
  const row = (name: string, values: Iterable<number>): string =>
    `  '${name}': [${Array.from(values, number).join(', ')}],\n`;
  const table = (name: string, { straight, into, bias, out }: Network): string =>
    `// biome-ignore format: one feature a line\nexport const ${name}: NetworkRows = {\n${FEATURES.map((feature, i) =>
      row(feature, [straight[i] ?? 0, ...into.subarray(i * HIDDEN, (i + 1) * HIDDEN)]),
    ).join('')}${row('bias', bias)}${row('out', out)}};\n`;
  const sum = JOIN_FEATURES.map((feature, i) => `  '${feature}': ${number(joins[i] ?? 0)},\n`).join('');
  return `import type { JoinFeature } from './join-features.js';
import type { NetworkRows } from './network.js';

/**
 * Fitted by tools/fit/corrections.ts: how a reading of a non-word is scored by its features (features.ts). A row is what a
 * feature adds to the log-odds, then what it adds to each unit of the network.
 */
${table('NON_WORDS', nonWords)}
/** The same of a word of the lexicon. */
${table('WORDS', words)}
/** Log-odds that a feature (join-features.ts) adds to two words being one. */
// biome-ignore format: one feature a line
export const JOIN_WEIGHTS: Readonly<Record<JoinFeature, number>> = {
${sum}};
`;
}
