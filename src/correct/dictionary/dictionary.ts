import { bareLetters } from '../../lexicon/lexicon.js';
import { normaliseLine } from '../../text/normalise-line.js';
import { isWordUnit } from '../../text/words.js';

/** Words that must stand right beside an entry; a trailing `*` in the file stands for any ending. */
export interface Context {
  words: ReadonlySet<string>;
  starts: readonly string[];
}

/** One line of a dictionary. Sides are words without diacritics and tatweel. */
export interface Entry {
  /** Name of the dictionary and 1-based line, for messages and the change log. */
  source: string;
  line: number;
  wrong: readonly string[];
  right: readonly string[];
  /** Before the entry in reading order, and after it; null for any. */
  left: Context | null;
  after: Context | null;
  /** Without proclitics and suffixes. */
  exact: boolean;
  /** From the reader of the page, so it may change a word of the lexicon. */
  user: boolean;
}

export type FindingRule =
  | 'columns'
  | 'empty-side'
  | 'not-words'
  | 'context'
  | 'flag'
  | 'identity'
  | 'duplicate'
  | 'conflict'
  | 'cycle'
  | 'chain'
  | 'grows'
  | 'no-word'
  | 'real-word';

/** What is wrong with a line of a dictionary. */
export interface Finding {
  source: string;
  line: number;
  /** An `error` is refused; a `warning` only told. */
  level: 'error' | 'warning';
  rule: FindingRule;
  message: string;
}

type Fault = [rule: FindingRule, message: string];

export interface ParsedDictionary {
  entries: Entry[];
  findings: Finding[];
}

const FLAGS = new Set(['exact']);
const NO_FLAGS: readonly string[] = [];
/** Lines that normalising would not change, as nearly all are: letters and single spaces between them. */
const IN_ORDER = /^[\u0621-\u063a\u0641-\u064a]+(?:[ \t|*][\u0621-\u063a\u0641-\u064a]+)*$/;
const normalised = (column: string): string => normaliseLine(column).text;

/** A wrong and a right side alone, both in order, as nearly all lines are. */
const PAIR =
  /^[\u0621-\u063a\u0641-\u064a]+(?: [\u0621-\u063a\u0641-\u064a]+)*\t[\u0621-\u063a\u0641-\u064a]+(?: [\u0621-\u063a\u0641-\u064a]+)*$/;

/** Words of Arabic letters alone, as nearly all sides are. */
const PLAIN = /^[\u0621-\u063a\u0641-\u064a\u0671-\u06d3]+(?: [\u0621-\u063a\u0641-\u064a\u0671-\u06d3]+)*$/;

function isWord(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (!isWordUnit(text.charCodeAt(i))) return false;
  return text !== '';
}

const wordsApart = (side: string): string[] => (side.includes(' ') ? side.split(' ') : [side]);

/** Words of a side, or null when it holds anything but words parted by spaces. */
function sideWords(side: string): string[] | null {
  if (PLAIN.test(side)) return wordsApart(side);
  const words = side.split(' ').map(bareLetters);
  return words.every(isWord) ? words : null;
}

/** The context of a column, null for an empty one; undefined when a choice is not one word, so that it would never fit. */
function parseContext(column: string): Context | null | undefined {
  if (column === '') return null;
  const words = new Set<string>();
  const starts: string[] = [];
  for (const choice of column.split('|')) {
    const word = bareLetters(choice.trim());
    const open = word.endsWith('*');
    const start = open ? word.slice(0, -1) : word;
    if (!isWord(start)) return undefined;
    if (open) starts.push(start);
    else words.add(start);
  }
  return { words, starts };
}

/** The entry of a line's columns, or what is wrong with it: the rule, and words for people. */
function entryOf(columns: readonly string[], source: string, line: number, user: boolean): Entry | Fault {
  const { length } = columns;
  if (length < 2 || length > 5)
    return ['columns', `${length} column${length === 1 ? '' : 's'}, not 2 to 5 parted by tabs`];
  const [wrong = '', right = '', before = '', behind = '', flags = ''] = columns;
  if (wrong === '' || right === '') return ['empty-side', `the ${wrong === '' ? 'wrong' : 'right'} side is empty`];
  const wrongWords = sideWords(wrong);
  const rightWords = sideWords(right);
  if (!wrongWords || !rightWords) return ['not-words', `"${wrongWords ? right : wrong}" is not words parted by spaces`];
  const left = parseContext(before);
  const after = parseContext(behind);
  if (left === undefined || after === undefined)
    return ['context', `"${left === undefined ? before : behind}" is not single words parted by |`];
  const names = flags === '' ? NO_FLAGS : flags.split(/[ ,]/).filter((flag) => flag !== '');
  const unknown = names.find((flag) => !FLAGS.has(flag));
  if (unknown !== undefined) return ['flag', `unknown flag "${unknown}"; there is: exact`];
  return { source, line, wrong: wrongWords, right: rightWords, left, after, exact: names.includes('exact'), user };
}

/** The entry of a line that is a pair. */
function pairOf(raw: string, source: string, line: number, user: boolean): Entry {
  const tab = raw.indexOf('\t');
  const wrong = wordsApart(raw.slice(0, tab));
  const right = wordsApart(raw.slice(tab + 1));
  return { source, line, wrong, right, left: null, after: null, exact: false, user };
}

/**
 * Reads a dictionary: tab-separated `wrong right [left context] [right context] [flags]`, `#` comments, empty lines.
 * A context is one word or more parted by `|`, any of which stands beside the entry. Byte order mark and CRLF are fine;
 * characters are normalised as those of pages are, so that what is copied from a page matches.
 *
 * @param source name for messages
 * @param user whether its entries may change words of the lexicon
 */
export function parseDictionary(text: string, source: string, user = true): ParsedDictionary {
  const entries: Entry[] = [];
  const findings: Finding[] = [];
  const content = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  let line = 0;
  for (const raw of content.split('\n')) {
    line++;
    if (PAIR.test(raw)) {
      entries.push(pairOf(raw, source, line, user));
      continue;
    }
    const start = raw.trimStart();
    if (start === '' || start.startsWith('#')) continue;
    const columns = raw.split('\t');
    const found = entryOf(IN_ORDER.test(raw) ? columns : columns.map(normalised), source, line, user);
    if (Array.isArray(found)) findings.push({ source, line, level: 'error', rule: found[0], message: found[1] });
    else entries.push(found);
  }
  return { entries, findings };
}
