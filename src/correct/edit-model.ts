import type { Lexicon } from '../lexicon/lexicon.js';
import {
  DOUBLED_LETTER,
  EXTRA,
  EXTRA_LETTER,
  LOOKALIKES,
  LOST,
  LOST_LETTER,
  OTHER_LETTER,
  SEGMENTS,
  SWAPPED_LETTERS,
} from './confusions.js';

const CODES = 64;

/** The confusion table by letter codes of a lexicon; costs in centibels. */
export interface EditModel {
  /** Cost of reading letter `read` where the print has `print`, at `read * 64 + print`; 0 on the diagonal. */
  other: Uint16Array;
  /** Cost of losing a letter of the print. */
  lost: Uint16Array;
  /** Cost of a letter too many. */
  extra: Uint16Array;
  doubled: number;
  swapped: number;
  /** Segment confusions by the code of their first read letter. */
  segments: readonly (readonly { read: Uint8Array; print: Uint8Array; cost: number }[])[];
}

/** Compiles the confusion table for the letter codes of a lexicon. */
export function compileEditModel(lexicon: Lexicon): EditModel {
  const other = new Uint16Array(CODES * CODES).fill(OTHER_LETTER);
  for (let code = 0; code < CODES; code++) other[code * CODES + code] = 0;
  for (const { letters, cost } of LOOKALIKES) {
    for (const read of letters) {
      for (const print of letters) {
        const at = lexicon.codeOf(read) * CODES + lexicon.codeOf(print);
        other[at] = Math.min(other[at] ?? OTHER_LETTER, cost);
      }
    }
  }
  const lost = new Uint16Array(CODES).fill(LOST_LETTER);
  for (const { letters, cost } of LOST) for (const unit of letters) lost[lexicon.codeOf(unit)] = cost;
  const extra = new Uint16Array(CODES).fill(EXTRA_LETTER);
  for (const { letters, cost } of EXTRA) for (const unit of letters) extra[lexicon.codeOf(unit)] = cost;
  const codes = (text: string): Uint8Array =>
    Uint8Array.from({ length: text.length }, (_, i) => lexicon.codeOf(text.charCodeAt(i)));
  const segments = Array.from({ length: CODES }, (): { read: Uint8Array; print: Uint8Array; cost: number }[] => []);
  for (const { read, print, cost } of SEGMENTS) {
    segments[lexicon.codeOf(read.charCodeAt(0))]?.push({ read: codes(read), print: codes(print), cost });
  }
  return { other, lost, extra, doubled: DOUBLED_LETTER, swapped: SWAPPED_LETTERS, segments };
}
