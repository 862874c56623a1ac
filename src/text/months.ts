/**
 * Month names of Arabic newspapers by calendar tradition, numbered from 1. Gregorian months carry three living series
 * (Levantine/Iraqi, Egyptian/Sudanese, Maghrebi) beside variant spellings; Hijri months have their own numbers.
 * Source: Unicode CLDR `ar`, `ar-SY`, `ar-DZ`, `ar-TN`, `ar-MA`, `ar-MR`, with spellings common in print.
 */
export const GREGORIAN_MONTHS: readonly (readonly string[])[] = [
  ['كانون الثاني', 'يناير', 'جانفي', 'ينير'],
  ['شباط', 'فبراير', 'فيفري'],
  ['آذار', 'اذار', 'مارس'],
  ['نيسان', 'أبريل', 'ابريل', 'إبريل', 'أفريل', 'افريل'],
  ['أيار', 'ايار', 'مايو', 'ماي', 'مايس'],
  ['حزيران', 'يونيو', 'يونيه', 'جوان', 'يونيوه'],
  ['تموز', 'يوليو', 'يوليه', 'جويلية', 'يوليوز'],
  ['آب', 'اب', 'أغسطس', 'اغسطس', 'أوت', 'اوت', 'غشت'],
  ['أيلول', 'ايلول', 'سبتمبر', 'شتنبر'],
  ['تشرين الأول', 'تشرين الاول', 'أكتوبر', 'اكتوبر'],
  ['تشرين الثاني', 'نوفمبر', 'نونبر'],
  ['كانون الأول', 'كانون الاول', 'ديسمبر', 'دجنبر'],
];

export const HIJRI_MONTHS: readonly (readonly string[])[] = [
  ['محرم', 'المحرم'],
  ['صفر'],
  ['ربيع الأول', 'ربيع الاول'],
  ['ربيع الآخر', 'ربيع الثاني', 'ربيع الاخر'],
  ['جمادى الأولى', 'جمادى الاولى', 'جمادي الأولى'],
  ['جمادى الآخرة', 'جمادى الثانية', 'جمادى الاخرة'],
  ['رجب'],
  ['شعبان'],
  ['رمضان'],
  ['شوال'],
  ['ذو القعدة', 'ذي القعدة'],
  ['ذو الحجة', 'ذي الحجة'],
];

/** Weekdays, Saturday first, with the spellings of print. */
export const WEEKDAYS: readonly string[] = [
  'السبت',
  'الأحد',
  'الاحد',
  'الإثنين',
  'الاثنين',
  'الثلاثاء',
  'الأربعاء',
  'الاربعاء',
  'الخميس',
  'الجمعة',
];
