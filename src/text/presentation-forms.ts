/**
 * Presentation forms that stay as they are: they are signs of their own, not the shape that a letter takes in a word, and
 * their compatibility decomposition is a whole phrase.
 */
const SIGNS: ReadonlySet<number> = new Set([
  0xfd3e, // ornate left parenthesis
  0xfd3f, // ornate right parenthesis
  0xfdfa, // ligature sallallahou alayhe wasallam
  0xfdfb, // ligature jallajalalouhou
  0xfdfc, // rial sign
  0xfdfd, // ligature bismillah
]);

/** What carries a diacritic that stands alone, in its decomposition: a space, or a tatweel in the medial forms. */
const CARRIER = /[\u0020\u0640]/g;

const composed = new Map<number, string>();

/** Whether a UTF-16 unit is in Arabic Presentation Forms-A or -B (U+FEFF is not: it is no form). */
export function isPresentationForm(unit: number): boolean {
  return (unit >= 0xfb50 && unit <= 0xfdff) || (unit >= 0xfe70 && unit <= 0xfefe);
}

/**
 * The letters that an Arabic presentation form stands for, e.g. U+FEFB → `لا`.
 *
 * It is the character's own NFKC decomposition, less the space that NFKC puts before a diacritic standing alone
 * (U+FE76 → U+064E, not U+0020 U+064E). Never run over a whole text: NFKC changes much else.
 *
 * @returns undefined for what has no decomposition, for unassigned code points, and for ornate parentheses and signs
 */
export function lettersOf(unit: number): string | undefined {
  if (!isPresentationForm(unit) || SIGNS.has(unit)) return undefined;
  const known = composed.get(unit);
  if (known !== undefined) return known === '' ? undefined : known;
  const form = String.fromCharCode(unit);
  const letters = form.normalize('NFKC');
  const found = letters === form ? '' : letters.replace(CARRIER, '');
  composed.set(unit, found);
  return found === '' ? undefined : found;
}
