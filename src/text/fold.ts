/**
 * Folding for look-ups in small tables (months, agencies, names): never for output.
 *
 * Diacritics and tatweel go; hamza forms of alef become bare alef, ى becomes ي, ة becomes ه, Persian forms Arabic.
 */
const FOLDED: readonly (readonly [unit: number, to: number])[] = [
  [0x0622, 0x0627], // alef with madda
  [0x0623, 0x0627], // alef with hamza above
  [0x0625, 0x0627], // alef with hamza below
  [0x0671, 0x0627], // alef wasla
  [0x0649, 0x064a], // alef maksura -> yeh
  [0x06cc, 0x064a], // Farsi yeh -> yeh
  [0x06a9, 0x0643], // keheh -> kaf
  [0x0629, 0x0647], // teh marbuta -> heh
];

/** What each unit below U+0700 is folded to; 0 for what goes. */
const TO = Uint16Array.from({ length: 0x700 }, (_, unit) =>
  (unit >= 0x064b && unit <= 0x065f) || unit === 0x0670 || unit === 0x0640 ? 0 : unit,
);
for (const [unit, to] of FOLDED) TO[unit] = to;

export function foldWord(word: string): string {
  let i = 0;
  while (i < word.length && isFolded(word.charCodeAt(i))) i++;
  if (i === word.length) return word;
  let out = word.slice(0, i);
  for (; i < word.length; i++) {
    const to = foldUnit(word.charCodeAt(i));
    if (to !== 0) out += String.fromCharCode(to);
  }
  return out;
}

const isFolded = (unit: number): boolean => unit >= TO.length || TO[unit] === unit;

/** What one unit is folded to; 0 for what goes. */
export const foldUnit = (unit: number): number => (unit < TO.length ? (TO[unit] ?? 0) : unit);

/** Proclitics taken off by {@link lightStem}, longest first, by code points of the folded word. */
const PREFIXES = ['وبال', 'وال', 'فال', 'بال', 'كال', 'ولل', 'لل', 'ال', 'و'];
const SUFFIXES = ['يها', 'تها', 'هما', 'ات', 'ها', 'هم', 'ين', 'ون', 'ان', 'يه', 'ه', 'ي', 'ا'];

/**
 * A light stem of a folded word, for telling whether two passages speak of the same things.
 * After Larkey, Ballesteros and Connell (2002), light stemming: at least three letters stay.
 */
export function lightStem(folded: string): string {
  let stem = folded;
  for (const prefix of PREFIXES) {
    if (stem.length - prefix.length >= 3 && stem.startsWith(prefix)) {
      stem = stem.slice(prefix.length);
      break;
    }
  }
  for (const suffix of SUFFIXES) {
    if (stem.length - suffix.length >= 3 && stem.endsWith(suffix)) {
      stem = stem.slice(0, stem.length - suffix.length);
      break;
    }
  }
  return stem;
}
