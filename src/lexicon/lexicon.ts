import { PROCLITICS } from './clitics.js';
import { readParts } from './read.js';
import { FINAL, LAST, LETTER_MASK, NODE_SHIFT, numberOf, numberWords, type WordGraph } from './word-graph.js';

/** Longer words are no words: they are never looked up. */
export const LONGEST = 24;
/** The rarest frequency on the scale of {@link Lexicon.frequency}: a form that was not counted, or a derived word. */
export const UNCOUNTED = 0.5;
/** A proclitic may stand before a counted word of this many letters and this frequency that is no dictionary form. */
const SHORTEST_STEM = 4;
const RAREST_STEM = 1.8;
/** In the place of the number of a counted word: a form that was not counted, and no word. */
const FORM = -1;
const UNKNOWN = -2;

/** How the lexicon knows a word. */
export interface Analysis {
  /** `listed`: counted in the frequency list; `form`: a dictionary form not counted; `clitic`: proclitic and stem. */
  kind: 'listed' | 'form' | 'clitic';
  /** Proclitics as written, only where they were taken off: `''` unless kind is `clitic`. */
  proclitic: string;
  /** The lexicon's spelling of the word, without the proclitics taken off; hamzas of alef restored. */
  stem: string;
  /** Whether the word is known only by reading a bare alef as one with hamza or madda. */
  bareAlef: boolean;
  /** As {@link Lexicon.frequency}. */
  frequency: number;
}

/** How counted words go on after some letters. */
export interface Following {
  /** Where these lead to in the graph. */
  nodes: readonly number[];
  /** Letters that come next, by the lower six bits of their UTF-16 units: of 0 to 31, and of 32 to 63. */
  low: number;
  high: number;
}

/** Whether a letter may come next; some come that may not. */
export function mayFollow({ low, high }: Following, unit: number): boolean {
  return (((unit & 32) === 0 ? low : high) & (1 << (unit & 31))) !== 0;
}

/**
 * Arabic word forms with frequencies.
 *
 * Words are given as they stand on the page: diacritics and tatweel are passed over. Bare alef may stand for any alef;
 * otherwise hamza forms, ى and ي, ة and ه are kept apart.
 */
export interface Lexicon {
  has(word: string): boolean;
  /**
   * Frequency on the Zipf scale (van Heuven et al. 2014): log10 of occurrences in a billion words, 1 to 7.6;
   * {@link UNCOUNTED} for a form that no list has counted, 0 for an unknown word.
   */
  frequency(word: string): number;
  /** What counted words may have after the letters of a word, bare alefs read as any alef. */
  following(word: string): Following;
  /** Whether a counted word has there the letters of a word to its end. */
  goesOn(following: Following, word: string): boolean;
  /** How a word is known; null when it is not. */
  analyse(word: string): Analysis | null;
  /** The counted words with their numbers and frequencies, for searches that walk them. */
  readonly listed: WordGraph;
  /** Code of a UTF-16 unit, 0 for anything but a letter of the lexicon. */
  codeOf(unit: number): number;
  /** UTF-16 unit of a letter code. */
  unitOf(code: number): number;
  /** How many words are listed. */
  readonly words: number;
  /** Number of the listed word of just these letters, from 0; -1 for none. */
  numberOf(word: string): number;
  /** Improbability of the listed word of a number, centibels (100: a factor of ten). */
  rarityAt(number: number): number;
  /** Whether the dictionary has exactly this form: letters only, hamzas as written. */
  isForm(word: string): boolean;
}

/** Marks that may stand inside a word without changing it: harakat, superscript alef, tatweel. */
export function isOrnament(unit: number): boolean {
  return (
    (unit >= 0x064b && unit <= 0x065f) ||
    unit === 0x0640 ||
    unit === 0x0670 ||
    (unit >= 0x0610 && unit <= 0x061a) ||
    (unit >= 0x06d6 && unit <= 0x06ed)
  );
}

/** Letters of a word without diacritics and tatweel. */
export function bareLetters(word: string): string {
  for (let i = 0; i < word.length; i++) {
    if (!isOrnament(word.charCodeAt(i))) continue;
    let out = word.slice(0, i);
    for (let j = i + 1; j < word.length; j++) if (!isOrnament(word.charCodeAt(j))) out += word.charAt(j);
    return out;
  }
  return word;
}

/**
 * Reads a lexicon file.
 *
 * @throws RangeError when the bytes are no lexicon of this version
 */
export function readLexicon(bytes: Uint8Array): Lexicon {
  const { listed, forms, letters, frequencies } = readParts(bytes);
  const before = numberWords(listed);
  const codeTable = new Uint8Array(0x700);
  for (const [i, unit] of letters.entries()) codeTable[unit] = i + 1;
  const alef = codeTable[0x0627] ?? 0;
  const isAlef = new Uint8Array(64);
  for (const unit of [0x0627, 0x0623, 0x0625, 0x0622]) isAlef[codeTable[unit] ?? 0] = 1;
  const buffer = new Uint8Array(LONGEST);

  /** Letter codes of a word into the buffer; its length, or 0 when it is too long or holds any other character. */
  const encode = (word: string): number => {
    let length = 0;
    for (let i = 0; i < word.length; i++) {
      const unit = word.charCodeAt(i);
      const code = unit < 0x700 ? (codeTable[unit] ?? 0) : 0;
      if (code === 0) {
        if (isOrnament(unit)) continue;
        return 0;
      }
      if (length === LONGEST) return 0;
      buffer[length++] = code;
    }
    return length;
  };

  const rarityAt = (number: number): number => 100 + 3 * (frequencies[number] ?? 254);
  const frequencyAt = (number: number): number => (900 - rarityAt(number)) / 100;

  /** Restores hamzas of bare alefs in the buffer in place, taking the first reading that the graph has. */
  const restore = ({ edges, root }: WordGraph, length: number): boolean => restoreFrom(edges, root, 0, length);

  const restoreFrom = (edges: Uint32Array, node: number, at: number, length: number): boolean => {
    const code = buffer[at] ?? 0;
    for (let index = node; index !== 0; index++) {
      const edge = edges[index] ?? LAST;
      const letter = edge & LETTER_MASK;
      if (letter === code || (code === alef && isAlef[letter] === 1)) {
        const done = at + 1 === length ? (edge & FINAL) !== 0 : restoreFrom(edges, edge >>> NODE_SHIFT, at + 1, length);
        if (done) {
          buffer[at] = letter;
          return true;
        }
      }
      if ((edge & LAST) !== 0) break;
    }
    return false;
  };

  /** Nodes of the counted words that follow a node by a letter, or by any alef for a bare one. */
  const nextNodes = (node: number, code: number): number[] => {
    const nodes: number[] = [];
    for (let index = node; index !== 0; index++) {
      const edge = listed.edges[index] ?? LAST;
      const letter = edge & LETTER_MASK;
      const next = edge >>> NODE_SHIFT;
      if (next !== 0 && (letter === code || (code === alef && isAlef[letter] === 1))) nodes.push(next);
      if ((edge & LAST) !== 0) break;
    }
    return nodes;
  };

  const followingFrom = (nodes: readonly number[]): Following => {
    const bits = [0, 0];
    const add = (unit: number): void => {
      const half = (unit >>> 5) & 1;
      bits[half] = (bits[half] ?? 0) | (1 << (unit & 31));
    };
    for (const node of nodes) {
      for (let index = node; index !== 0; index++) {
        const edge = listed.edges[index] ?? LAST;
        const letter = edge & LETTER_MASK;
        add(letters[letter - 1] ?? 0);
        if (isAlef[letter] === 1) add(letters[alef - 1] ?? 0);
        if ((edge & LAST) !== 0) break;
      }
    }
    const [low = 0, high = 0] = bits;
    return { nodes, low, high };
  };

  const hasBareAlef = (length: number): boolean => {
    for (let i = 0; i < length; i++) if (buffer[i] === alef) return true;
    return false;
  };

  const spelling = (length: number): string => {
    let out = '';
    for (let i = 0; i < length; i++) out += String.fromCharCode(letters[(buffer[i] ?? 0) - 1] ?? 0);
    return out;
  };

  /** Number of the word in the buffer, its hamzas restored where need be; {@link FORM} or {@link UNKNOWN} where it has none. */
  const find = (length: number): number => {
    if (length === 0) return UNKNOWN;
    const number = numberOf(listed, before, buffer, length);
    if (number >= 0) return number;
    if (forms.has(buffer, length)) return FORM;
    if (!hasBareAlef(length)) return UNKNOWN;
    if (restore(listed, length)) return numberOf(listed, before, buffer, length);
    return restore(forms, length) ? FORM : UNKNOWN;
  };

  const whole = (word: string): Analysis | null => {
    const length = encode(word);
    const number = find(length);
    if (number === UNKNOWN) return null;
    const stem = spelling(length);
    const bareAlef = stem !== bareLetters(word);
    return number === FORM
      ? { kind: 'form', proclitic: '', stem, bareAlef, frequency: UNCOUNTED }
      : { kind: 'listed', proclitic: '', stem, bareAlef, frequency: frequencyAt(number) };
  };

  /** Proclitics before a word that is counted but no dictionary form, mostly names: the forms have their own. */
  const procliticOf = (word: string): string | null => {
    const bare = bareLetters(word);
    for (const text of PROCLITICS) {
      if (bare.length - text.length < SHORTEST_STEM || !bare.startsWith(text)) continue;
      const length = encode(bare.slice(text.length));
      const number = find(length);
      if (number >= 0 && frequencyAt(number) >= RAREST_STEM && !forms.has(buffer, length)) return text;
    }
    return null;
  };

  const analyse = (word: string): Analysis | null => {
    const found = whole(word);
    if (found) return found;
    const proclitic = procliticOf(word);
    if (proclitic === null) return null;
    const stem = whole(bareLetters(word).slice(proclitic.length));
    return stem && { ...stem, kind: 'clitic', proclitic, frequency: UNCOUNTED };
  };

  const frequency = (word: string): number => {
    const number = find(encode(word));
    if (number >= 0) return frequencyAt(number);
    return number === FORM || procliticOf(word) !== null ? UNCOUNTED : 0;
  };

  return {
    has: (word) => frequency(word) > 0,
    frequency,
    following: (word) => {
      let nodes = [listed.root];
      const length = encode(word);
      for (let at = 0; at < length; at++) nodes = nodes.flatMap((node) => nextNodes(node, buffer[at] ?? 0));
      return followingFrom(length === 0 ? [] : nodes);
    },
    goesOn: ({ nodes }, word) => {
      const length = encode(word);
      return length > 0 && nodes.some((node) => restoreFrom(listed.edges, node, 0, length));
    },
    analyse,
    listed,
    codeOf: (unit) => (unit < 0x700 ? (codeTable[unit] ?? 0) : 0),
    unitOf: (code) => letters[code - 1] ?? 0,
    words: frequencies.length,
    numberOf: (word) => {
      const length = encode(word);
      return length === 0 ? -1 : numberOf(listed, before, buffer, length);
    },
    rarityAt,
    isForm: (word) => {
      const length = encode(word);
      return length > 0 && forms.has(buffer, length);
    },
  };
}
