import { beforeSuffix } from '../lexicon/clitics.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import type { Change } from '../text/change.js';
import { applyEdits, type Edit, type Passage } from '../text/passage.js';
import { type Candidate, candidateSearch } from './candidates.js';
import { type Dictionary, fits, type Match } from './compile.js';
import { decide } from './decide.js';
import { compileEditModel } from './edit-model.js';
import { keepOrnaments } from './ornaments.js';
import type { CorrectSettings, Replacement } from './settings.js';
import { joinCost } from './spaces.js';
import { type Token, tokensOf } from './token.js';
import { confidence, marginOf, nullCost, wordCost } from './weigh.js';

const searches = new WeakMap<Lexicon, (letters: string) => Candidate[]>();
/** Non-words remembered with their candidates; forgotten all at once, so that memory stays bounded. */
const REMEMBERED = 20_000;

function searchOf(lexicon: Lexicon): (letters: string) => Candidate[] {
  const known = searches.get(lexicon);
  if (known) return known;
  const search = candidateSearch(lexicon, compileEditModel(lexicon));
  const remembered = new Map<string, Candidate[]>();
  const remembering = (letters: string): Candidate[] => {
    let candidates = remembered.get(letters);
    if (!candidates) {
      if (remembered.size >= REMEMBERED) remembered.clear();
      candidates = search(letters);
      remembered.set(letters, candidates);
    }
    return candidates;
  };
  searches.set(lexicon, remembering);
  return remembering;
}

/** Number of words that an entry takes at a token, or 0 when phrase or context does not fit. */
function lengthAt(tokens: readonly Token[], at: number, { entry, proclitic, suffix }: Match): number {
  const { wrong, left, after } = entry;
  for (let i = 1; i < wrong.length; i++) {
    const token = tokens[at + i];
    if (!token?.follows || token.bare !== wrong[i]) return 0;
  }
  if (proclitic === '' && suffix === '' && tokens[at]?.bare !== wrong[0]) return 0;
  const before = tokens[at]?.follows ? (tokens[at - 1]?.bare ?? '') : '';
  const next = tokens[at + wrong.length];
  if (!fits(left, before) || !fits(after, next?.follows ? next.bare : '')) return 0;
  return wrong.length;
}

/** The first dictionary entry that fits at a token, as a replacement. */
function fromDictionary(tokens: readonly Token[], at: number, dictionary: Dictionary): [Replacement, number] | null {
  const token = tokens[at];
  if (!token) return null;
  for (const match of dictionary.matches(token.bare)) {
    const length = lengthAt(tokens, at, match);
    if (length === 0) continue;
    const { entry, proclitic, suffix } = match;
    const words = entry.right.map((word, i) => {
      const start = i === 0 ? proclitic : '';
      const end = i === entry.right.length - 1 ? suffix : '';
      return start + (end === '' ? word : beforeSuffix(word) + end);
    });
    const old = tokens.slice(at, at + length);
    const after =
      words.length === old.length
        ? words.map((word, i) => (word === old[i]?.bare ? old[i].text : keepOrnaments(old[i]?.text ?? '', word)))
        : words;
    const rule = entry.user ? 'user-dictionary' : 'dictionary';
    const note = `${entry.source}:${entry.line}`;
    const end = old.at(-1)?.end ?? token.end;
    return [{ start: token.start, end, after: after.join(' '), rule, score: 1, note }, length];
  }
  return null;
}

/** Two tokens, one of them a non-word, that are one frequent word. */
function joined(first: Token, second: Token, settings: CorrectSettings): Replacement | null {
  const { lexicon, page, known } = settings;
  const isWord = (token: Token): boolean => token.bare.length > 1 && lexicon.has(token.bare);
  const cost = joinCost(first, second);
  if (cost === null || (isWord(first) && isWord(second))) return null;
  const whole = first.bare + second.bare;
  const frequency = lexicon.frequency(whole);
  if (frequency < 1 || known.has(first.bare) || known.has(second.bare)) return null;
  const alone = (token: Token): number => {
    const found = lexicon.frequency(token.bare);
    return found > 0 ? wordCost(found, 0, page) : nullCost(token.bare.length, page);
  };
  const ahead = alone(first) + alone(second) - cost - wordCost(frequency, page.counts.get(whole) ?? 0, page);
  if (ahead < 2 * marginOf(page)) return null;
  const after = first.text + second.text;
  return { start: first.start, end: second.end, after, rule: 'split-word', score: confidence(ahead), note: '' };
}

/** Single letters in a row are an abbreviation, not a torn word. */
function isAbbreviation(tokens: readonly Token[], at: number): boolean {
  const single = (token: Token | undefined): boolean => token?.bare.length === 1;
  return single(tokens[at]) && (single(tokens[at - 1]) || single(tokens[at + 1]));
}

/** Corrections of a text in one pass, not overlapping and in order; changed words are not looked at again. */
function pass(text: string, settings: CorrectSettings): Replacement[] {
  const { lexicon, dictionary } = settings;
  const tokens = tokensOf(text);
  const found: Replacement[] = [];
  const search = searchOf(lexicon);
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) continue;
    const entry = dictionary ? fromDictionary(tokens, at, dictionary) : null;
    if (entry) {
      found.push(entry[0]);
      at += entry[1] - 1;
      continue;
    }
    if (!token.arabic || !(settings.candidates || settings.spaces || settings.punctuation)) continue;
    const next = tokens[at + 1];
    if (settings.spaces && next && !isAbbreviation(tokens, at) && !isAbbreviation(tokens, at + 1)) {
      const one = joined(token, next, settings);
      if (one && !dictionary?.matches(one.after).length) {
        found.push(one);
        at++;
        continue;
      }
    }
    if (token.bare.length < 2 || lexicon.has(token.bare)) continue;
    const reading = decide(token.bare, search, settings);
    if (!reading || changesAgain(reading.after, settings)) continue;
    const { rule, score } = reading;
    const after = rule === 'candidate' ? keepOrnaments(token.text, reading.after) : reading.after;
    found.push({ start: token.start, end: token.end, after, rule, score, note: '' });
  }
  return found;
}

/** Whether a reading holds a word that would itself be changed: it is then not clear enough. */
function changesAgain(after: string, { lexicon, dictionary }: CorrectSettings): boolean {
  return tokensOf(after).some(({ bare }) => !lexicon.has(bare) || (dictionary?.matches(bare).length ?? 0) > 0);
}

/**
 * Corrects the misreadings of a passage: users' and built-in dictionary first, then words torn or run together and
 * misread non-words that one lexicon word clearly explains. Words of the lexicon are changed by dictionary entries alone.
 *
 * @returns the corrected passage, and a change of stage `correct` for each correction
 */
export function correctPassage(passage: Passage, settings: CorrectSettings): { passage: Passage; changes: Change[] } {
  const edits = pass(passage.text, settings).map((replacement): Edit => {
    return { ...replacement, stage: 'correct', action: 'replace', of: null };
  });
  return applyEdits(passage, edits);
}
