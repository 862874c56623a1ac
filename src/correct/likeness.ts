/** How a reading differs from a word, where that is by its spelling alone. */
export interface Likeness {
  /** By the hamzas of its alefs. */
  hamzaAlone: boolean;
  /** By the dots of a final yeh or teh marbuta, which the word lacks. */
  dotsAlone: 'yeh' | 'marbuta' | null;
  /** As spellings do: by a hamza of alef that it leaves out, or the dots of a final yeh. */
  spelling: boolean;
}

const ALEF = 0x0627;
const ALEF_MAKSURA = 0x0649;
const YEH = 0x064a;
const HEH = 0x0647;
const TEH_MARBUTA = 0x0629;

/** Tells how a reading differs from a word. */
export function likenessOf(word: string, reading: string): Likeness {
  const hamzaAlone = isHamzaAlone(word, reading);
  const dotsAlone = addedDots(word, reading);
  const bared = hamzaAlone && countOf(reading, ALEF) > countOf(word, ALEF);
  return { hamzaAlone, dotsAlone, spelling: bared || dotsAlone === 'yeh' };
}

function isHamzaAlone(word: string, other: string): boolean {
  if (word.length !== other.length) return false;
  for (let i = 0; i < word.length; i++) {
    const a = word.charCodeAt(i);
    const b = other.charCodeAt(i);
    if (a !== b && !(isAlef(a) && isAlef(b))) return false;
  }
  return true;
}

const isAlef = (unit: number): boolean => unit === ALEF || unit === 0x0623 || unit === 0x0625 || unit === 0x0622;

function countOf(word: string, unit: number): number {
  let count = 0;
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) === unit) count++;
  return count;
}

function addedDots(word: string, reading: string): Likeness['dotsAlone'] {
  const at = word.length - 1;
  if (word.length !== reading.length || word.slice(0, -1) !== reading.slice(0, -1)) return null;
  const from = word.charCodeAt(at);
  const to = reading.charCodeAt(at);
  if (from === ALEF_MAKSURA && to === YEH) return 'yeh';
  return from === HEH && to === TEH_MARBUTA ? 'marbuta' : null;
}
