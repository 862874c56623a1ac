import { bareLetters } from '../../src/lexicon/lexicon.js';
import { comparingKey, LETTER_OF_UNIT } from '../../src/text/keys.js';
import { normalisePage } from '../../src/text/normalise.js';
import { wordsOf } from '../../src/text/words.js';
import { alignRows, type Field, type Place } from './align.js';
import type { GoldPage } from './gold.js';

/** Words of a line as read beside those of the print; one of either but for words torn or run together, none for lost ones. */
export interface Reading {
  read: string[];
  print: string[];
}

/** Letters of the gold looked at before and after the place of a row. */
const MARGIN = 24;
/** A row whose letters cost more than this each to turn into gold stands elsewhere. */
const WORST = 0.45;

const letterCount = (word: string): number => comparingKey(word).units.length;

const skeletons = new Map<string, number>();

/** The dotless shape of a letter, as comparing keys have it; -1 for a space. */
export function shapeOf(char: string): number {
  let known = skeletons.get(char);
  if (known === undefined) {
    known = char === ' ' ? -1 : (comparingKey(char).units[0] ?? 0) & LETTER_OF_UNIT;
    skeletons.set(char, known);
  }
  return known;
}

const wordsIn = (text: string): string[] =>
  wordsOf(text)
    .map(({ text: word }) => bareLetters(word))
    .filter((word) => word !== '');

const textOf = (page: GoldPage, place: Place): string[] => {
  const article = page.articles[place.article];
  if (!article) return [];
  const texts: Partial<Record<Field | 'noise', (string | null)[]>> = {
    kicker: [article.kicker],
    headline: [article.title],
    subtitle: [article.subtitle],
    byline: [article.byline],
    caption: article.captions,
    body: [article.text],
  };
  return (texts[place.field] ?? []).map((text) => text ?? '');
};

/** Cost of reading one character for another. */
function other(a: string, b: string): number {
  if (a === b) return 0;
  if (a === ' ' || b === ' ') return 3;
  return shapeOf(a) === shapeOf(b) ? 0.4 : 1;
}
const gap = (char: string): number => (char === ' ' ? 0.7 : 0.9);

/** Aligns two strings, ends of the second free; pairs of indices of characters that stand for each other, and the cost. */
function alignChars(read: string, print: string): { pairs: [number, number][]; cost: number } {
  const rows = read.length + 1;
  const columns = print.length + 1;
  const cost = new Float32Array(rows * columns);
  const came = new Uint8Array(rows * columns);
  for (let i = 1; i < rows; i++) {
    cost[i * columns] = (cost[(i - 1) * columns] ?? 0) + gap(read[i - 1] ?? '');
    came[i * columns] = 1;
  }
  for (let i = 1; i < rows; i++) {
    const a = read[i - 1] ?? '';
    for (let j = 1; j < columns; j++) {
      const b = print[j - 1] ?? '';
      let best = (cost[(i - 1) * columns + j - 1] ?? 0) + other(a, b);
      let way = 0;
      const drop = (cost[(i - 1) * columns + j] ?? 0) + gap(a);
      if (drop < best) {
        best = drop;
        way = 1;
      }
      const lost = (cost[i * columns + j - 1] ?? 0) + gap(b);
      if (lost < best) {
        best = lost;
        way = 2;
      }
      cost[i * columns + j] = best;
      came[i * columns + j] = way;
    }
  }
  let j = 0;
  for (let k = 1; k < columns; k++)
    if ((cost[read.length * columns + k] ?? 0) < (cost[read.length * columns + j] ?? 0)) j = k;
  const total = cost[read.length * columns + j] ?? 0;
  const pairs: [number, number][] = [];
  let i = read.length;
  while (i > 0) {
    const way = j === 0 ? 1 : came[i * columns + j];
    if (way === 0) pairs.unshift([--i, --j]);
    else if (way === 1) i--;
    else j--;
  }
  return { pairs, cost: total };
}

/** Groups of words of two texts that share aligned characters. */
function groups(read: string[], print: string[]): { readings: Reading[]; cost: number } {
  const wordAt = (words: string[]): number[] =>
    words.flatMap((word, i) => [...(i ? [-1] : []), ...Array.from(word, () => i)]);
  const { pairs, cost } = alignChars(read.join(' '), print.join(' '));
  const a = wordAt(read);
  const b = wordAt(print);
  const readings: Reading[] = [];
  const firstOf = (index: number): number[] => [
    ...new Set(pairs.flatMap(([i, j]) => (a[i] === index && (b[j] ?? -1) >= 0 ? (b[j] ?? -1) : []))),
  ];
  let last = -1;
  let group: { read: number[]; print: Set<number> } | null = null;
  const flush = (): void => {
    if (!group) return;
    const printed = [...group.print].sort((x, y) => x - y);
    readings.push({ read: group.read.map((i) => read[i] ?? ''), print: printed.map((j) => print[j] ?? '') });
    group = null;
  };
  for (let i = 0; i < read.length; i++) {
    const its = firstOf(i);
    const current: { read: number[]; print: Set<number> } | null = group;
    if (current && its.some((j) => current.print.has(j))) {
      current.read.push(i);
      for (const j of its) current.print.add(j);
    } else {
      flush();
      const first = its[0];
      if (last >= 0 && first !== undefined)
        for (let j = last + 1; j < first; j++) readings.push({ read: [], print: [print[j] ?? ''] });
      group = { read: [i], print: new Set(its) };
    }
    last = Math.max(last, ...its);
  }
  flush();
  return { readings, cost };
}

/** Letters of the gold that may lie between two lines of one paragraph. */
const BETWEEN = 12;

/** Whether a line goes on where another one ends. */
const goesOn = (place: Place, next: Place): boolean =>
  place.article === next.article && place.field === next.field && Math.abs(place.at + place.size - next.at) <= BETWEEN;

/**
 * Aligns the words of a page with its gold, line by line.
 *
 * @returns the words of each run of lines that go on in one another; lines that the gold lacks are left out
 */
export function readingsOf(page: GoldPage): Reading[][] {
  const rows = normalisePage(page.raw)
    .lines.map(({ text }) => text)
    .filter((text) => text.trim() !== '');
  const places = alignRows(rows, page);
  const runs: Reading[][] = [];
  let last: Place | null = null;
  for (const [r, row] of rows.entries()) {
    const place = places[r];
    if (!place || place.field === 'noise' || place.field === 'furniture') continue;
    const read = wordsIn(row);
    const found = textOf(page, place).map((text) => {
      const words = wordsIn(text);
      let at = 0;
      const near = words.filter((word) => {
        const size = letterCount(word);
        const inside = at + size > place.at - MARGIN && at < place.at + place.size * 1.15 + MARGIN;
        at += size;
        return inside;
      });
      return groups(read, near);
    });
    const best = found.sort((x, y) => x.cost - y.cost)[0];
    if (!best || best.cost > WORST * read.join(' ').length) continue;
    const run = runs.at(-1);
    if (run && last && goesOn(last, place)) run.push(...best.readings);
    else runs.push([...best.readings]);
    last = place;
  }
  return runs;
}
