import { comparingKey } from '../text/keys.js';
import type { Limits } from './decide.js';
import { Engine, PAGE_SAMPLING, pageSize, textRange } from './engine.js';
import { Fingerprinter } from './fingerprint.js';
import { joinTorn } from './torn.js';

/**
 * Words of a run that comes again.
 *
 * A model that loses its place says again what it has just said, so much less than across a corpus is proof; but an article may quote
 * itself in a headline, a summary or a pull quote, and those have up to a dozen words.
 */
const LEAST = 15;

/** Least share of letters in common. */
const ALIKE = 0.7;
/** Runs shorter than this must be repeated letter by letter, and headlines and summaries may have as many words. */
const SURE = 25;
const LIMITS: Limits = { run: LEAST, whole: LEAST, sure: SURE, alike: ALIKE, torn: true };

/** A full stop, question or exclamation mark, and what may stand between it and the next sentence. */
const SENTENCE_END = /[.!?\u061f][\s"\u00bb\u201d\u00ab\u201c()\u200e\u200f]*$/;

/** Page after page in the same memory. */
const fingerprinter = new Fingerprinter(PAGE_SAMPLING);

/** A stretch of a passage: UTF-16 offsets at word boundaries. */
export interface Stretch {
  passage: number;
  start: number;
  end: number;
}

export interface Repeat extends Stretch {
  /** The stretch it repeats: an earlier one, unless that one is plainly the copy (see `joinTorn`). */
  of: Stretch;
  /** Share of letters in common, 0 to 1. */
  similarity: number;
  /** `whole`: the passage falls, be it a copy of one or sewn from several; `run`: a part of it. */
  kind: 'whole' | 'run';
}

/**
 * Passages of a page, and runs in them, that come again: on a page repeats are a fault of the machine.
 *
 * A run may repeat any earlier passage or earlier text of its own. A run torn by the end of a column is found in all its pieces. Repeats sewn from several earlier passages come out as runs that
 * lie side by side and cover the passage from end to end.
 *
 * @returns repeats in the order of the text, not overlapping
 */
export function findRepeats(passages: readonly string[]): Repeat[] {
  const paragraphs = passages.map((text, line) => ({ text, line }));
  const fingerprint = fingerprinter.take(paragraphs);
  const letters = passages.reduce((sum, { length }) => sum + length, 0);
  const engine = new Engine(LIMITS, pageSize(letters, fingerprint.positions.length));
  const { fallen, loose } = engine.add(paragraphs, fingerprint);
  if (fallen.length === 0) return [];
  const known = new Map<number, Int32Array>();
  const offsetsOf = (passage: number): Int32Array => {
    const offsets = known.get(passage) ?? comparingKey(passages[passage] ?? '').offsets;
    known.set(passage, offsets);
    return offsets;
  };
  const stretch = (passage: number, start: number, end: number): Stretch => {
    const bounds = engine.passages.bounds(passage);
    const to = Math.min(end, bounds.end) - bounds.start;
    return { passage, ...textRange(passages[passage] ?? '', offsetsOf(passage), start - bounds.start, to) };
  };
  const beginsSentence = (passage: number, position: number): boolean => {
    const at = offsetsOf(passage)[position - engine.passages.bounds(passage).start] ?? 0;
    return SENTENCE_END.test((passages[passage] ?? '').slice(Math.max(0, at - 8), at));
  };
  return joinTorn(fallen, loose, engine.passages, beginsSentence).map((r) => ({
    ...stretch(r.paragraph, r.start, r.end),
    of: stretch(r.of, r.ofStart, r.ofEnd),
    similarity: r.similarity,
    kind: r.fills ? 'whole' : 'run',
  }));
}
