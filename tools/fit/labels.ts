// Fits the weights of the labelling model (data/roles.bin) on pages with gold.
//
//   npm run fit:labels -- FOLDER… [--test=FOLDER…]   writes the weights; tells the accuracy on pages that are not fitted on
//   npm run fit:labels -- --topics=FILE FOLDER…      reads the pages that follow with topics of that file: those of the package have
//                                                    seen the articles of many pages, and would count for too much
//   npm run fit:labels -- --on --hold=FOLDER… --items=FOLDER… FOLDER…   goes on from the weights as they are, and holds what they say of
//                                                    the pages of --hold; of those of --items it is not told which line of a heading is which
//   npm run fit:labels -- --check FOLDER…            instead tells the accuracy of the weights as they are; --show lists errors
//
// Reads the features off the pages; the method is in roles.py, which needs Python 3.11 or later with jax and optax.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { correctBlocks } from '../../src/corpus/correct-blocks.js';
import { loadCorrections } from '../../src/correct/load.js';
import { loadLexicon, loadWordData } from '../../src/lexicon/load.js';
import { factsOf } from '../../src/page/label/facts.js';
import { countFeatures, nameOf } from '../../src/page/label/feature-names.js';
import { Observer } from '../../src/page/label/features.js';
import { labelRows } from '../../src/page/label/label.js';
import { MARK_WEIGHTS } from '../../src/page/label/mark-weights.js';
import {
  ALL_KINDS,
  jointKind,
  roleOf,
  STATES,
  STEP_KINDS,
  type State,
  stepKind,
  toldBy,
} from '../../src/page/label/model.js';
import { type Row, rowsOf } from '../../src/page/label/rows.js';
import { TYPE_WEIGHTS } from '../../src/page/label/type-weights.js';
import { loadPageData, loadTopicSpace } from '../../src/page/load.js';
import type { PageData } from '../../src/page/page-data.js';
import { dropRepeats } from '../../src/page/repeats.js';
import { readTopicSpace, type TopicSpace } from '../../src/page/topic.js';
import { unwrap } from '../../src/page/unwrap.js';
import { wordTable } from '../../src/page/word-traits.js';
import { normalisePage } from '../../src/text/normalise.js';
import { alignRows, type Place } from './align.js';
import { goldPages } from './gold.js';
import { fitInPython } from './python.js';
import { WordNumbers } from './word-numbers.js';

/** Words at the beginning of a row and at its end that the network looks at. */
const FIRST = 6;
const LAST = 4;
/** Letters that may stand before the first row of a text. */
const DRIFT = 4;

const words = loadWordData();
const corrections = loadCorrections(loadLexicon(), words.bigrams);
const numbers = new WordNumbers(words);

/** Rows of a page as the fit sees them. */
interface Chain {
  /** Where the features of each row end in the two lists. */
  ends: Int32Array;
  features: Int32Array;
  values: Float32Array;
  /** Kind of the step to each row, and of its joint. */
  steps: Int32Array;
  joints: Int32Array;
  gold: Int32Array;
  /** Numbers of the first and last words of each row (word-numbers.ts). */
  words: Int32Array;
}

interface Sample {
  name: string;
  rows: Row[];
  gold: State[];
  topics: TopicSpace;
  untold: boolean;
}

/** A folder of pages, the topics that they are read with, and whether which line of a heading is which is left untold. */
interface Folder {
  folder: string;
  topics: TopicSpace;
  untold?: boolean;
}

/** The state of row `i` of a page. */
function stateAt(places: readonly Place[], i: number): State {
  const { field = 'noise', at = 0, article = -2 } = places[i] ?? {};
  if (field === 'body') return at <= DRIFT ? 'opening' : 'body';
  const above = places[i - 1];
  const goesOn = field === 'headline' && above?.field === 'headline' && above.article === article;
  return goesOn ? 'deck' : field;
}

/** Each page twice: as it is cleaned, and without corrections, which users may switch off. */
function samples(folders: readonly Folder[]): Sample[] {
  return folders.flatMap(({ folder, topics, untold = false }) =>
    goldPages(folder).flatMap((page) => {
      const unique = dropRepeats(unwrap(normalisePage(page.raw).lines)).blocks;
      return [correctBlocks(unique, corrections).blocks, unique].map((blocks): Sample => {
        const rows = rowsOf(blocks);
        const places = alignRows(
          rows.map(({ text }) => text),
          page,
        );
        return { name: page.name, rows, gold: places.map((_, i) => stateAt(places, i)), topics, untold };
      });
    }),
  );
}

/** Features that are weighed by hand: few pages of the fits have any. */
const BY_HAND: ReadonlySet<string> = new Set([...MARK_WEIGHTS, ...TYPE_WEIGHTS].map(([name]) => name));

/** Added to the state of a row that is a line of a heading of several, whose parts are not told apart. */
const OF_STACK = 100;

const PARTS: ReadonlySet<State> = new Set(['kicker', 'headline', 'deck', 'subtitle']);
const isPart = (state: State | undefined): boolean => state !== undefined && PARTS.has(state);

const inStack = (gold: readonly State[], t: number): boolean =>
  isPart(gold[t]) && (isPart(gold[t - 1]) || isPart(gold[t + 1]));

/** The rows of a page, each feature by its number. */
function chainOf({ rows, gold, topics, untold }: Sample): Chain {
  const table = wordTable(words);
  const facts = rows.map((row) => factsOf(row, table));
  const observer = new Observer(facts, { ...words, topics });
  const ends: number[] = [];
  const features: number[] = [];
  const values: number[] = [];
  rows.forEach((_, t) => {
    const seen = observer.observe(t);
    for (let k = 0; k < seen.size; k++) {
      if (BY_HAND.has(nameOf(seen.features[k] ?? 0))) continue;
      features.push(seen.features[k] ?? 0);
      values.push(seen.values[k] ?? 0);
    }
    ends.push(features.length);
  });
  return {
    ends: Int32Array.from(ends),
    features: Int32Array.from(features),
    values: Float32Array.from(values),
    steps: Int32Array.from(rows, stepKind),
    joints: Int32Array.from(rows, (row, t) => STEP_KINDS.length + jointKind(row, observer.jointTo(t))),
    gold: Int32Array.from(gold, (state, t) => STATES.indexOf(state) + (untold && inStack(gold, t) ? OF_STACK : 0)),
    words: Int32Array.from(
      facts.flatMap((row) => [
        ...Array.from({ length: FIRST }, (_, k) => numbers.of(row.words[k])).flat(),
        ...Array.from({ length: LAST }, (_, k) => numbers.of(row.words.at(-1 - k))).flat(),
      ]),
    ),
  };
}

/** Writes the rows of all pages as the fit reads them (tools/fit/roles.py). */
function writeChains(path: string, data: readonly Sample[]): void {
  const parts: Uint8Array[] = [];
  const add = (...arrays: readonly (Int32Array | Float32Array)[]): void => {
    for (const { buffer, byteOffset, byteLength } of arrays) parts.push(new Uint8Array(buffer, byteOffset, byteLength));
  };
  for (const { ends, features, values, steps, joints, gold, words } of data.map(chainOf)) {
    if (gold.length === 0) continue;
    add(Int32Array.of(gold.length, features.length), ends, features, values, steps, joints, gold, words);
  }
  writeFileSync(path, Buffer.concat(parts));
}

function confusion(samples: readonly Sample[], data: PageData, table: Map<string, number>, show: boolean): void {
  for (const { name, rows, gold } of samples) {
    labelRows(rows, data).states.forEach((state, t) => {
      const found = STATES[state];
      const is = roleOf(gold[t] ?? 'noise');
      const key = `${is} ${found}`;
      table.set(key, (table.get(key) ?? 0) + 1);
      if (show && found !== is) console.log(name, is, '->', found, '|', rows[t]?.text.slice(0, 90));
    });
  }
}

/** The states that rows are told by. */
const ROLES = STATES.filter((state) => roleOf(state) === state);

function report(table: Map<string, number>): void {
  let right = 0;
  let all = 0;
  for (const state of ROLES) {
    const of = (a: string, b: string): number => table.get(`${a} ${b}`) ?? 0;
    const hit = of(state, state);
    const gold = ROLES.reduce((sum, other) => sum + of(state, other), 0);
    const said = ROLES.reduce((sum, other) => sum + of(other, state), 0);
    right += hit;
    all += gold;
    const misses = ROLES.filter((other) => other !== state && of(state, other) > 0).map((o) => `${o} ${of(state, o)}`);
    console.log(
      `${state.padEnd(10)} gold ${gold}  precision ${(hit / said).toFixed(3)}  recall ${(hit / gold).toFixed(3)}  ${misses.join(', ')}`,
    );
  }
  console.log(`accuracy ${(right / all).toFixed(4)} of ${all} rows`);
}

const args = process.argv.slice(2);
const shipped = loadTopicSpace();
const folders: Folder[] = [];
let topics = shipped;
for (const arg of args) {
  if (arg.startsWith('--topics=')) topics = readTopicSpace(readFileSync(arg.slice('--topics='.length)), words.vectors);
  else if (arg.startsWith('--items=')) folders.push({ folder: arg.slice('--items='.length), topics, untold: true });
  else if (!arg.startsWith('--')) folders.push({ folder: arg, topics });
}
if (args.includes('--check')) {
  const table = new Map<string, number>();
  const data = loadPageData();
  for (const folder of folders) confusion(samples([folder]), data, table, args.includes('--show'));
  report(table);
} else {
  fitInPython('roles', 'data/roles.bin', (work) => {
    const write = (name: string, from: readonly Folder[]): string => {
      const path = join(work, name);
      writeChains(path, samples(from));
      return path;
    };
    const given = (option: string): string[] =>
      args.flatMap((arg) => (arg.startsWith(`${option}=`) ? arg.slice(option.length + 1) : []));
    write('fit.bin', folders);
    const held = given('--hold').map((folder) => ({ folder, topics: shipped }));
    const start = args.includes('--on') ? ['--start', 'data/roles.bin', '--hold', write('hold.bin', held)] : [];
    const { classes, companies } = numbers;
    const tests = given('--test').map(
      (folder, i) => `${folder}=${write(`test-${i}.bin`, [{ folder, topics: shipped }])}`,
    );
    // Features are numbered as they are met: the names are known when all have been.
    const names = join(work, 'names.json');
    const features = Array.from({ length: countFeatures() }, (_, i) => nameOf(i));
    writeFileSync(
      names,
      JSON.stringify({
        states: STATES,
        kinds: ALL_KINDS,
        told: STATES.map((_, s) => toldBy(s)),
        features,
        classes,
        companies,
        dimensions: words.vectors.dimensions,
        first: FIRST,
        last: LAST,
      }),
    );
    writeFileSync(join(work, 'vectors'), numbers.vectors());
    return [...tests, ...start];
  });
}
