/**
 * Which words of a frequency list are words: the lists are counted from the web, so they hold misspellings too.
 * All figures are centibels: 100 are a factor of ten.
 */
const ALEF = '\u0627';
const ALEFS = /[\u0622\u0623\u0625]/g; // alef with madda, hamza above, hamza below
/** Letters told apart by dots or a hamza alone. A word is doubted for one such letter. */
const LOOKALIKES = [
  [0x0628, 0x062a, 0x062b, 0x0646, 0x064a], // beh teh theh noon yeh
  [0x062c, 0x062d, 0x062e], // jeem hah khah
  [0x062f, 0x0630], // dal thal
  [0x0631, 0x0632], // reh zain
  [0x0633, 0x0634], // seen sheen
  [0x0635, 0x0636], // sad dad
  [0x0637, 0x0638], // tah zah
  [0x0639, 0x063a], // ain ghain
  [0x0641, 0x0642], // feh qaf
  [0x0648, 0x0624], // waw, with hamza
  [0x064a, 0x0626], // yeh, with hamza
].map((group) => group.map((unit) => String.fromCharCode(unit)));
/** Particles that are often run together with the next word. */
const PARTICLES = ['في', 'من', 'على', 'عن', 'إلى', 'الى', 'أن', 'ان'];
/** A word without an entry in the dictionary falls when a dictionary word one look-alike away is this much more frequent. */
const LOOKALIKE_DOUBT = 200;
/** The same for a lost, doubled or swapped letter; the commonest and the shortest words are not doubted so: they are names. */
const SLIP_DOUBT = 250;
const COMMON = 520;
const SHORT = 5;

/** The same for a last letter that people write for another: heh for teh marbuta, alef maksura for yeh. */
const ENDING_DOUBT = 30;
const ENDINGS = new Map([
  ['\u0647', '\u0629'], // heh, teh marbuta
  ['\u0649', '\u064a'], // alef maksura, yeh
  ['\u064a', '\u0649'], // yeh, alef maksura
]);

/** Words one look-alike letter away. */
function* lookalikes(word) {
  for (let i = 0; i < word.length; i++) {
    for (const group of LOOKALIKES) {
      if (!group.includes(word[i])) continue;
      for (const letter of group) if (letter !== word[i]) yield word.slice(0, i) + letter + word.slice(i + 1);
    }
  }
}

/** Words one letter shorter, or with two neighbours swapped. */
function* slips(word) {
  for (let i = 0; i < word.length; i++) {
    yield word.slice(0, i) + word.slice(i + 1);
    if (i + 1 < word.length && word[i] !== word[i + 1])
      yield word.slice(0, i) + word[i + 1] + word[i] + word.slice(i + 2);
  }
}

/**
 * The words to keep, with centibels.
 *
 * @param frequencies all words of the list with centibels
 * @param isForm whether the dictionary has a form
 */
export function selectWords(frequencies, isForm) {
  // Dictionary words by their spelling with bare alefs: newspapers leave hamzas out, and the reader allows for it.
  const bare = new Map();
  for (const [word, centibels] of frequencies) {
    const key = word.replace(ALEFS, ALEF);
    if (isForm(word) && centibels < (bare.get(key) ?? Infinity)) bare.set(key, centibels);
  }
  const beats = (other, limit) => (bare.get(other.replace(ALEFS, ALEF)) ?? Infinity) <= limit;
  const kept = new Map();
  for (const [word, centibels] of frequencies) {
    if (isForm(word)) {
      kept.set(word, centibels);
      continue;
    }
    if (word.length < 3 || /(.)\1\1/.test(word) || bare.has(word.replace(ALEFS, ALEF))) continue;
    if (PARTICLES.some((particle) => word.startsWith(particle) && isForm(word.slice(particle.length)))) continue;
    const ending = ENDINGS.get(word.slice(-1));
    let doubted = ending !== undefined && beats(word.slice(0, -1) + ending, centibels - ENDING_DOUBT);
    for (const other of lookalikes(word)) doubted ||= beats(other, centibels - LOOKALIKE_DOUBT);
    if (centibels > COMMON && word.length >= SHORT)
      for (const other of slips(word)) doubted ||= beats(other, centibels - SLIP_DOUBT);
    if (!doubted) kept.set(word, centibels);
  }
  return kept;
}
