import { DAYS } from '../text/dates.js';
import { parseDigits } from '../text/digits.js';
import {
  ADVERBIALS,
  BYLINE_OPENERS,
  CAPTION_OPENERS,
  CONNECTIVES,
  DAY_WORDS,
  DESKS,
  FAMILY_NAMES,
  GIVEN_NAMES,
  HONORIFICS,
  INNER_WORDS,
  JUMP_WORDS,
  LISTED_NAMES,
  OPENERS,
  OWN_WAW,
  PARTICLES,
  PERFECTS,
  SAYINGS,
} from './label/vocabulary.js';

/*
 * What is told of a folded word by lists and by its outside, worked out once: one bit for each.
 */

/** Lists that it stands in (label/vocabulary.ts). */
export const PARTICLE = 1 << 0;
export const PERFECT = 1 << 1;
export const CONNECTIVE = 1 << 2;
export const OPENER = 1 << 3;
export const ADVERBIAL = 1 << 4;
export const BYLINE_OPENER = 1 << 5;
export const GIVEN_NAME = 1 << 6;
export const CAPTION_OPENER = 1 << 7;
export const JUMP_WORD = 1 << 8;
export const WEEKDAY = 1 << 9;
/** It points back to what was said before. */
export const BACKWARD = 1 << 10;
/** It names the issue or the volume in a running head. */
export const ISSUE = 1 << 11;
/** It begins with the conjunction `و`; and goes on with a word that may open a sentence; with a perfect or connective; with a connective. */
export const WAW = 1 << 12;
export const WAW_VERB = 1 << 13;
export const WAW_CONNECTIVE = 1 << 14;
/** It is a particle with `ف` before it, by which a sentence ties itself to the last. */
export const FEH_PARTICLE = 1 << 18;
export const LISTED_NAME = 1 << 19;
export const FAMILY_NAME = 1 << 20;
export const HONORIFIC = 1 << 21;
export const DESK = 1 << 22;
/** No sentence begins with it. */
export const INNER = 1 << 23;
/** A verb of saying; a word that tells when something was, seen from the day of the paper. */
export const SAYING = 1 << 24;
export const DAY_WORD = 1 << 25;
/** It could be part of a person's name. */
export const NAME_PART = 1 << 15;
/** No sentence begins with it as its subject. */
export const NO_SUBJECT = 1 << 16;
/** It looks like a verb of the imperfect. */
export const IMPERFECT = 1 << 17;

const POINTING_BACK = new Set(['ذاته', 'نفسه', 'المذكور', 'المذكوره', 'ذاتها', 'نفسها', 'هذا', 'هذه', 'ذلك', 'تلك']);
const OF_ISSUES = new Set(['العدد', 'السنه']);
const TYING = new Set(['فقد', 'فان']);

/** The lists that each listed word stands in. */
const LISTED = new Map<string, number>();
for (const [sign, words] of [
  [PARTICLE, PARTICLES],
  [PERFECT, PERFECTS],
  [CONNECTIVE, CONNECTIVES],
  [OPENER, OPENERS],
  [ADVERBIAL, ADVERBIALS],
  [BYLINE_OPENER, BYLINE_OPENERS],
  [GIVEN_NAME, GIVEN_NAMES],
  [LISTED_NAME, LISTED_NAMES],
  [FAMILY_NAME, FAMILY_NAMES],
  [HONORIFIC, HONORIFICS],
  [DESK, DESKS],
  [INNER, INNER_WORDS],
  [CAPTION_OPENER, CAPTION_OPENERS],
  [JUMP_WORD, JUMP_WORDS],
  [WEEKDAY, DAYS],
  [BACKWARD, POINTING_BACK],
  [ISSUE, OF_ISSUES],
  [FEH_PARTICLE, TYING],
  [SAYING, SAYINGS],
  [DAY_WORD, DAY_WORDS],
] as const)
  for (const word of words) LISTED.set(word, (LISTED.get(word) ?? 0) | sign);

const WAW_LETTER = 0x0648;
const FEH = 0x0641;
const YEH = 0x064a;
const TEH = 0x062a;
const SEEN = 0x0633;
const NOUN_ENDINGS = ['\u0647', '\u064a\u0646', '\u0627\u062a'];

function isImperfect(key: string): boolean {
  if (key.length <= 3) return false;
  const first = key.charCodeAt(0);
  if (first !== YEH && first !== TEH && !(first === SEEN && key.charCodeAt(1) === YEH)) return false;
  return !NOUN_ENDINGS.some((ending) => key.endsWith(ending));
}

/** The lists that a folded word stands in; of the feminine of a verb, that of the masculine. */
function listsOf(key: string): number {
  const lists = LISTED.get(key) ?? 0;
  if (key.length <= 3 || key.charCodeAt(key.length - 1) !== TEH) return lists;
  return lists | ((LISTED.get(key.slice(0, -1)) ?? 0) & PERFECT);
}

/** The signs of a folded word. */
export function signsOf(key: string): number {
  let signs = listsOf(key);
  const first = key.charCodeAt(0);
  if (first === WAW_LETTER && !OWN_WAW.has(key)) {
    const rest = listsOf(key.slice(1));
    signs |= WAW;
    if ((rest & CONNECTIVE) !== 0) signs |= WAW_CONNECTIVE;
    if ((rest & (PERFECT | CONNECTIVE)) !== 0) signs |= WAW_VERB;
  }
  if (first === FEH && PARTICLES.has(key.slice(1))) signs |= FEH_PARTICLE;
  if ((signs & (PARTICLE | PERFECT)) === 0 && parseDigits(key) < 0 && key.length > 1) signs |= NAME_PART;
  const isVerbal = (signs & WAW) !== 0 || first === YEH || first === TEH || first === SEEN;
  if (isVerbal || (signs & (PARTICLE | PERFECT | CONNECTIVE)) !== 0) signs |= NO_SUBJECT;
  if (isImperfect(key)) signs |= IMPERFECT;
  return signs;
}
