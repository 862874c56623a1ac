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

export interface ParsedDictionary {
  entries: Entry[];
  findings: Finding[];
}

const FLAGS = new Set(['exact']);
const NO_FLAGS: readonly string[] = [];

/** One word of plain letters, as nearly all sides are. */
const PLAIN = /^[\u0621-\u063a\u0641-\u064a]+$/;

/** Words of a side, or null when it holds anything but words parted by single spaces. */
function sideWords(side: string): string[] | null {
  if (PLAIN.test(side)) return [side];
  const words = side.split(' ').map(bareLetters);
  for (const word of words) {
    if (word === '') return null;
    for (let i = 0; i < word.length; i++) if (!isWordUnit(word.charCodeAt(i))) return null;
  }
  return words;
}

function parseContext(column: string): Context | null {
  if (column === '') return null;
  const words = new Set<string>();
  const starts: string[] = [];
  for (const choice of column.split('|')) {
    const word = bareLetters(choice.trim());
    if (word.length > 1 && word.endsWith('*')) starts.push(word.slice(0, -1));
    else if (word !== '') words.add(word);
  }
  return words.size === 0 && starts.length === 0 ? null : { words, starts };
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
  let line = 0;
  for (const raw of (text.charCodeAt(0) === 0xfeff ? text.slice(1) : text).normalize('NFC').split('\n')) {
    line++;
    const content = raw.trimStart();
    if (content === '' || content.startsWith('#')) continue;
    const refuse = (rule: FindingRule, message: string): void => {
      findings.push({ source, line, level: 'error', rule, message });
    };
    const columns = raw.split('\t').map((column) => column.trim());
    const [wrong = '', right = '', left = '', after = '', flags = ''] = columns;
    if (columns.length < 2 || columns.length > 5) {
      refuse('columns', `${columns.length} column${columns.length === 1 ? '' : 's'}, not 2 to 5 parted by tabs`);
      continue;
    }
    if (wrong === '' || right === '') {
      refuse('empty-side', `the ${wrong === '' ? 'wrong' : 'right'} side is empty`);
      continue;
    }
    const wrongWords = sideWords(wrong);
    const rightWords = sideWords(right);
    if (!wrongWords || !rightWords) {
      refuse('not-words', `"${wrongWords ? right : wrong}" is not words parted by single spaces`);
      continue;
    }
    const names = flags === '' ? NO_FLAGS : flags.split(/[ ,]/).filter((flag) => flag !== '');
    const unknown = names.find((flag) => !FLAGS.has(flag));
    if (unknown !== undefined) {
      refuse('flag', `unknown flag "${unknown}"; there is: exact`);
      continue;
    }
    entries.push({
      source,
      line,
      wrong: wrongWords,
      right: rightWords,
      left: parseContext(left),
      after: parseContext(after),
      exact: names.includes('exact'),
      user,
    });
  }
  return { entries, findings };
}
