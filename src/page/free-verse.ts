import type { Line } from '../text/line.js';
import { countWords } from '../text/words.js';

/** Words of a line at most, and UTF-16 units. */
const MOST_WORDS = 9;
const MOST_UNITS = 60;
/** Lines in a row, blank ones not counted: no heading has as many. */
const FEWEST = 8;
/** Share of the lines that are shorter than this share of the long ones: lines that a column ends are alike. */
const RAGGED = 0.3;
const SHORT = 0.65;
/** A paragraph on one line has more units; and share of a page's other text in such, below which its lines are those of columns. */
const PARAGRAPH = 90;
const IN_PARAGRAPHS = 0.6;
/** Lines at the head and the foot of a run that may be headings, where blank lines part all of them. */
const HEADINGS = 2;

/** Prose, figures and names with their titles, and what stands in columns. */
const NO_VERSE = /[.:\u061b\u00bb")\]]$|[.:\u061b] |[\p{N}A-Za-z\t\f|]/u;

const mayBeVerse = (text: string): boolean =>
  text.length <= MOST_UNITS && !NO_VERSE.test(text) && countWords(text, MOST_WORDS) <= MOST_WORDS;

/** Whether many lines end far from where the long ones do. */
function isRagged(texts: readonly string[]): boolean {
  const lengths = texts.map(({ length }) => length).sort((a, b) => a - b);
  const long = lengths[Math.floor(lengths.length * 0.9)] ?? 0;
  return lengths.filter((length) => length < SHORT * long).length >= RAGGED * lengths.length;
}

/** Indices of a run of lines without the headings that may stand before and after it. */
function withoutHeadings(run: readonly number[]): readonly number[] {
  const joined = (k: number): boolean => (run[k] ?? 0) === (run[k - 1] ?? 0) + 1;
  const inStanza = run.flatMap((_, k) => (joined(k) || joined(k + 1) ? k : []));
  // Where some lines stand together, one that stands alone at either end is none of the poem.
  if (inStanza.length > 0) return run.slice(inStanza[0], (inStanza.at(-1) ?? 0) + 1);
  return run.slice(HEADINGS, -HEADINGS);
}

/**
 * Finds free verse on a page of a paragraph a line: lines in a row that are short, of unlike length and not closed as sentences are. On pages set in
 * columns nothing tells it from headings and broken lines.
 *
 * @returns indices of lines
 */
export function findFreeVerse(lines: readonly Line[]): Set<number> {
  const found = new Set<number>();
  let run: number[] = [];
  let others = 0;
  let inParagraphs = 0;
  const textOf = (i: number): string => lines[i]?.text ?? '';
  const close = (): void => {
    if (run.length >= FEWEST && isRagged(run.map(textOf))) for (const i of withoutHeadings(run)) found.add(i);
    else for (const i of run) others += textOf(i).length;
    run = [];
  };
  lines.forEach(({ text }, i) => {
    if (text === '') return;
    if (mayBeVerse(text)) run.push(i);
    else {
      close();
      others += text.length;
      if (text.length > PARAGRAPH) inParagraphs += text.length;
    }
  });
  close();
  return inParagraphs >= IN_PARAGRAPHS * others && inParagraphs > 0 ? found : new Set();
}
