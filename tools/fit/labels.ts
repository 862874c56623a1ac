// Fits the weights of the labelling model (src/page/label/weights.ts) on pages with gold.
//
//   npm run fit:labels -- FOLDER…            writes the weights
//   npm run fit:labels -- --cross FOLDER…    instead tells the accuracy on pages left out, in turn
//   npm run fit:labels -- --test=FOLDER FOLDER…   instead tells the accuracy on the pages of one folder, fitted on the others
//   npm run fit:labels -- --check FOLDER…    instead tells the accuracy of the weights as they are; --show lists errors
//
// Method: conditional random field (Lafferty, McCallum, Pereira 2001), gradient by forward-backward, Adagrad, L2.
import { writeFileSync } from 'node:fs';
import { correctBlocks } from '../../src/corpus/correct-blocks.js';
import { loadCorrections } from '../../src/correct/load.js';
import { loadBigrams, loadLexicon } from '../../src/lexicon/load.js';
import { factsOf } from '../../src/page/label/facts.js';
import { type Feature, featuresOf } from '../../src/page/label/features.js';
import { labelRows } from '../../src/page/label/label.js';
import { STATES, type State, transitionName, type Weights } from '../../src/page/label/model.js';
import { type Row, rowsOf } from '../../src/page/label/rows.js';
import { dropRepeats } from '../../src/page/repeats.js';
import { unwrap } from '../../src/page/unwrap.js';
import { wordTable } from '../../src/page/word-traits.js';
import { normalisePage } from '../../src/text/normalise.js';
import { alignRows } from './align.js';
import { goldPages } from './gold.js';

const EPOCHS = 120;
const L2 = 0.4;
const RATE = 0.2;
/** Parts of the pages that are left out in turn by --cross. */
const PARTS = 6;
const S = STATES.length;

const bigrams = loadBigrams();
const corrections = loadCorrections(loadLexicon(), bigrams);

interface Sample {
  name: string;
  rows: Row[];
  gold: State[];
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
        return { name: page.name, rows, gold: places.map(({ field }) => field) };
      });
    }),
  );
}

const logSum = (values: number[]): number => {
  const top = Math.max(...values);
  return top + Math.log(values.reduce((sum, value) => sum + Math.exp(value - top), 0));
};

/** Emission scores of a page's rows: `steps × S`. */
function emissions(features: readonly (readonly Feature[])[], weights: Weights): Float64Array {
  const table = new Float64Array(features.length * S);
  features.forEach((list, t) => {
    for (const { name, value } of list) {
      weights[name]?.forEach((weight, s) => {
        table[t * S + s] = (table[t * S + s] ?? 0) + value * weight;
      });
    }
  });
  return table;
}

function train(data: Sample[]): Record<string, number[]> {
  const weights: Record<string, number[]> = {};
  const squares: Record<string, number[]> = {};
  const row = (table: Record<string, number[]>, name: string): number[] => (table[name] ??= STATES.map(() => 0));
  const prepared = data.map(({ rows, gold }) => ({
    rows,
    gold: gold.map((role) => STATES.indexOf(role)),
    features: featuresOf(
      rows.map((row) => factsOf(row, wordTable(bigrams))),
      bigrams,
    ),
  }));
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (const { rows, gold, features } of prepared) {
      const T = rows.length;
      if (T === 0) continue;
      const emit = emissions(features, weights);
      const e = (t: number, s: number): number => emit[t * S + s] ?? 0;
      const names = rows.map((row) => STATES.map((state) => transitionName(state, row)));
      const step = (t: number, p: number, s: number): number => weights[names[t]?.[p] ?? '']?.[s] ?? 0;
      const alpha: number[][] = [];
      const beta: number[][] = [];
      for (let t = 0; t < T; t++) {
        alpha.push(
          STATES.map((_, s) =>
            t === 0 ? e(0, s) : e(t, s) + logSum(STATES.map((_, p) => (alpha[t - 1]?.[p] ?? 0) + step(t, p, s))),
          ),
        );
      }
      for (let t = T - 1; t >= 0; t--) {
        beta[t] = STATES.map((_, s) =>
          t === T - 1 ? 0 : logSum(STATES.map((_, n) => step(t + 1, s, n) + e(t + 1, n) + (beta[t + 1]?.[n] ?? 0))),
        );
      }
      const z = logSum(alpha[T - 1] ?? [0]);
      const gradient: Record<string, number[]> = {};
      const add = (name: string, s: number, by: number): void => {
        const cells = row(gradient, name);
        cells[s] = (cells[s] ?? 0) + by;
      };
      for (let t = 0; t < T; t++) {
        for (let s = 0; s < S; s++) {
          const p = Math.exp((alpha[t]?.[s] ?? 0) + (beta[t]?.[s] ?? 0) - z);
          const by = (gold[t] === s ? 1 : 0) - p;
          if (Math.abs(by) > 1e-6) for (const { name, value } of features[t] ?? []) add(name, s, by * value);
          if (t === 0) continue;
          for (let q = 0; q < S; q++) {
            const joint = Math.exp((alpha[t - 1]?.[q] ?? 0) + step(t, q, s) + e(t, s) + (beta[t]?.[s] ?? 0) - z);
            add(names[t]?.[q] ?? '', s, (gold[t] === s && gold[t - 1] === q ? 1 : 0) - joint);
          }
        }
      }
      for (const [name, cells] of Object.entries(gradient)) {
        const w = row(weights, name);
        const sq = row(squares, name);
        cells.forEach((value, s) => {
          const slope = value - (L2 * (w[s] ?? 0)) / 10;
          sq[s] = (sq[s] ?? 0) + slope * slope;
          w[s] = (w[s] ?? 0) + (RATE * slope) / (Math.sqrt(sq[s] ?? 0) + 0.1);
        });
      }
    }
  }
  return weights;
}

function confusion(
  data: Sample[],
  weights: Record<string, number[]> | undefined,
  table: Map<string, number>,
  show: boolean,
): void {
  for (const { name, rows, gold } of data) {
    labelRows(rows, bigrams, weights).states.forEach((state, t) => {
      const found = STATES[state];
      const key = `${gold[t]} ${found}`;
      table.set(key, (table.get(key) ?? 0) + 1);
      if (show && found !== gold[t]) console.log(name, gold[t], '->', found, '|', rows[t]?.text.slice(0, 90));
    });
  }
}

function report(table: Map<string, number>): void {
  let right = 0;
  let all = 0;
  for (const state of STATES) {
    const of = (a: string, b: string): number => table.get(`${a} ${b}`) ?? 0;
    const hit = of(state, state);
    const gold = STATES.reduce((sum, other) => sum + of(state, other), 0);
    const said = STATES.reduce((sum, other) => sum + of(other, state), 0);
    right += hit;
    all += gold;
    const misses = STATES.filter((other) => other !== state && of(state, other) > 0).map((o) => `${o} ${of(state, o)}`);
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
    `import type { Weights } from './model.js';\n\n/**\n * Fitted by tools/fit/labels.ts; columns: ${STATES.join(', ')}.\n * Log-odds: what a feature (features.ts) adds to the score of a role; \`next:ROLE\` and \`run:ROLE\` are steps from a role.\n */\n// biome-ignore format: one feature a line\nexport const WEIGHTS: Weights = {\n${lines.join('\n')}\n};\n`,
  );
  confusion(data, weights, table, show);
  report(table);
}
