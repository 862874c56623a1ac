import { REMOVED_KINDS } from '../../output/counts.js';
import type { Spread, Stats } from './stats.js';

/** Figures under one heading; the first row names the columns. */
export interface Table {
  title: string;
  rows: [head: string[], ...rows: string[][]];
  /** A measure of each row but the first, to be drawn. */
  bars?: number[];
}

const number = (value: number): string => value.toLocaleString('en-US');
const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;

/** All figures as tables, in the order in which they are shown. */
export function tablesOf(stats: Stats): Table[] {
  const { records, pages, words, dates, nonWordShare, removed } = stats;
  const figures: string[][] = [
    ['pages with an article', number(pages)],
    ['records', number(records)],
    ['words', number(words)],
    ['words the lexicon lacks', percent(nonWordShare)],
    ['words removed as repeats', removed ? percent(removed.share) : 'no manifest tells'],
    ['dates', dates.first === '' ? 'none' : `${dates.first} to ${dates.last}, ${number(dates.without)} without`],
  ];
  const tables: Table[] = [
    { title: 'Figures', rows: [['figure', 'value'], ...figures] },
    {
      title: 'Spread',
      rows: [
        ['of', 'mean', 'least', 'median', '9 of 10', 'most'],
        spread('articles a page', stats.articlesPerPage),
        spread('words a record', stats.wordsPerRecord),
      ],
    },
    {
      title: 'Lengths',
      rows: [['words', 'records'], ...lengths(stats)],
      bars: stats.lengths.map((length) => length.records),
    },
  ];
  if (removed) {
    const kinds = REMOVED_KINDS.flatMap((kind): string[][] => {
      const its = removed.kinds[kind];
      return its && its.passages > 0 ? [[kind, number(its.passages), number(its.words)]] : [];
    });
    if (kinds.length > 0) tables.push({ title: 'Repeats removed', rows: [['kind', 'passages', 'words'], ...kinds] });
  }
  const changes = Object.entries(stats.changes ?? {}).flatMap(([stage, rules]) =>
    Object.entries(rules).map(([rule, times]) => [stage, rule, number(times)]),
  );
  if (changes.length > 0) tables.push({ title: 'Changes', rows: [['stage', 'rule', 'times'], ...changes] });
  const named = (title: string, counts: Record<string, number>): void => {
    const rows = Object.entries(counts).map(([name, times]) => [name, number(times)]);
    if (rows.length > 0) tables.push({ title, rows: [[title.toLowerCase().replace(/s$/, ''), 'records'], ...rows] });
  };
  named('Flags', stats.flags);
  named('Sources', stats.sources);
  const top = stats.topNonWords.map(({ word, times }) => [word, number(times)]);
  if (top.length > 0) tables.push({ title: 'Most frequent non-words', rows: [['word', 'times'], ...top] });
  return tables;
}

function spread(name: string, { mean, least, median, p90, most }: Spread): string[] {
  return [name, ...[mean, least, median, p90, most].map(number)];
}

function lengths({ lengths, records }: Stats): string[][] {
  return lengths.map(({ from, records: count }, i) => {
    const next = lengths[i + 1]?.from;
    const share = records === 0 ? '' : ` (${percent(count / records)})`;
    return [
      next === undefined ? `${number(from)} and more` : `${number(from)} to ${number(next - 1)}`,
      `${number(count)}${share}`,
    ];
  });
}

/** Tables as Markdown, for the summary of a CI job. */
export function markdownOf(tables: readonly Table[]): string {
  const cell = (text: string): string => text.replace(/[|\\`*_<>[\]]/g, '\\$&').replace(/\s+/g, ' ');
  const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |\n`;
  return tables
    .map(({ title, rows: [head, ...rows] }) => {
      const rule = `| ${head.map((_, i) => (i === 0 ? '---' : '---:')).join(' | ')} |\n`;
      return `### ${title}\n\n${row(head)}${rule}${rows.map(row).join('')}`;
    })
    .join('\n');
}
