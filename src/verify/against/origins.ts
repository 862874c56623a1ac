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
  /** Line of each of its parts. */
  lines: readonly number[];
}

/**
 * How much less a removed stretch may share with its origin than its score says: a score is of the letters that were
 * aligned, and a stretch is widened from there to whole words.
 */
const WIDENED = 0.1;
/** The text after the place that a repeat names, as a multiple of its own. */
const REACH = 2;

/** What is wrong with what a change of stage `dedup` says it repeats; undefined for nothing. */
export function faultOfOrigin(change: LoggedChange, articles: readonly ReadArticle[]): string | undefined {
  const { of, rule, note, before, score, id } = change;
  const article = articles.find((one) => one.id === of?.id);
  if (!of || !article) return `there is no article ${of?.id}`;
  const paragraphs = article.passages.filter(({ name }) => name === 'text');
  if (note === '') {
    // Title and captions of an article that went for its body name the origin of that.
    return paragraphs.some(({ lines }) => lines.includes(of.line))
      ? undefined
      : `${of.id} has no text at line ${of.line}`;
  }
  const n = Number(note.slice('paragraph '.length));
  const paragraph = paragraphs[n - 1];
  if (!paragraph) return `${of.id} has no paragraph ${n}`;
  if (!paragraph.lines.includes(of.line)) return `paragraph ${n} of ${of.id} does not stand at line ${of.line}`;
  const letters = lettersOf(before);
  if (rule === 'exact') return lettersOf(paragraph.text) === letters ? undefined : 'the origin has other letters';
  const own = of.id === id ? before.replaceAll('\n', ' ') : undefined;
  let earlier = '';
  let first = 0;
  for (let i = n - 1; i < paragraphs.length && (i < n || earlier.length < first + REACH * letters.length); i++) {
    const { text = '', lines = [] } = paragraphs[i] ?? {};
    earlier += lettersOf(own && lines.includes(change.line) ? withoutLast(text, own) : text);
    if (i < n) first = earlier.length;
  }
  return faultOfLikeness(letters, earlier, score);
}

/** A text without the last place where it has another. */
function withoutLast(text: string, own: string): string {
  const at = text.lastIndexOf(own);
  return at < 0 ? text : `${text.slice(0, at)} ${text.slice(at + own.length)}`;
}

/** The same of a change of stage `repeats`: what it repeats stands on its own page, as normalised. */
export function faultOfRepeat(
  { of, line, at, before, places, score }: LoggedChange,
  lines: readonly string[],
): string | undefined {
  if (!of || !lines[of.line - 1]) return `the page has nothing at line ${of?.line}`;
  const own = new Map(
    places.length > 0 ? places.map((place) => [place[0], place]) : [[line, [line, at, before.length]]],
  );
  const letters = lettersOf(before);
  let earlier = '';
  for (let i = of.line; i <= lines.length && earlier.length < REACH * letters.length; i++) {
    const text = lines[i - 1] ?? '';
    const [, from = 0, length = 0] = own.get(i) ?? [];
    earlier += lettersOf(text.slice(0, offsetOf(text, from)));
    earlier += lettersOf(text.slice(offsetOf(text, from + length)));
  }
  return faultOfLikeness(letters, earlier, score);
}

function faultOfLikeness(letters: string, earlier: string, score: number): string | undefined {
  const like = likeness(letters, earlier);
  if (like >= score - WIDENED) return undefined;
  return `its origin shares ${Math.floor(like * 100)} % of its letters, not ${Math.floor(score * 100)} %`;
}
