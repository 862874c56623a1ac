import { isWeekday } from '../text/dates.js';
import { parseDigits } from '../text/digits.js';
import {
  ADVERBIALS,
  BYLINE_OPENERS,
  CAPTION_OPENERS,
  CONNECTIVES,
  GIVEN_NAMES,
  isPerfect,
  JUMP_WORDS,
  OPENERS,
  PARTICLES,
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
/** It begins with `و`; and goes on with a word that may open a sentence; with a perfect or connective; with a connective. */
export const WAW = 1 << 12;
export const WAW_VERB = 1 << 13;
export const WAW_CONNECTIVE = 1 << 14;
/** It is a particle with `ف` before it, by which a sentence ties itself to the last. */
export const FEH_PARTICLE = 1 << 18;
/** It could be part of a person's name. */
export const NAME_PART = 1 << 15;
/** No sentence begins with it as its subject. */
export const NO_SUBJECT = 1 << 16;
/** It looks like a verb of the imperfect. */
export const IMPERFECT = 1 << 17;

const POINTING_BACK = new Set(['ذاته', 'نفسه', 'المذكور', 'المذكوره', 'ذاتها', 'نفسها', 'هذا', 'هذه', 'ذلك', 'تلك']);
const TYING = new Set(['فقد', 'فان']);
const OF_ISSUES = new Set(['العدد', 'السنه']);

const opensAsVerb = /^[\u0648\u064a\u062a\u0633]/u;
const imperfect = /^(?:\u0633?\u064a|\u062a)/u;
const nounEnding = /(?:\u0647|\u064a\u0646|\u0627\u062a)$/u;

/** The signs of a folded word. */
export function signsOf(key: string): number {
  let signs = 0;
  const tell = (sign: number, holds: boolean): void => {
    if (holds) signs |= sign;
  };
  const particle = PARTICLES.has(key);
  const perfect = isPerfect(key);
  const connective = CONNECTIVES.has(key);
  tell(PARTICLE, particle);
  tell(PERFECT, perfect);
  tell(CONNECTIVE, connective);
  tell(OPENER, OPENERS.has(key));
  tell(ADVERBIAL, ADVERBIALS.has(key));
  tell(BYLINE_OPENER, BYLINE_OPENERS.has(key));
  tell(GIVEN_NAME, GIVEN_NAMES.has(key));
  tell(CAPTION_OPENER, CAPTION_OPENERS.has(key));
  tell(JUMP_WORD, JUMP_WORDS.has(key));
  tell(WEEKDAY, isWeekday(key));
  tell(BACKWARD, POINTING_BACK.has(key));
  tell(ISSUE, OF_ISSUES.has(key));
  if (key.startsWith('و')) {
    const rest = key.slice(1);
    tell(WAW, true);
    tell(WAW_CONNECTIVE, CONNECTIVES.has(rest));
    tell(WAW_VERB, isPerfect(rest) || CONNECTIVES.has(rest));
  }
  tell(FEH_PARTICLE, TYING.has(key) || (key.startsWith('ف') && PARTICLES.has(key.slice(1))));
  tell(NAME_PART, !particle && !perfect && parseDigits(key) < 0 && key.length > 1);
  tell(NO_SUBJECT, opensAsVerb.test(key) || particle || perfect || connective);
  tell(IMPERFECT, key.length > 3 && imperfect.test(key) && !nounEnding.test(key));
  return signs;
}
