import { bareLetters } from '../lexicon/lexicon.js';
import { normaliseLine } from '../text/normalise-line.js';
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

export interface ParsedDictionary {
  entries: Entry[];
  findings: Finding[];
}

const FLAGS = new Set(['exact']);

function isWord(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (!isWordUnit(text.charCodeAt(i))) return false;
  return text !== '';
}

/** Words of a side, or null when it holds anything but words parted by spaces. */
function sideWords(side: string): string[] | null {
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
  const lines = (text.charCodeAt(0) === 0xfeff ? text.slice(1) : text).split('\n');
  for (const [i, raw] of lines.entries()) {
    const content = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    if (content.trim() === '' || content.trimStart().startsWith('#')) continue;
    const line = i + 1;
    const refuse = (rule: FindingRule, message: string): void => {
      findings.push({ source, line, level: 'error', rule, message });
    };
    const columns = content.split('\t').map((column) => normaliseLine(column).text);
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
      refuse('not-words', `"${wrongWords ? right : wrong}" is not words parted by spaces`);
      continue;
    }
    const leftContext = parseContext(left);
    const afterContext = parseContext(after);
    if (leftContext === undefined || afterContext === undefined) {
      refuse('context', `"${leftContext === undefined ? left : after}" is not single words parted by |`);
      continue;
    }
    const names = flags.split(/[ ,]/).filter((flag) => flag !== '');
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
      left: leftContext,
      after: afterContext,
      exact: names.includes('exact'),
      user,
    });
  }
  return { entries, findings };
}
