import { HASH_OF_NONE, hashOn } from '../../text/fnv.js';
import { foldUnit, foldWord } from '../../text/fold.js';
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
  'قدس برس',
  'يو بي آي',
  'الصحافة الفرنسية',
  'وكالة الصحافة الفرنسية',
  'وكالة رويترز',
  'وكالة الأناضول',
  'وكالة الأنباء السعودية',
  'وكالة الأنباء القطرية',
  'وكالة الأنباء الكويتية',
  'وكالة الأنباء العمانية',
  'وكالة الأنباء الأردنية',
  'وكالة الأنباء الجزائرية',
  'وكالة الأنباء الليبية',
  'وكالة الأنباء العراقية',
  'وكالة الأنباء اليمنية',
  'وكالة الأنباء الفلسطينية',
  'وكالة الأنباء الموريتانية',
  'وكالة أنباء الإمارات',
  'وكالة أنباء البحرين',
  'وكالة السودان للأنباء',
  'وكالة تونس إفريقيا للأنباء',
  'وكالة المغرب العربي للأنباء',
  'المغرب العربي للأنباء',
  'وكالات الأنباء',
  'وكالات عالمية',
  'مواقع',
  'مواقع إلكترونية',
  'وكالات ومواقع',
  'متابعات',
];

/** UTF-16 units of the longest line of agencies worth a look. */
export const LONGEST = 80;

/** Names by their letters: of the spellings of one name the first. */
export const AGENCIES: ReadonlyMap<string, string> = new Map(NAMES.toReversed().map((name) => [agencyKey(name), name]));

/** An agency's name with nothing but its folded letters: «أ. ف. ب» and «أ ف ب» alike. */
export function agencyKey(text: string): string {
  const folded = foldWord(text);
  let out = '';
  for (let i = 0; i < folded.length; i++) if (isLetterUnit(folded.charCodeAt(i))) out += folded.charAt(i);
  return out;
}

/** Letters of the longest name, with the conjunction before it. */
const MOST_LETTERS = 1 + [...AGENCIES.keys()].reduce((most, { length }) => Math.max(most, length), 0);
/** First letters of names, and hashes of their keys; with the conjunction before them and without. */
const FIRST = new Set<number>();
const HASHES = new Set<number>();
for (const key of AGENCIES.keys()) {
  for (const name of [key, `\u0648${key}`]) {
    FIRST.add(name.charCodeAt(0));
    let hash = HASH_OF_NONE;
    for (let i = 0; i < name.length; i++) hash = hashOn(hash, name.charCodeAt(i));
    HASHES.add(hash);
  }
}
/** Drawn long, it is a dash. */
const TATWEEL = 0x0640;
/** What parts the names of several agencies. */
const MARKS = '-–—ـ,،/+()«»';
const PARTING = new RegExp(`[${MARKS}]`, 'u');
const PARTING_UNITS = new Set([...MARKS].map((mark) => mark.charCodeAt(0)));

/** Whether the first part of a text may be a name, and no other is too long for one: most lines need no closer look. */
function mayBeNames(text: string): boolean {
  let letters = 0;
  let first = true;
  let hash = HASH_OF_NONE;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (isLetterUnit(unit) && unit !== TATWEEL) {
      if (++letters > MOST_LETTERS) return false;
      if (!first) continue;
      const folded = foldUnit(unit);
      if (letters === 1 && !FIRST.has(folded)) return false;
      hash = hashOn(hash, folded);
    } else if (letters > 0 && PARTING_UNITS.has(unit)) {
      if (first && !HASHES.has(hash)) return false;
      first = false;
      letters = 0;
    }
  }
  return !first || (letters > 0 && HASHES.has(hash));
}

/** Whether the whole text is the name of an agency or of several, parted by dash, comma, slash or «و». */
export function isAgency(text: string): boolean {
  if (text.length > LONGEST || !mayBeNames(text)) return false;
  let names = 0;
  for (const part of text.split(PARTING)) {
    const key = agencyKey(part);
    if (key === '') continue;
    if (++names > MOST_NAMES || !isName(key)) return false;
  }
  return names > 0;
}

/** Agencies in one line, at most. */
const MOST_NAMES = 4;

const isName = (key: string): boolean => AGENCIES.has(key) || (key.startsWith('و') && AGENCIES.has(key.slice(1)));
