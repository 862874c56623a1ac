import { foldWord } from '../../text/fold.js';
import { isLetterUnit } from '../../text/words.js';

/**
 * News agencies and collective bylines as Arabic papers print them; letters of an abbreviation may be parted by dots or
 * spaces. Source: the agencies' own Arabic names (Federation of Arab News Agencies' members, world agencies).
 */
const NAMES = [
  'وكالات',
  'الوكالات',
  'رويترز',
  'رويتر',
  'أ ف ب',
  'ا ف ب',
  'فرانس برس',
  'وكالة فرانس برس',
  'أ ب',
  'أسوشيتد برس',
  'اسوشيتد برس',
  'أسوشييتد برس',
  'أسوشيتدبرس',
  'د ب أ',
  'الألمانية',
  'ي ب أ',
  'يونايتد برس',
  'أ ش أ',
  'وكالة أنباء الشرق الأوسط',
  'سانا',
  'واس',
  'قنا',
  'وام',
  'كونا',
  'بنا',
  'بترا',
  'وفا',
  'واع',
  'نينا',
  'سونا',
  'وات',
  'واج',
  'وأج',
  'و م ع',
  'وال',
  'ومع',
  'سبأ',
  'سبا',
  'الوطنية',
  'الوكالة الوطنية',
  'المركزية',
  'الأناضول',
  'تاس',
  'نوفوستي',
  'سبوتنيك',
  'إيتار تاس',
  'شينخوا',
  'إرنا',
  'ارنا',
  'فارس',
  'مهر',
  'إفي',
  'أنسا',
  'آكي',
  'معا',
  'صفا',
  'بي بي سي',
  'سي ان ان',
  'العمانية',
];

/** UTF-16 units of the longest line of agencies worth a look. */
const LONGEST = 80;

const KEYS = new Set(NAMES.map((name) => agencyKey(name)));

/** An agency's name with nothing but its folded letters: «أ. ف. ب» and «أ ف ب» alike. */
export function agencyKey(text: string): string {
  const folded = foldWord(text);
  let out = '';
  for (let i = 0; i < folded.length; i++) if (isLetterUnit(folded.charCodeAt(i))) out += folded.charAt(i);
  return out;
}

/** Whether the whole text is the name of an agency or of several, parted by dash, comma, slash or «و». */
export function isAgency(text: string): boolean {
  if (text.length > LONGEST) return false;
  const parts = text.split(/[-–—ـ,،/+()«»]/u).filter((part) => agencyKey(part) !== '');
  return (
    parts.length > 0 &&
    parts.length <= 4 &&
    parts.every((part) => {
      const key = agencyKey(part);
      return KEYS.has(key) || (key.startsWith('و') && KEYS.has(key.slice(1)));
    })
  );
}
