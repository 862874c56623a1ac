/**
 * Counts which letters an engine reads for which, on pages with gold, and writes src/correct/candidates/confusion-counts.ts.
 *
 *     npm run fit:confusions -- FOLDER…      folders of NAME.txt beside NAME.gold.json (tools/render makes such)
 */
import { writeFileSync } from 'node:fs';
import { isArabicUnit } from '../../src/text/words.js';
import { goldPages } from './gold.js';
import { type Reading, readingsOf, shapeOf } from './misreadings.js';

const TARGET = 'src/correct/candidates/confusion-counts.ts';
/** Rarer confusions are left to the general figures. */
const RAREST = 3;
/** Words with more letters misread than this share were seldom read letter by letter. */
const GARBLED = 0.5;
const LONGEST_SEGMENT = 3;

type Place = 'first' | 'inside' | 'last';
const PLACES: readonly Place[] = ['first', 'inside', 'last'];

const isWord = (text: string): boolean => {
  for (let i = 0; i < text.length; i++) if (!isArabicUnit(text.charCodeAt(i))) return false;
  return text.length > 0;
};

interface Step {
  read: string;
  print: string;
}

/** Letter steps of the cheapest way to read one word for another, and its cost. */
function steps(read: string, print: string): { steps: Step[]; cost: number } {
  const columns = print.length + 1;
  const cost = new Float64Array((read.length + 1) * columns);
  const price = (a: string, b: string): number => (a === b ? 0 : shapeOf(a) === shapeOf(b) ? 0.6 : 1);
  for (let i = 0; i <= read.length; i++) {
    for (let j = 0; j < columns; j++) {
      if (i === 0 || j === 0) {
        cost[i * columns + j] = i + j;
        continue;
      }
      cost[i * columns + j] = Math.min(
        (cost[(i - 1) * columns + j - 1] ?? 0) + price(read[i - 1] ?? '', print[j - 1] ?? ''),
        (cost[(i - 1) * columns + j] ?? 0) + 1,
        (cost[i * columns + j - 1] ?? 0) + 1,
      );
    }
  }
  const found: Step[] = [];
  let i = read.length;
  let j = print.length;
  while (i > 0 || j > 0) {
    const here = cost[i * columns + j] ?? 0;
    const a = read[i - 1] ?? '';
    const b = print[j - 1] ?? '';
    if (i > 0 && j > 0 && Math.abs(here - (cost[(i - 1) * columns + j - 1] ?? 0) - price(a, b)) < 1e-9) {
      found.push({ read: a, print: b });
      i--;
      j--;
    } else if (i > 0 && Math.abs(here - (cost[(i - 1) * columns + j] ?? 0) - 1) < 1e-9) {
      found.push({ read: a, print: '' });
      i--;
    } else {
      found.push({ read: '', print: b });
      j--;
    }
  }
  return { steps: found.reverse(), cost: cost[read.length * columns + print.length] ?? 0 };
}

/** Where a step stands in the word as read. */
const placeOf = (from: number, to: number, length: number): Place =>
  from === 0 ? 'first' : to === length ? 'last' : 'inside';

const letters = new Map<string, number>();
const confusions = new Map<string, number>();
/** Runs of letters printed. */
const runs = new Map<string, number>();
let words = 0;
let doubled = 0;
/** Letters read beside another of their shape where nothing was printed. */
const stuttered = new Map<string, number>();
let swapped = 0;
const bump = (map: Map<string, number>, key: string): void => {
  map.set(key, (map.get(key) ?? 0) + 1);
};

function count({ read, print }: Reading): void {
  const [a = '', b = ''] = [read[0], print[0]];
  if (read.length !== 1 || print.length !== 1 || !isWord(a) || !isWord(b)) return;
  words++;
  for (let i = 0; i < b.length; i++) bump(letters, `${b[i]}\t${placeOf(i, i + 1, b.length)}`);
  for (let size = 2; size <= LONGEST_SEGMENT; size++)
    for (let i = 0; i + size <= b.length; i++) bump(runs, b.slice(i, i + size));
  if (a === b) return;
  const { steps: path, cost } = steps(a, b);
  if (cost > Math.max(1, GARBLED * b.length)) return;
  let at = 0;
  for (let k = 0; k < path.length; ) {
    const step = path[k];
    if (step?.read === step?.print) {
      at++;
      k++;
      continue;
    }
    const from = at;
    let [before, after] = ['', ''];
    for (; k < path.length && path[k]?.read !== path[k]?.print; k++) {
      before += path[k]?.read;
      after += path[k]?.print;
    }
    at += before.length;
    if (before.length > LONGEST_SEGMENT || after.length > LONGEST_SEGMENT) continue;
    if (before.length === 2 && before === [...after].reverse().join('')) swapped++;
    const isBeside = (test: (letter: string) => boolean): boolean =>
      before.length === 1 &&
      after === '' &&
      [a[from - 1], a[at]].some((letter) => letter !== undefined && test(letter));
    if (isBeside((letter) => letter === before)) doubled++;
    else if (shapeOf(before) > 0 && isBeside((letter) => shapeOf(letter) === shapeOf(before))) bump(stuttered, before);
    else bump(confusions, `${before}\t${after}\t${placeOf(from, at, a.length)}`);
  }
}

for (const folder of process.argv.slice(2))
  for (const page of goldPages(folder)) for (const row of readingsOf(page)) for (const one of row) count(one);

const escaped = (text: string): string =>
  `'${Array.from(text, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')}'`;
const keyed = (map: Map<string, number>): [string[], number][] =>
  [...map].map(([key, n]): [string[], number] => [key.split('\t'), n]);
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const totals = new Map<string, number>();
for (const [[read = '', print = ''], n] of keyed(confusions))
  totals.set(`${read}\t${print}`, (totals.get(`${read}\t${print}`) ?? 0) + n);
const rows = [...totals]
  .filter(([, n]) => n >= RAREST)
  .map(([key]) => {
    const counts = PLACES.map((place) => confusions.get(`${key}\t${place}`) ?? 0);
    const [read = '', print = ''] = key.split('\t');
    return { read, print, counts };
  })
  .sort((a, b) => order(a.print, b.print) || order(a.read, b.read));
const letterRows = [...new Set(keyed(letters).map(([[letter = '']]) => letter))].sort(order).map((letter) => {
  const counts = PLACES.map((place) => letters.get(`${letter}\t${place}`) ?? 0);
  return `  [${escaped(letter)}, ${counts.join(', ')}],`;
});
const text = `// Written by tools/fit/confusions.ts from ${words.toLocaleString('en-US')} words of pages set in type and read by Tesseract (tools/render).

/** How often each letter was printed: at the start of words, inside, at the end. */
export const PRINTED: readonly (readonly [string, number, number, number])[] = [
${letterRows.join('\n')}
];

/** What was read, what was printed, and how often: at the start of the word as read, inside, at the end. */
export const CONFUSED: readonly (readonly [string, string, number, number, number])[] = [
${rows.map(({ read, print, counts }) => `  [${escaped(read)}, ${escaped(print)}, ${counts.join(', ')}],`).join('\n')}
];

/** How often the longer prints of the table stand in the words. */
export const PRINTED_RUNS: readonly (readonly [string, number])[] = [
${[...new Set(rows.map(({ print }) => print).filter((print) => print.length > 1))]
  .map((print) => `  [${escaped(print)}, ${runs.get(print) ?? 0}],`)
  .join('\n')}
];

/** Words counted. */
export const WORDS = ${words};

/** Letters read beside another of their shape for which nothing was printed. */
export const STUTTERED: readonly (readonly [string, number])[] = [
${[...stuttered]
  .sort(([a], [b]) => order(a, b))
  .map(([letter, n]) => `  [${escaped(letter)}, ${n}],`)
  .join('\n')}
];

/** Letters read twice, and neighbours read in each other's place. */
export const DOUBLED = ${doubled};
export const SWAPPED = ${swapped};
`;
writeFileSync(TARGET, text);
console.error(`${TARGET}: ${rows.length} confusions from ${words} words`);
