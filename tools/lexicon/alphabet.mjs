/** The letters a lexicon word is made of, most frequent first; a letter's code is its place here plus one. */
export const LETTERS = [
  0x0627, // alef
  0x0644, // lam
  0x064a, // yeh
  0x0645, // meem
  0x0648, // waw
  0x0646, // noon
  0x0631, // reh
  0x062a, // teh
  0x0628, // beh
  0x0639, // ain
  0x062f, // dal
  0x0633, // seen
  0x0641, // feh
  0x0647, // heh
  0x0643, // kaf
  0x0642, // qaf
  0x0629, // teh marbuta
  0x062d, // hah
  0x062c, // jeem
  0x0634, // sheen
  0x0635, // sad
  0x062e, // khah
  0x0637, // tah
  0x0632, // zain
  0x0636, // dad
  0x063a, // ghain
  0x0630, // thal
  0x062b, // theh
  0x0638, // zah
  0x0623, // alef with hamza above
  0x0625, // alef with hamza below
  0x0622, // alef with madda
  0x0649, // alef maksura
  0x0626, // yeh with hamza
  0x0621, // hamza
  0x0624, // waw with hamza
  0x067e, // peh
  0x0686, // tcheh
  0x06a4, // veh
  0x06af, // gaf
];

const CODES = new Map(LETTERS.map((unit, at) => [unit, at + 1]));

/** Letter codes of a word, or null when it holds any other character. */
export function encode(word) {
  const codes = new Uint8Array(word.length);
  for (let i = 0; i < word.length; i++) {
    const code = CODES.get(word.charCodeAt(i));
    if (code === undefined) return null;
    codes[i] = code;
  }
  return codes;
}

export function codeOf(unit) {
  return CODES.get(unit) ?? 0;
}
