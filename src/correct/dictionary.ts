import { bareLetters } from '../lexicon/lexicon.js';
import { isWordUnit } from '../text/words.js';

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
  | 'flag'
  | 'identity'
  | 'duplicate'
  | 'conflict'
  | 'cycle'
  | 'chain'
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

/** Words of Arabic letters alone, as nearly all sides are. */
const PLAIN = /^[\u0621-\u063a\u0641-\u064a\u0671-\u06d3]+(?: [\u0621-\u063a\u0641-\u064a\u0671-\u06d3]+)*$/;

/** Words of a side, or null when it holds anything but words parted by single spaces. */
function sideWords(side: string): string[] | null {
  if (PLAIN.test(side)) return side.includes(' ') ? side.split(' ') : [side];
  const words = side.trim().split(' ').map(bareLetters);
  for (const word of words) {
    if (word === '') return null;
    for (let i = 0; i < word.length; i++) if (!isWordUnit(word.charCodeAt(i))) return null;
  }
  return words;
}

function parseContext(column: string): Context | null {
  if (column.trim() === '') return null;
  const words = new Set<string>();
  const starts: string[] = [];
  for (const choice of column.split('|')) {
    const word = bareLetters(choice.trim());
    if (word.length > 1 && word.endsWith('*')) starts.push(word.slice(0, -1));
    else if (word !== '') words.add(word);
  }
  return words.size === 0 && starts.length === 0 ? null : { words, starts };
}

/** The entry of a line's columns, or what is wrong with it: the rule, and words for people. */
function entryOf(columns: readonly string[], source: string, line: number, user: boolean): Entry | Fault {
  const { length } = columns;
  if (length < 2 || length > 5)
    return ['columns', `${length} column${length === 1 ? '' : 's'}, not 2 to 5 parted by tabs`];
  const wrong = columns[0] ?? '';
  const right = columns[1] ?? '';
  const wrongWords = sideWords(wrong);
  const rightWords = sideWords(right);
  if (!wrongWords || !rightWords) {
    if (wrong.trim() === '' || right.trim() === '')
      return ['empty-side', `the ${wrong.trim() === '' ? 'wrong' : 'right'} side is empty`];
    return ['not-words', `"${(wrongWords ? right : wrong).trim()}" is not words parted by single spaces`];
  }
  const flags = length < 5 ? NO_FLAGS : (columns[4] ?? '').trim().split(/[ ,]+/).filter(Boolean);
  const unknown = flags.find((flag) => !FLAGS.has(flag));
  if (unknown !== undefined) return ['flag', `unknown flag "${unknown}"; there is: exact`];
  const left = length < 3 ? null : parseContext(columns[2] ?? '');
  const after = length < 4 ? null : parseContext(columns[3] ?? '');
  return { source, line, wrong: wrongWords, right: rightWords, left, after, exact: flags.includes('exact'), user };
}

/**
 * Reads a dictionary: tab-separated `wrong right [left context] [right context] [flags]`, `#` comments, empty lines.
 * A context is one word or more parted by `|`, any of which stands beside the entry. Byte order mark and CRLF are fine.
 *
 * @param source name for messages
 * @param user whether its entries may change words of the lexicon
 */
export function parseDictionary(text: string, source: string, user = true): ParsedDictionary {
  const entries: Entry[] = [];
  const findings: Finding[] = [];
  const content = (text.charCodeAt(0) === 0xfeff ? text.slice(1) : text).normalize('NFC');
  let line = 0;
  for (const raw of content.split('\n')) {
    line++;
    const start = raw.trimStart();
    if (start === '' || start.startsWith('#')) continue;
    const found = entryOf(raw.split('\t'), source, line, user);
    if (Array.isArray(found)) findings.push({ source, line, level: 'error', rule: found[0], message: found[1] });
    else entries.push(found);
  }
  return { entries, findings };
}
