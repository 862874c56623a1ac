import type { Excerpt } from '../check.js';
import { nameOf } from '../oddity.js';

/** Characters that cannot be seen, or not be told from others: shown by their code points. */
const UNSEEN =
  /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\u0640\u06a9\u06aa\u06cc\u06be\u06c1\u06d5\u2028\u2029\ufb50-\ufdff\ufe70-\ufeff\ufffd]|(?! )\p{Zs}/gu;

/** A text with unseen characters as `<U+0640>`. */
export function shown(text: string): string {
  return text.replace(UNSEEN, (char) => `<${nameOf(char)}>`);
}

/** An excerpt in one line, what is wrong between brackets. */
export function excerptText({ before, found, after }: Excerpt): string {
  return `${shown(before)}[${shown(found)}]${shown(after)}`;
}
