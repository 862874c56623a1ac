import type { RemovedKind } from '../output/manifest.js';
import { speed } from './progress.js';
import { counted } from './terminal.js';

/** What a run did, in figures. */
export interface RunFigures {
  pages: number;
  failed: number;
  articles: number;
  words: number;
  /** Passages that stood elsewhere already, by kind. */
  repeats: Readonly<Record<RemovedKind, number>>;
  /** Corrections by rule. */
  corrections: readonly (readonly [rule: string, count: number])[];
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const repeatsOf = ({ repeats }: RunFigures): number => sum(Object.values(repeats));
const correctionsOf = ({ corrections }: RunFigures): number => sum(corrections.map(([, count]) => count));

/** What is told of a run beside its progress. */
export function progressFigures(figures: RunFigures): string[] {
  return [counted(repeatsOf(figures), 'repeat'), counted(correctionsOf(figures), 'correction')];
}

/** What a run did, in one line. */
export function summaryLine(figures: RunFigures): string {
  const { pages, failed, articles, words } = figures;
  const [repeats, corrections] = progressFigures(figures);
  const parts = [counted(pages, 'page'), counted(articles, 'article'), counted(words, 'word'), `${repeats} removed`];
  return [...parts, corrections, ...(failed > 0 ? [`${counted(failed, 'input')} failed`] : [])].join(', ');
}

const KINDS: Readonly<Record<RemovedKind, string>> = {
  page: 'on their own page',
  whole: 'whole paragraphs',
  run: 'runs of words',
  furniture: 'furniture',
  against: 'of the earlier corpus',
};

/** The same for somebody who watches: a row a figure, repeats by kind and corrections by rule, time and speed. */
export function summaryTable(figures: RunFigures, { bytes, seconds }: { bytes: number; seconds: number }): string {
  const rows: [label: string, value: string][] = [];
  const add = (label: string, value: number): void => void rows.push([label, value.toLocaleString('en-US')]);
  add('pages', figures.pages);
  if (figures.failed > 0) add('failed', figures.failed);
  add('articles', figures.articles);
  add('words', figures.words);
  add('repeats removed', repeatsOf(figures));
  for (const [kind, says] of Object.entries(KINDS)) {
    const passages = figures.repeats[kind as RemovedKind];
    if (passages > 0) add(`  ${says}`, passages);
  }
  add('corrections', correctionsOf(figures));
  for (const [rule, count] of figures.corrections) add(`  ${rule}`, count);
  rows.push(['time', `${seconds.toFixed(1)} s`], ['speed', speed(bytes, seconds)]);

  const label = Math.max(...rows.map(([text]) => text.length));
  const value = Math.max(...rows.map(([, text]) => text.length));
  return rows.map(([left, right]) => `  ${left.padEnd(label)}  ${right.padStart(value)}\n`).join('');
}
