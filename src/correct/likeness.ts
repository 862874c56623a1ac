/** A way in which a reading may differ from a word and in nothing else. */
export type Difference =
  /** In the hamzas of its alefs. */
  | 'hamza-alone'
  /** It has a bare alef for one with a hamza below, as writers put where the spelling has none. */
  | 'hamza-below'
  /** It has the dots of a final yeh, or teh marbuta, which the word lacks. */
  | 'yeh-alone'
  | 'marbuta-alone'
  /** Two neighbours are in each other's place. */
  | 'swapped'
  /** The word has a letter twice that it has once. */
  | 'doubled';

/** How a reading differs from a word. */
export interface Likeness {
  difference: Difference | null;
  /** As spellings do: by a hamza of alef that it leaves out, or the dots of a final yeh. */
  spelling: boolean;
}

const ALEF = 0x0627;
const HAMZA_BELOW = 0x0625;
const ALEF_MAKSURA = 0x0649;
const YEH = 0x064a;
const HEH = 0x0647;
const TEH_MARBUTA = 0x0629;

/** Tells how a reading differs from a word. */
export function likenessOf(word: string, reading: string): Likeness {
  const difference = differenceOf(word, reading);
  const bared = difference === 'hamza-alone' && countOf(reading, ALEF) > countOf(word, ALEF);
  return { difference, spelling: bared || difference === 'hamza-below' || difference === 'yeh-alone' };
}

function differenceOf(word: string, reading: string): Difference | null {
  const more = word.length - reading.length;
  if (more !== 0 && more !== 1) return null;
  // What is alike at both ends.
  let head = 0;
  while (head < reading.length && word.charCodeAt(head) === reading.charCodeAt(head)) head++;
  let end = reading.length;
  while (end > head && word.charCodeAt(end - 1 + more) === reading.charCodeAt(end - 1)) end--;
  const from = word.charCodeAt(head);
  if (more === 1) return end === head && head > 0 && from === word.charCodeAt(head - 1) ? 'doubled' : null;
  const to = reading.charCodeAt(head);
  if (end === head + 1) {
    if (from === HAMZA_BELOW && to === ALEF) return 'hamza-below';
    if (end === word.length && from === ALEF_MAKSURA && to === YEH) return 'yeh-alone';
    if (end === word.length && from === HEH && to === TEH_MARBUTA) return 'marbuta-alone';
  }
  if (end === head + 2 && from === reading.charCodeAt(end - 1) && to === word.charCodeAt(end - 1)) return 'swapped';
  for (let i = head; i < end; i++) {
    const [a, b] = [word.charCodeAt(i), reading.charCodeAt(i)];
    if (a !== b && !(isAlef(a) && isAlef(b))) return null;
  }
  return 'hamza-alone';
}

const isAlef = (unit: number): boolean => unit === ALEF || unit === 0x0623 || unit === HAMZA_BELOW || unit === 0x0622;

function countOf(word: string, unit: number): number {
  let count = 0;
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) === unit) count++;
  return count;
}
