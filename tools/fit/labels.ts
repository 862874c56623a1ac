// Fits the weights of the labelling model (src/page/label/weights.ts) on pages with gold.
//
//   npm run fit:labels -- FOLDER…            writes the weights
//   npm run fit:labels -- --cross FOLDER…    instead tells the accuracy on pages left out, in turn
//   npm run fit:labels -- --test=FOLDER FOLDER…   instead tells the accuracy on the pages of one folder, fitted on the others
//   npm run fit:labels -- --check FOLDER…    instead tells the accuracy of the weights as they are; --show lists errors
//
// Method: crf.ts.
import { writeFileSync } from 'node:fs';
import { correctBlocks } from '../../src/corpus/correct-blocks.js';
import { loadCorrections } from '../../src/correct/load.js';
import { loadLexicon, loadWordData } from '../../src/lexicon/load.js';
import { factsOf } from '../../src/page/label/facts.js';
import { countFeatures, nameOf } from '../../src/page/label/feature-names.js';
import { Observer } from '../../src/page/label/features.js';
import { labelRows } from '../../src/page/label/label.js';
import {
  JOINT_KINDS,
  jointKind,
  roleOf,
  STATES,
  STEP_KINDS,
  type State,
  stepKind,
  type Weights,
} from '../../src/page/label/model.js';
import { type Row, rowsOf } from '../../src/page/label/rows.js';
import { dropRepeats } from '../../src/page/repeats.js';
import { unwrap } from '../../src/page/unwrap.js';
import { wordTable } from '../../src/page/word-traits.js';
import { normalisePage } from '../../src/text/normalise.js';
import { alignRows, type Place } from './align.js';
import { type Chain, fitCrf } from './crf.js';
import { goldPages } from './gold.js';

/** Parts of the pages that are left out in turn by --cross. */
const PARTS = 6;

/** Letters that may stand before the first row of a text. */
const DRIFT = 4;

/** Steps are of one kind of the first, and of one of the others. */
const KINDS = [...STEP_KINDS, ...JOINT_KINDS];

const words = loadWordData();
const corrections = loadCorrections(loadLexicon(), words.bigrams);

interface Sample {
  name: string;
  rows: Row[];
  gold: State[];
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
function samples(folders: string[]): Sample[] {
  return folders.flatMap((folder) =>
    goldPages(folder).flatMap((page) => {
      const unique = dropRepeats(unwrap(normalisePage(page.raw).lines)).blocks;
      return [correctBlocks(unique, corrections).blocks, unique].map((blocks): Sample => {
        const rows = rowsOf(blocks);
        const places = alignRows(
          rows.map(({ text }) => text),
          page,
        );
        return { name: page.name, rows, gold: places.map((_, i) => stateAt(places, i)) };
      });
    }),
  );
}

/** The rows of a page, each feature by its number. */
function chainOf({ rows, gold }: Sample): Chain {
  const table = wordTable(words);
  const observer = new Observer(
    rows.map((row) => factsOf(row, table)),
    words,
  );
  const ends: number[] = [];
  const features: number[] = [];
  const values: number[] = [];
  rows.forEach((_, t) => {
    const seen = observer.observe(t);
    for (let k = 0; k < seen.size; k++) {
      features.push(seen.features[k] ?? 0);
      values.push(seen.values[k] ?? 0);
    }
    ends.push(features.length);
  });
  return {
    ends: Int32Array.from(ends),
    features: Int32Array.from(features),
    values: Float64Array.from(values),
    steps: Int32Array.from(rows, stepKind),
    joints: Int32Array.from(rows, (row, t) => STEP_KINDS.length + jointKind(row, observer.jointTo(t))),
    gold: Int32Array.from(gold, (state) => STATES.indexOf(state)),
  };
}

function train(data: Sample[]): Weights {
  const chains = data.map(chainOf);
  const features = countFeatures();
  const S = STATES.length;
  const { emission, transition } = fitCrf(chains, { states: S, features, steps: KINDS.length });
  const weights: Record<string, number[]> = {};
  for (let feature = 0; feature < features; feature++)
    weights[nameOf(feature)] = Array.from(emission.subarray(feature * S, feature * S + S));
  KINDS.forEach((kind, k) => {
    STATES.forEach((state, p) => {
      const from = (k * S + p) * S;
      weights[`${kind}:${state}`] = Array.from(transition.subarray(from, from + S));
    });
  });
  return weights;
}

function confusion(data: Sample[], weights: Weights | undefined, table: Map<string, number>, show: boolean): void {
  for (const { name, rows, gold } of data) {
    labelRows(rows, words, weights).states.forEach((state, t) => {
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
const check = args.includes('--check');
const cross = args.includes('--cross');
const show = args.includes('--show');
const data = samples(args.filter((arg) => !arg.startsWith('--')));
const test = args.find((arg) => arg.startsWith('--test='))?.slice('--test='.length);
const table = new Map<string, number>();
if (test) {
  confusion(samples([test]), train(data), table, show);
  report(table);
} else if (cross) {
  for (let part = 0; part < PARTS; part++) {
    const weights = train(data.filter((_, i) => i % PARTS !== part));
    confusion(
      data.filter((_, i) => i % PARTS === part),
      weights,
      table,
      show,
    );
  }
  report(table);
} else if (check) {
  confusion(data, undefined, table, show);
  report(table);
} else {
  const weights = train(data);
  const lines = Object.keys(weights)
    .sort()
    .filter((name) => weights[name]?.some((value) => Math.abs(value) >= 0.05))
    .map((name) => `  '${name}': [${weights[name]?.map((value) => Number(value.toFixed(2))).join(', ')}],`);
  writeFileSync(
    'src/page/label/weights.ts',
    `import type { Weights } from './model.js';\n\n/**\n * Fitted by tools/fit/labels.ts; columns: ${STATES.join(', ')}.\n * Log-odds: what a feature (features.ts) adds to the score of a role; names with \`:ROLE\` (model.ts) are steps from a role.\n */\n// biome-ignore format: one feature a line\nexport const WEIGHTS: Weights = {\n${lines.join('\n')}\n};\n`,
  );
  confusion(data, weights, table, show);
  report(table);
}
