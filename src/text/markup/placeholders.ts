import type { LineEdit } from '../line-edits.js';
import { isCaption, markupAround, markupEdit } from './edits.js';
import { type Mark, markOf } from './mark.js';

/** What models write in square brackets for what they see and do not read: pictures and their like, and text that they cannot read. */
const PICTURES =
  'صورة|صور|شعار|إعلان|اعلان|توقيع|ختم|جدول|رسم|رسم بياني|خريطة|كاريكاتير|' +
  'image|photo|photograph|picture|figure|illustration|logo|advertisement|ad|stamp|signature|table|map|cartoon|chart';
const UNREAD =
  'غير واضح|غير واضحة|غير مقروء|غير مقروءة|كلمة غير واضحة|كلمة غير مقروءة|كلمات غير واضحة|كلمات غير مقروءة|نص غير واضح|نص غير مقروء|' +
  'illegible|unclear|unreadable|inaudible|illegible text|unreadable text|blank';

const PLACEHOLDER = new RegExp(`\\[ *(?:(?:${PICTURES})(?: *[:\u2013\u2014-]([^[\\]]*)| *)|(?:${UNREAD}) *)\\]`, 'giu');
export const countPlaceholders = (text: string): number => 2 * [...text.matchAll(PLACEHOLDER)].length;

/** Placeholders taken out of a line; of a picture that is described in Arabic, what stands round the description. */
export function withoutPlaceholders(text: string): { edits: LineEdit[]; mark: Mark | undefined } {
  let mark: Mark | undefined;
  const edits = [...text.matchAll(PLACEHOLDER)].flatMap(({ index: at, 0: before, 1: told = '' }): LineEdit[] => {
    const said = told.trimStart();
    if (isCaption(said)) {
      mark = markOf('caption');
      return markupAround(at, before, said, 'placeholder');
    }
    // The space before it goes too.
    const spaced = at > 0 && text.charAt(at - 1) === ' ';
    return [spaced ? markupEdit(at - 1, ` ${before}`, 'placeholder') : markupEdit(at, before, 'placeholder')];
  });
  return { edits, mark };
}
