import type { Match } from '../correct/dictionary/compile.js';
import type { Context } from '../correct/dictionary/dictionary.js';
import type { ExplainedReading, ExplainedText, ExplainedWord } from '../correct/explain-word.js';
import type { Analysis } from '../lexicon/lexicon.js';
import { wordDiff } from './diff-view.js';
import type { Display } from './display.js';
import { visible } from './terminal.js';

const KINDS: Readonly<Record<Analysis['kind'], string>> = {
  listed: 'counted in print',
  form: 'a dictionary form, never counted',
  clitic: 'a counted word behind a proclitic',
};

/** A context as a dictionary writes it. */
function contextText(context: Context | null): string {
  return context ? [...context.words, ...context.starts.map((start) => `${start}*`)].join('|') : '';
}

function matchAsData({ entry, proclitic, suffix }: Match) {
  const { source, line, wrong, right, left, after, exact } = entry;
  return {
    source,
    line,
    wrong: wrong.join(' '),
    right: right.join(' '),
    left: contextText(left),
    after: contextText(after),
    exact,
    proclitic,
    suffix,
  };
}

/** What is told of a text, as plain data. */
export function wordAsData({ words, ...rest }: ExplainedText) {
  return { ...rest, words: words.map(({ matches, ...word }) => ({ ...word, entries: matches.map(matchAsData) })) };
}

function lexiconText(lexicon: Analysis | null, { isolate }: Display): string {
  if (!lexicon) return 'no';
  const { kind, proclitic, stem, frequency } = lexicon;
  const parts = proclitic === '' ? isolate(stem) : `${isolate(proclitic)} + ${isolate(stem)}`;
  return `${parts}, ${KINDS[kind]}, Zipf ${frequency.toFixed(1)}`;
}

function matchText(match: Match, { isolate, chalk }: Display): string {
  const { source, line, wrong, right, left, after, exact, proclitic, suffix } = matchAsData(match);
  const notes = [
    ...(proclitic ? [`behind ${isolate(proclitic)}`] : []),
    ...(suffix ? [`before ${isolate(suffix)}`] : []),
    ...(left ? [`only after ${isolate(left)}`] : []),
    ...(after ? [`only before ${isolate(after)}`] : []),
    ...(exact ? ['exact'] : []),
  ];
  const note = notes.length > 0 ? `  ${notes.join(', ')}` : '';
  return `${visible(source)}:${line}  ${isolate(wrong)} → ${isolate(right)}${chalk.dim(note)}`;
}

function readingText({ text, cost, frequency, probability }: ExplainedReading, { isolate }: Display): string {
  return `${isolate(text)}  probability ${probability.toFixed(2)}, misreading ${cost} cB, Zipf ${frequency.toFixed(1)}`;
}

function wordRows({ lexicon, matches, readings }: ExplainedWord, display: Display): string[] {
  const label = (name: string): string => `  ${name.padEnd(12)}`;
  const listed = (name: string, rows: readonly string[]): string[] =>
    (rows.length > 0 ? rows : ['none']).map((row, i) => label(i === 0 ? name : '') + row);
  return [
    label('lexicon') + lexiconText(lexicon, display),
    ...listed(
      'entries',
      matches.map((match) => matchText(match, display)),
    ),
    ...listed(
      'readings',
      readings.map((reading) => readingText(reading, display)),
    ),
  ];
}

/** What `clean` does to the text alone, and by which rule. */
function verdict({ text, becomes, changes, words }: ExplainedText, display: Display): string {
  if (changes.length > 0) {
    const why = changes.map(({ rule, score, note }) => [rule, score.toFixed(2), ...(note ? [note] : [])].join(' '));
    return `${display.isolate(wordDiff(text, becomes, display))}  ${display.chalk.dim(`(${visible(why.join('; '))})`)}`;
  }
  const best = words.length === 1 ? words[0]?.readings[0] : undefined;
  if (!best) return 'left as it is';
  const asks = best.asked >= 1 ? 'spellings stay on a clean page' : `a page like this asks ${best.asked.toFixed(2)}`;
  return `left as it is  ${display.chalk.dim(`(the likeliest other reading has ${best.probability.toFixed(2)}; ${asks})`)}`;
}

/** What is told of a text, for people. */
export function wordText(explained: ExplainedText, display: Display): string {
  const { text, words } = explained;
  return `${[
    display.chalk.bold(display.isolate(text)),
    ...words.flatMap((word) => [
      ...(word.word === text ? [] : [`  ${'word'.padEnd(12)}${display.isolate(word.word)}`]),
      ...wordRows(word, display),
    ]),
    `  ${'alone'.padEnd(12)}${verdict(explained, display)}`,
  ].join('\n')}\n`;
}
