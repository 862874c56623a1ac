import type { RemovedKind, Tally } from '../output/manifest.js';
import { speed } from './progress.js';
import { counted } from './terminal.js';

/** What a run did, in one line. */
export function summaryLine(tally: Tally): string {
  const parts = [
    counted(tally.inputs.length, 'page'),
    counted(tally.articles, 'article'),
    counted(tally.words, 'word'),
    `${counted(repeats(tally), 'repeat')} removed`,
    `${counted(tally.changesOf('correct'), 'correction')}`,
  ];
  if (tally.problems.length > 0) parts.push(`${counted(tally.problems.length, 'input')} failed`);
  return parts.join(', ');
}

/** Passages that stood elsewhere already. */
export function repeats(tally: Tally): number {
  return tally.changesOf('repeats') + tally.changesOf('dedup');
}

const KINDS: Readonly<Record<RemovedKind, string>> = {
  page: 'on their own page',
  whole: 'whole paragraphs',
  run: 'runs of words',
  furniture: 'furniture',
  against: 'of the earlier corpus',
};

/** The same for somebody who watches: a row a figure, repeats by kind and corrections by rule, time and speed. */
export function summaryTable(tally: Tally, { bytes, seconds }: { bytes: number; seconds: number }): string {
  const rows: [label: string, value: string][] = [];
  const add = (label: string, value: number): void => void rows.push([label, value.toLocaleString('en-US')]);
  add('pages', tally.inputs.length);
  if (tally.problems.length > 0) add('failed', tally.problems.length);
  add('articles', tally.articles);
  add('words', tally.words);
  add('repeats removed', repeats(tally));
  for (const [kind, { passages }] of Object.entries(tally.removed))
    if (passages > 0) add(`  ${KINDS[kind as RemovedKind]}`, passages);
  add('corrections', tally.changesOf('correct'));
  for (const [rule, count] of tally.rulesOf('correct')) add(`  ${rule}`, count);
  rows.push(['time', `${seconds.toFixed(1)} s`], ['speed', speed(bytes, seconds)]);

  const label = Math.max(...rows.map(([text]) => text.length));
  const value = Math.max(...rows.map(([, text]) => text.length));
  return rows.map(([left, right]) => `  ${left.padEnd(label)}  ${right.padStart(value)}\n`).join('');
}
