import type { Lexicon } from '../lexicon/lexicon.js';
import type { Candidate } from './candidates.js';
import type { CorrectSettings } from './settings.js';
import { splits } from './spaces.js';
import { confidence, marginOf, nullCost, wordCost } from './weigh.js';

/** What a non-word is taken for. */
export interface Reading {
  after: string;
  rule: 'candidate' | 'merged-words' | 'final-punctuation';
  score: number;
}

interface Weighed {
  after: string;
  rule: Reading['rule'];
  total: number;
}

const ALEF_MAKSURA = 0x0649;
const YEH = 0x064a;
const HEH = 0x0647;
const TEH_MARBUTA = 0x0629;
const HAMZA = 0x0621;
const COMMA = '\u060c';
/** Shorter non-words have too many neighbours. */
const SHORTEST = 3;
/** An engine reads the Arabic comma behind a word as hamza. */
const COMMA_AS_HAMZA = 200;

/** Whether two words differ in nothing but a final letter that the page habitually writes so. */
function isHabit(word: string, other: string, { maksura, heh }: CorrectSettings['page']): boolean {
  if (word.length !== other.length || word.slice(0, -1) !== other.slice(0, -1)) return false;
  const from = word.charCodeAt(word.length - 1);
  const to = other.charCodeAt(other.length - 1);
  return (maksura && from === ALEF_MAKSURA && to === YEH) || (heh && from === HEH && to === TEH_MARBUTA);
}

/**
 * Weighs what a non-word may be: a lexicon word misread, two words run together, a word with its comma. The channel
 * model is Kernighan, Church and Gale (1990); the non-word itself, as a name, is one of the readings.
 *
 * @returns the reading that wins by the page's margin; null to leave the word
 */
export function decide(
  letters: string,
  search: (letters: string) => Candidate[],
  settings: CorrectSettings,
): Reading | null {
  const { lexicon, page, known } = settings;
  if (letters.length < SHORTEST || known.has(letters)) return null;
  const weighed: Weighed[] = [];
  const onPage = (word: string): number => page.counts.get(word) ?? 0;
  if (settings.candidates) {
    for (const { word, cost, frequency } of search(letters)) {
      if (isHabit(letters, word, page)) return null;
      weighed.push({ after: word, rule: 'candidate', total: cost + wordCost(frequency, onPage(word), page) });
    }
  }
  if (settings.spaces) {
    for (const { left, right, cost, frequencies } of splits(letters, lexicon)) {
      const total = cost + wordCost(frequencies[0], 0, page) + wordCost(frequencies[1], onPage(right), page);
      weighed.push({ after: `${left} ${right}`, rule: 'merged-words', total });
    }
  }
  if (settings.punctuation) weighed.push(...commaReading(letters, lexicon, settings));
  return clearWinner(weighed, nullCost(letters.length, page), marginOf(page));
}

function commaReading(letters: string, lexicon: Lexicon, { page }: CorrectSettings): Weighed[] {
  if (letters.charCodeAt(letters.length - 1) !== HAMZA) return [];
  const word = letters.slice(0, -1);
  const frequency = lexicon.frequency(word);
  if (frequency === 0) return [];
  const total = COMMA_AS_HAMZA + wordCost(frequency, page.counts.get(word) ?? 0, page);
  return [{ after: word + COMMA, rule: 'final-punctuation', total }];
}

/** The reading that no other comes near, the word itself as it stands included. */
function clearWinner(weighed: readonly Weighed[], leave: number, margin: number): Reading | null {
  let best: Weighed | undefined;
  for (const one of weighed) if (!best || one.total < best.total) best = one;
  if (!best) return null;
  let next = leave;
  // The same letters by another way, a comma or a bare alef, are no rival.
  const letters = best.after.replace(COMMA, '');
  for (const one of weighed) if (one.total < next && one.after.replace(COMMA, '') !== letters) next = one.total;
  const ahead = next - best.total;
  if (ahead < margin) return null;
  return { after: best.after, rule: best.rule, score: confidence(ahead) };
}
