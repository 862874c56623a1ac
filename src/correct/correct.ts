import type { Known } from '../lexicon/bigrams.js';
import type { Change } from '../text/change.js';
import { applyEdits, correction, type Passage } from '../text/passage.js';
import { decide, NOISY, rounded } from './decide/decide.js';
import type { Scales } from './decide/features.js';
import { neighboursOf, printed } from './decide/neighbours.js';
import type { Survey } from './decide/survey.js';
import { fromDictionary } from './dictionary/from-dictionary.js';
import { keepOrnaments } from './ornaments.js';
import { type CorrectSettings, type Layers, type Replacement, weighs, withMore } from './settings.js';
import { gluedComma } from './signs/glued-comma.js';
import { lostYeh } from './signs/lone-feh.js';
import { mayHaveNumbers, type NumberHabit, numberCorrections } from './signs/numbers.js';
import { specksOf } from './signs/specks.js';
import { joinedReading } from './spaces/joined.js';
import type { ReadToken } from './token.js';

const HAMZA = '\u0621';
const COMMA = '\u060c';

interface Reading {
  replacement: Replacement;
  /** As the next word sees it. */
  last: Known | null;
}

/** The reading of a token that is probable enough, as a replacement. */
function fromLexicon(
  text: string,
  tokens: readonly ReadToken[],
  at: number,
  before: Known | null,
  settings: CorrectSettings,
  scales: Scales,
): Reading | null {
  const token = tokens[at];
  if (!token?.facts || token.bare.length < 2) return null;
  const { bare, start, end, facts } = token;
  if ((facts.known && facts.candidates().length === 0) || scales.page.settled.has(token)) return null;
  const { nonWords, realWords, spaces } = settings.layers;
  if (!(facts.known ? realWords : nonWords || spaces)) return null;
  const decision = decide(facts, neighboursOf(tokens, at, scales.page, before), scales);
  if (!decision) return null;
  const { text: reading, last } = decision.reading;
  const apart = reading.includes(' ');
  if (apart ? !spaces : !facts.known && !nonWords) return null;
  if (changesAgain(tokens, at, 1, reading, settings)) return null;
  const rule = apart ? 'merged-words' : facts.known ? 'real-word' : 'non-word';
  let written = apart ? reading : keepOrnaments(token.text, reading);
  // Engines read the comma behind a word as a hamza.
  if (bare.endsWith(HAMZA) && !reading.endsWith(HAMZA) && !/[^\s]/.test(text.charAt(end))) written += COMMA;
  return {
    replacement: { start, end, after: written, rule, score: rounded(decision.probability), note: '' },
    last,
  };
}

/** Whether signs read for others, and specks, are looked for: on a noisy page, beside misread words. */
const mendsSigns = ({ nonWords }: Layers, { noise }: Survey): boolean => nonWords && noise >= NOISY.noise;

/** Corrections of a text in one pass, not overlapping and in order; changed words are not looked at again. */
function pass(text: string, tokens: readonly ReadToken[], page: Survey, settings: CorrectSettings): Replacement[] {
  const { look, layers, bigrams, vectors, dictionary } = settings;
  const scales: Scales = { bigrams, vectors, page };
  const found: Replacement[] = [];
  const weighing = weighs(layers);
  const signs = mendsSigns(layers, page);
  /** The word before as it is now. */
  let before: Known | null = null;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) continue;
    const entry = dictionary && fromDictionary(tokens, at, dictionary);
    if (entry) {
      found.push(entry[0]);
      at += entry[1] - 1;
      before = look(entry[0].after.split(' ').at(-1) ?? '').pair;
      continue;
    }
    if (!token.facts || !weighing) {
      const comma = signs && !token.facts ? gluedComma(token, look) : null;
      if (comma) found.push(comma);
      before = token.facts?.pair ?? null;
      continue;
    }
    if (layers.spaces) {
      const one = joinedReading(tokens, at, before, settings, scales);
      if (one && !changesAgain(tokens, at, 2, one.replacement.after, settings)) {
        found.push(one.replacement);
        before = one.last;
        at++;
        continue;
      }
    }
    const preposition = signs ? lostYeh(tokens, at) : null;
    if (preposition) {
      found.push(preposition);
      before = look(preposition.after).pair;
      continue;
    }
    const reading: Reading | null = fromLexicon(text, tokens, at, before, settings, scales);
    if (reading) found.push(reading.replacement);
    before = reading ? reading.last : printed(token, page);
  }
  return found;
}

/** Words on either side that the dictionary may look at: those of a phrase and its context. */
const AROUND = 8;

/** Whether the dictionary would change a reading of `count` tokens where it stands: it is then not clear enough. */
function changesAgain(
  tokens: readonly ReadToken[],
  at: number,
  count: number,
  reading: string,
  { dictionary, look }: CorrectSettings,
): boolean {
  const token = tokens[at];
  if (!dictionary || !token) return false;
  const words = reading
    .split(' ')
    .map((bare, i): ReadToken => ({ ...token, text: bare, bare, follows: i > 0 || token.follows, facts: look(bare) }));
  const before = tokens.slice(Math.max(0, at - AROUND), at);
  const around = [...before, ...words, ...tokens.slice(at + count, at + count + AROUND)];
  for (let i = 0; i < before.length + words.length; i++) {
    const length = fromDictionary(around, i, dictionary)?.[1] ?? 0;
    if (length > 0 && i + length > before.length) return true;
  }
  return false;
}

/**
 * Corrects the misreadings of a passage: users' and built-in dictionary first, then words torn or run together and
 * misread words, each only where one reading is far more probable than all others.
 *
 * @param tokens of the passage
 * @param page what the page of the passage shows about its words
 * @param wrapped whether the passage was rebuilt from the lines of a scan, between which specks are read
 * @returns the corrected passage, and a change of stage `correct` for each correction
 */
export function correctPassage(
  passage: Passage,
  tokens: readonly ReadToken[],
  page: Survey & NumberHabit,
  settings: CorrectSettings,
  wrapped = false,
): { passage: Passage; changes: Change[] } {
  const { nonWords, realWords } = settings.layers;
  let all = pass(passage.text, tokens, page, settings);
  if ((nonWords || realWords) && mayHaveNumbers(tokens)) all = withMore(all, numberCorrections(passage.text, page));
  if (wrapped && mendsSigns(settings.layers, page)) all = withMore(all, specksOf(passage));
  return applyEdits(passage, all.map(correction));
}
