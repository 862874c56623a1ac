import { countWords, isArabicUnit } from '../words.js';

/*
 * What a model that was asked to read a page says of its own, before the text or after it.
 */

/** Words of the longest. */
const LONGEST = 25;

const OPENS =
  /^(?:بالتأكيد|بالطبع|حسنا|حسنًا|تفضل|إليك|اليك|إليكم|فيما يلي|هذا هو|هذه هي|النص|نص|محتوى|تفريغ|تم استخراج|لقد استخرجت)/u;
const OF_THE_PICTURE = /(?:الصورة|للصورة|المستخرج|المستخرجة|الممسوحة|المرفقة)/u;
const NOTES = /^\(?(?:ملاحظة|ملاحظات|تنويه|ملحوظة)/u;
const ON_READING = /(?:الصورة|المسح|واضح|مقروء|مقروءة|واضحة|استخراج)/u;
const ENGLISH =
  /^\(?(?:here(?:['\u2019]s| is| are)\b|sure\b|certainly\b|of course\b|below (?:is|are)\b|the (?:image|page|text|following|transcription)\b|this (?:image|page|is)\b|note\b|notes\b|please note\b|i(?:['\u2019]m|['\u2019]ve| am| have| cannot| can['\u2019]t| could)\b|let me know\b|transcription\b|extracted text\b)/iu;

function hasArabic(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (isArabicUnit(text.charCodeAt(i))) return true;
  return false;
}

/** Whether a line at the head of a page, or at its end, is the model's own. */
function isRemark(text: string, first: boolean): boolean {
  const words = countWords(text, LONGEST);
  if (words > LONGEST) return false;
  if (!hasArabic(text)) return words > 2 && ENGLISH.test(text);
  if (first) return text.endsWith(':') && OPENS.test(text) && OF_THE_PICTURE.test(text);
  return NOTES.test(text) && ON_READING.test(text);
}

/**
 * Finds remarks of a model on what it was asked to read: `إليك النص المستخرج من الصورة:`, `Here is the text of the page:`, `Note: some words are illegible.`
 *
 * @param texts the normalised lines of a page
 * @returns indices of lines: the first of the page that has text, and up to two at its end
 */
export function findRemarks(texts: readonly string[]): number[] {
  const found: number[] = [];
  const first = texts.findIndex((text) => text !== '');
  if (first < 0 || !texts.some(hasArabic)) return found;
  if (isRemark(texts[first] ?? '', true)) found.push(first);
  let left = 2;
  for (let i = texts.length - 1; i > first && left > 0; i--) {
    const text = texts[i] ?? '';
    if (text === '') continue;
    if (!isRemark(text, false)) break;
    found.push(i);
    left--;
  }
  return found;
}
