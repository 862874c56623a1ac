import type { LineEdit } from '../line-edits.js';
import { type Mark, markOf } from './mark.js';

/** What models write in square brackets for what they see and do not read: pictures and their like, and text that they cannot read. */
const PICTURES =
  'صورة|صور|شعار|إعلان|اعلان|توقيع|ختم|جدول|رسم|رسم بياني|خريطة|كاريكاتير|' +
  'image|photo|photograph|picture|figure|illustration|logo|advertisement|ad|stamp|signature|table|map|cartoon|chart';
const UNREAD =
  'غير واضح|غير واضحة|غير مقروء|غير مقروءة|كلمة غير واضحة|كلمة غير مقروءة|كلمات غير واضحة|كلمات غير مقروءة|نص غير واضح|نص غير مقروء|' +
  'illegible|unclear|unreadable|inaudible|illegible text|unreadable text|blank';

const PLACEHOLDER = new RegExp(`\\[ *(?:(?:${PICTURES})(?: *[:\u2013\u2014-] *([^[\\]]*))?|${UNREAD}) *\\]`, 'giu');
/** Two words of Arabic make the description of a picture a text. */
const CAPTION = /\p{Script=Arabic} \P{L}*\p{Script=Arabic}/u;

export const countPlaceholders = (text: string): number => 2 * [...text.matchAll(PLACEHOLDER)].length;

/** Placeholders taken out of a line; of a picture that is described in Arabic, what stands round the description. */
export function withoutPlaceholders(text: string): { edits: LineEdit[]; mark: Mark | undefined } {
  let mark: Mark | undefined;
  const edits = [...text.matchAll(PLACEHOLDER)].flatMap(({ index: at, 0: before, 1: said = '' }): LineEdit[] => {
    const edit = { at, before, after: '', rule: 'markup', note: 'placeholder' } as const;
    if (!CAPTION.test(said)) {
      // The space before it goes too.
      return [text.startsWith(' ', at - 1) && at > 0 ? { ...edit, at: at - 1, before: ` ${before}` } : edit];
    }
    mark = markOf('caption');
    const from = before.lastIndexOf(said);
    const to = from + said.length;
    return [
      { ...edit, before: before.slice(0, from) },
      { ...edit, at: at + to, before: before.slice(to) },
    ];
  });
  return { edits, mark };
}
