/**
 * How often each character stands among a thousand that are not ASCII in Modern Standard Arabic.
 *
 * Rounded from general knowledge of Arabic letter counts (alef and lam lead, each above a tenth). Only the proportions
 * matter: code pages put the letters at different bytes, and a few words tell them apart.
 */
const FREQUENCY: ReadonlyMap<string, number> = new Map([
  ['\u0627', 130], // alef
  ['\u0644', 115], // lam
  ['\u064a', 68], // yeh
  ['\u0645', 62], // meem
  ['\u0648', 58], // waw
  ['\u0646', 55], // noon
  ['\u0631', 48], // reh
  ['\u062a', 45], // teh
  ['\u0628', 37], // beh
  ['\u0629', 34], // teh marbuta
  ['\u0639', 34], // ain
  ['\u062f', 31], // dal
  ['\u0633', 28], // seen
  ['\u0641', 28], // feh
  ['\u0647', 27], // heh
  ['\u0623', 24], // alef with hamza above
  ['\u0642', 23], // qaf
  ['\u0643', 22], // kaf
  ['\u062d', 20], // hah
  ['\u062c', 14], // jeem
  ['\u0634', 12], // sheen
  ['\u0635', 11], // sad
  ['\u0637', 11], // tah
  ['\u062e', 10], // khah
  ['\u0649', 10], // alef maksura
  ['\u0625', 9], // alef with hamza below
  ['\u0630', 7], // thal
  ['\u0636', 7], // dad
  ['\u0632', 7], // zain
  ['\u062b', 6], // theh
  ['\u0626', 5], // yeh with hamza
  ['\u063a', 5], // ghain
  ['\u0621', 4], // hamza
  ['\u0638', 3], // zah
  ['\u0622', 2], // alef with madda
  ['\u0624', 2], // waw with hamza
  ['\u060c', 10], // Arabic comma
  ['\u061f', 1], // Arabic question mark
  ['\u061b', 1], // Arabic semicolon
  ['\u0640', 2], // tatweel
  ['\u064b', 2], // fathatan
  ['\u064e', 1], // fatha
  ['\u064f', 1], // damma
  ['\u0650', 1], // kasra
  ['\u0651', 1], // shadda
  ['\u0652', 1], // sukun
  ['\u00ab', 3], // quotation marks
  ['\u00bb', 3],
  ['\u201c', 2],
  ['\u201d', 2],
  ['\u2013', 1], // en dash
  ['\u2026', 1], // ellipsis
  ['\u00a0', 1], // no-break space
]);

/** Weight of a character that the table does not name: a Latin letter with an accent, a Persian letter, a sign. */
const RARE = 0.1;

/** How often a character stands among a thousand of Arabic text that are not ASCII. */
export function frequencyOf(char: string): number {
  return FREQUENCY.get(char) ?? RARE;
}

/** All weights of a code page's upper half together, about. */
const TOTAL = 1030;
const UPPER_HALF = 128;

/** Diacritics and tatweel: some texts write all of them, most hardly any. */
const saysNothing = (char: string): boolean => char === '\u0640' || (char >= '\u064b' && char <= '\u0652');

/** Log-odds, in nats, that a text is Arabic and no chance choice of the upper half of a code page; ASCII says nothing. */
export function arabicLogOdds(text: string): number {
  let sum = 0;
  for (const char of text) {
    if (char > '\u007f' && !saysNothing(char)) sum += Math.log((frequencyOf(char) * UPPER_HALF) / TOTAL);
  }
  return sum;
}
