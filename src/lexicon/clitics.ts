/** Letters as escapes, so that look-alikes cannot be confused. */
const WAW = '\u0648';
const FEH = '\u0641';
const BEH = '\u0628';
const LAM = '\u0644';
const KAF = '\u0643';
const SEEN = '\u0633';
const AL = '\u0627\u0644';

const CONJUNCTIONS = ['', WAW, FEH];
const PREPOSITIONS = ['', BEH, LAM, KAF, SEEN, AL, BEH + AL, KAF + AL, LAM + LAM];

/** Every run of proclitics, longest first: conjunction, then preposition or future particle, then article. */
export const PROCLITICS: readonly string[] = CONJUNCTIONS.flatMap((conjunction) =>
  PREPOSITIONS.map((preposition) => conjunction + preposition),
)
  .filter((text) => text !== '')
  .sort((a, b) => b.length - a.length || (a < b ? -1 : 1));

/**
 * Pronoun suffixes, longest first (Ryding 2005, A Reference Grammar of Modern Standard Arabic, 12.2).
 * Before them a teh marbuta is written as teh and an alef maksura as alef.
 */
export const SUFFIXES: readonly string[] = [
  '\u0647\u0645\u0627', // huma
  '\u0643\u0645\u0627', // kuma
  '\u0647\u0627', // ha
  '\u0647\u0645', // hum
  '\u0647\u0646', // hunna
  '\u0643\u0645', // kum
  '\u0643\u0646', // kunna
  '\u0646\u0627', // na
  '\u0646\u064a', // ni
  '\u0647', // hu
  '\u0643', // ka
  '\u064a', // i
];

/** A word as it stands before a pronoun suffix. */
export function beforeSuffix(stem: string): string {
  const last = stem.charCodeAt(stem.length - 1);
  if (last === 0x0629 /* teh marbuta */) return `${stem.slice(0, -1)}\u062a`;
  if (last === 0x0649 /* alef maksura */) return `${stem.slice(0, -1)}\u0627`;
  return stem;
}
