/**
 * Comparing keys: what is left of a text when everything that OCR and editors change lightly is taken away.
 *
 * A key is a row of small numbers, one for each letter or digit: digits of any script by value, Latin letters without case
 * and accents, Arabic letters by the shape they share without their dots. Marks, tatweel, the lone hamza, spaces and
 * punctuation leave no unit. Keys are for comparing only, never for output.
 */

/** The bit of a key unit that begins a word; the other seven bits name the letter. */
export const WORD_START = 0x80;
/** Mask of the seven bits that name the letter. */
export const LETTER_OF_UNIT = 0x7f;

const FIRST_DIGIT = 1;
const FIRST_LATIN = 11;
const FIRST_SKELETON = 37;
/** Letters of other scripts share the 64 highest values. */
const FIRST_OTHER = 64;

/** Letters and presentation forms that OCR confuses by their dots, one skeleton a row (Unicode 16, blocks Arabic and Arabic Extended-A). */
const SKELETONS: readonly string[] = [
  '\u0627\u0622\u0623\u0625\u0671\u0672\u0673\u0675', // alef: bare, madda, hamza above and below, wasla, wavy, high hamza
  '\u0628\u062a\u062b\u0646\u064a\u0649\u0626\u066e\u067e\u06cc\u0678' + // beh teh theh noon yeh, alef maksura, yeh hamza, dotless beh, peh, Farsi yeh
    '\u0679\u067a\u067b\u067c\u067d\u067f\u0680\u06ba\u06bb\u06bc\u06bd\u06ce\u06d0\u06d1\u06d2\u06d3\u0620\u063d\u063e\u063f', // their Urdu, Sindhi, Pashto and Kurdish forms
  '\u062c\u062d\u062e\u0686\u0681\u0682\u0683\u0684\u0685\u0687\u06bf', // jeem hah khah tcheh and their forms
  '\u062f\u0630\u0688\u0689\u068a\u068b\u068c\u068d\u068e\u068f\u0690\u06ee', // dal thal and their forms
  '\u0631\u0632\u0698\u0691\u0692\u0693\u0694\u0695\u0696\u0697\u0699\u06ef', // reh zain jeh and their forms
  '\u0633\u0634\u069a\u069b\u069c\u06fa', // seen sheen
  '\u0635\u0636\u069d\u069e\u06fb', // sad dad
  '\u0637\u0638\u069f', // tah zah
  '\u0639\u063a\u06a0\u06fc', // ain ghain
  '\u0641\u0642\u06a4\u066f\u06a1\u06a2\u06a3\u06a5\u06a6\u06a7\u06a8', // feh qaf veh, dotless qaf, Maghrib forms
  '\u0643\u06a9\u06aa\u06ab\u06ac\u06ad\u06ae\u06af\u06b0\u06b1\u06b2\u06b3\u06b4\u063b\u063c', // kaf keheh ng gaf
  '\u0644\u06b5\u06b6\u06b7\u06b8', // lam
  '\u0645', // meem
  '\u0647\u0629\u06be\u06c0\u06c1\u06c2\u06c3\u06d5\u06ff', // heh, teh marbuta, heh doachashmee, heh goal, ae
  '\u0648\u0624\u0676\u0677\u06c4\u06c5\u06c6\u06c7\u06c8\u06c9\u06ca\u06cb\u06cf', // waw, waw hamza, Kurdish and Turkic forms
];

/** No unit, but inside a word: marks, tatweel, lone hamza. */
const SILENT = 0;
/** Several units: ligatures of the presentation forms, fractions. */
const SEVERAL = 253;
const UNKNOWN = 254;
/** Ends a word: the bit of a word's start, and no letter. */
const BREAK = WORD_START;

const codes = new Uint8Array(0x10000).fill(UNKNOWN);
const sequences = new Map<number, readonly number[]>();
codes[0x0621] = SILENT; // hamza
codes[0x0674] = SILENT; // high hamza
codes[0x0640] = SILENT; // tatweel
SKELETONS.forEach((letters, row) => {
  for (const letter of letters) codes[letter.charCodeAt(0)] = FIRST_SKELETON + row;
});

/** Value of a decimal digit: scripts keep their ten digits together, in order. */
function digitValue(unit: number): number {
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCharCode(unit - value - 1))) value++;
  return value;
}

/** Works out the code of a UTF-16 unit not met before and remembers it. */
function learn(unit: number): number {
  const char = String.fromCharCode(unit);
  let code = BREAK;
  if (unit >= 0xd800 && unit <= 0xdfff) code = FIRST_OTHER + (unit & 63);
  else if (/\p{M}/u.test(char)) code = SILENT;
  else if (/\p{Nd}/u.test(char)) code = FIRST_DIGIT + digitValue(unit);
  else if (/[\p{L}\p{N}]/u.test(char)) code = learnLetter(unit, char);
  codes[unit] = code;
  return code;
}

function learnLetter(unit: number, char: string): number {
  const folded = char.normalize('NFKD').toLowerCase();
  if (folded !== char) {
    const parts: number[] = [];
    for (let i = 0; i < folded.length; i++) {
      const part = folded.charCodeAt(i);
      const code = part === unit ? BREAK : codeOf(part);
      if (code === SEVERAL) parts.push(...(sequences.get(part) ?? []));
      else if (code !== SILENT && code !== BREAK) parts.push(code);
    }
    if (parts.length === 0) return SILENT;
    if (parts.length === 1) return parts[0] ?? SILENT;
    sequences.set(unit, parts);
    return SEVERAL;
  }
  if (unit >= 0x61 && unit <= 0x7a) return FIRST_LATIN + unit - 0x61;
  return FIRST_OTHER + (unit & 63);
}

function codeOf(unit: number): number {
  const code = codes[unit] ?? BREAK;
  return code === UNKNOWN ? learn(unit) : code;
}

/** Whether a key unit (word bit or not) is a digit. */
export function isDigitKey(unit: number): boolean {
  const letter = unit & LETTER_OF_UNIT;
  return letter >= FIRST_DIGIT && letter < FIRST_LATIN;
}

/** A growing row of key units, kept from text to text so that keying allocates nothing. */
export class KeyBuffer {
  units = new Uint8Array(1 << 12);
  length = 0;

  private reserve(size: number): Uint8Array {
    if (size > this.units.length) {
      const larger = new Uint8Array(Math.max(size, this.units.length * 2));
      larger.set(this.units.subarray(0, this.length));
      this.units = larger;
    }
    return this.units;
  }

  /**
   * Appends the key of a text; its first unit begins a word.
   *
   * @param offsets takes the UTF-16 offset of each unit appended, when given
   */
  append(text: string, offsets?: number[]): void {
    // One place more, since what is no letter is written too and then overwritten.
    let units = this.reserve(this.length + text.length + 1);
    let at = this.length;
    let word = WORD_START;
    for (let i = 0; i < text.length; i++) {
      let code = codes[text.charCodeAt(i)] ?? BREAK;
      if (code > BREAK) {
        if (code === UNKNOWN) code = learn(text.charCodeAt(i));
        if (code === SEVERAL) {
          const parts = sequences.get(text.charCodeAt(i)) ?? [];
          this.length = at;
          units = this.reserve(at + parts.length + text.length - i);
          for (const part of parts) {
            units[at++] = part | word;
            word = 0;
            offsets?.push(i);
          }
          continue;
        }
      }
      // Without branches, for letters, marks and spaces follow each other in no order that a processor could learn.
      const letter = code & LETTER_OF_UNIT;
      const step = (letter + LETTER_OF_UNIT) >> 7;
      units[at] = letter | word;
      at += step;
      word = (word & (step - 1)) | (code & WORD_START);
      if (offsets !== undefined && step === 1) offsets.push(i);
    }
    this.length = at;
  }

  /** Appends a unit that begins a word and is like no letter. */
  separate(): void {
    this.reserve(this.length + 1)[this.length++] = WORD_START;
  }

  clear(): void {
    this.length = 0;
  }
}

/** The comparing key of a text. */
export interface ComparingKey {
  /** Letters in seven bits; {@link WORD_START} is set on the first unit of each word. */
  units: Uint8Array;
  /** UTF-16 offset in the text of the character each unit stands for; a ligature gives several units one offset. */
  offsets: Int32Array;
}

/**
 * Folds a text to its comparing key.
 *
 * Two spellings that differ in dots, hamza, marks, tatweel, case, spaces or punctuation only have the same letters.
 */
export function comparingKey(text: string): ComparingKey {
  const buffer = new KeyBuffer();
  const offsets: number[] = [];
  buffer.append(text, offsets);
  return { units: buffer.units.slice(0, buffer.length), offsets: Int32Array.from(offsets) };
}

const letters = new KeyBuffer();

/** The skeleton of one word as a string, for use as a key in maps: equal for words that differ in dots, hamza or marks. */
export function skeletonOf(word: string): string {
  letters.clear();
  letters.append(word);
  let out = '';
  for (let i = 0; i < letters.length; i++)
    out += String.fromCharCode(0x30 + ((letters.units[i] ?? 0) & LETTER_OF_UNIT));
  return out;
}
