import type { LoggedChange } from '../../output/logged-change.js';
import { offsetOf } from '../../text/code-points.js';
import { lettersOf, likeness } from './likeness.js';
import type { PassageName } from './replay.js';

/** An article as its page has it, before repeats of earlier pages were taken out. */
export interface ReadArticle {
  id: string;
  passages: readonly ReadPassage[];
}

export interface ReadPassage {
  name: PassageName;
  text: string;
  /** Where each of its parts begins. */
  parts: readonly { line: number; at: number }[];
}

/**
 * How much less a removed stretch may share with its origin than its score says: a score is of the letters that were
 * aligned, and a stretch is widened from there to whole words and paragraphs.
 */
const WIDENED = 0.1;
/** How much text after the place that a repeat names is looked at, as a multiple of its own: in the corpus, and on its page. */
const REACH = 2;
const REACH_ON_PAGE = 4;

/** What is wrong with what a change of stage `dedup` says it repeats; undefined for nothing. */
export function faultOfOrigin(change: LoggedChange, articles: readonly ReadArticle[]): string | undefined {
  const { of, rule, note, before, score, id } = change;
  const article = articles.find((one) => one.id === of?.id);
  if (!of || !article) return `there is no article ${of?.id}`;
  const paragraphs = article.passages.filter(({ name }) => name === 'text');
  if (note === '') {
    // Title and captions of an article that went for its body name the origin of that.
    return paragraphs.some((passage) => standsAt(passage, of.line))
      ? undefined
      : `${of.id} has no text at line ${of.line}`;
  }
  const n = Number(note.slice('paragraph '.length));
  const paragraph = paragraphs[n - 1];
  if (!paragraph) return `${of.id} has no paragraph ${n}`;
  if (!standsAt(paragraph, of.line)) return `paragraph ${n} of ${of.id} does not stand at line ${of.line}`;
  const letters = lettersOf(before);
  if (rule === 'exact') return lettersOf(paragraph.text) === letters ? undefined : 'the origin has other letters';
  const own = of.id === id ? passageAt(article, change) : undefined;
  let earlier = '';
  let first = 0;
  for (let i = n - 1; i < paragraphs.length && (i < n || earlier.length < first + REACH * letters.length); i++) {
    const passage = paragraphs[i];
    if (passage && passage === own) {
      const [left, right] = aroundLast(lettersOf(passage.text), letters);
      if (goesOnAs(left, letters)) return undefined;
      earlier += `${left} ${right}`;
    } else earlier += lettersOf(passage?.text ?? '');
    if (i < n) first = earlier.length;
  }
  return faultOfLikeness(letters, earlier, score, before);
}

function standsAt({ parts }: ReadPassage, line: number): boolean {
  return parts.some((part) => part.line === line);
}

/** The passage of an article that a place of the page went to. */
function passageAt({ passages }: ReadArticle, { line, at }: LoggedChange): ReadPassage | undefined {
  let found: ReadPassage | undefined;
  let nearest = -1;
  for (const passage of passages) {
    for (const part of passage.parts) {
      if (part.line !== line || part.at > at || part.at <= nearest) continue;
      nearest = part.at;
      found = passage;
    }
  }
  return found;
}

/** Whether what comes again and again is what stands before it: such text overlaps with what it repeats. */
const goesOnAs = (before: string, letters: string): boolean => `${before}${letters.slice(0, -1)}`.includes(letters);

/** Times in a row that a loop says more. */
const LEAST_TIMES = 3;

/** Letters after which a text comes again, by how much of its beginning it ends with (Knuth, Morris and Pratt 1977). */
function periodOf(text: string): number {
  const borders = new Int32Array(text.length + 1);
  borders[0] = -1;
  let border = -1;
  for (let i = 0; i < text.length; i++) {
    while (border >= 0 && text.charCodeAt(i) !== text.charCodeAt(border)) border = borders[border] ?? -1;
    borders[i + 1] = ++border;
  }
  return text.length - border;
}

/** What stands before and behind the last place where a text has another. */
function aroundLast(text: string, own: string): [string, string] {
  const at = text.lastIndexOf(own);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + own.length)];
}

/** The same of a change of stage `repeats`: what it repeats stands on its own page, as normalised. */
export function faultOfRepeat(
  { rule, of, line, at, before, places, score }: LoggedChange,
  lines: readonly string[],
): string | undefined {
  const letters = lettersOf(before);
  const left = lettersOf((lines[line - 1] ?? '').slice(0, offsetOf(lines[line - 1] ?? '', at)));
  if (rule === 'loop') {
    // The line above goes on in this one, where a paragraph is wrapped.
    const group = letters.slice(0, periodOf(letters));
    const comesAgain = group.length * LEAST_TIMES <= letters.length;
    const begins = comesAgain && (lettersOf(lines[line - 2] ?? '') + left).includes(group);
    return begins ? undefined : 'it is no more of what stands before it';
  }
  if (of?.line === line && goesOnAs(left, letters)) return undefined;
  if (!of || !lines[of.line - 1]) return `the page has nothing at line ${of?.line}`;
  const own = new Map(
    places.length > 0 ? places.map((place) => [place[0], place]) : [[line, [line, at, before.length]]],
  );
  let earlier = '';
  let first = 0;
  for (let i = of.line; i <= lines.length && earlier.length <= first + REACH_ON_PAGE * letters.length; i++) {
    const text = lines[i - 1] ?? '';
    const [, from = 0, length = 0] = own.get(i) ?? [];
    earlier += lettersOf(text.slice(0, offsetOf(text, from)));
    earlier += lettersOf(text.slice(offsetOf(text, from + length)));
    if (i === of.line) first = earlier.length;
  }
  // Where the origin stands in columns its lines do not follow one another, but each is there.
  const pieces = before.split('\n').map(lettersOf);
  return faultOfLikeness(letters, earlier, score, before) && faultOfLikeness(pieces, earlier, score, before);
}

/** Letters at the ends of a stretch that its origin may lack: it is widened to whole words, of which an end is alike. */
function looseLetters(before: string): number {
  const words = before.split(/\s+/).flatMap((word) => lettersOf(word).length || []);
  const [first = 1, last = 1] = words.length > 1 ? [words[0], words.at(-1)] : words;
  return first + last - 2;
}

function faultOfLikeness(
  letters: string | readonly string[],
  earlier: string,
  score: number,
  before: string,
): string | undefined {
  const pieces = typeof letters === 'string' ? [letters] : letters;
  const total = pieces.reduce((sum, { length }) => sum + length, 0);
  const common = pieces.reduce((sum, piece) => sum + likeness(piece, earlier) * piece.length, 0);
  const like = total === 0 ? 1 : common / total;
  if (like >= score - WIDENED || common + looseLetters(before) >= total * (score - WIDENED)) return undefined;
  return `its origin shares ${Math.floor(like * 100)} % of its letters, not ${Math.floor(score * 100)} %`;
}
