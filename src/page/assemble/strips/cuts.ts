import { type BlockFacts, endsTied, isVerse, opensWithDateline } from '../../label/facts.js';
import { NO_WORD } from '../../word-class.js';
import { INNER, OPENER, WAW, WAW_CONNECTIVE } from '../../word-signs.js';
import type { WordTraits } from '../../word-traits.js';
import { SENTENCE_ENDS, SENTENCE_STARTS } from './openings.js';
import { opensAsSentence } from './phrases.js';

/** Log-odds by the class of a word, looked up by its number. */
function oddsByClass(odds: Readonly<Record<string, number>>): (word: WordTraits | undefined) => number {
  const none = odds[NO_WORD] ?? 0;
  const known: number[] = [];
  return (word) => {
    if (word === undefined) return none;
    const { cls, clsNumber } = word;
    const found = known[clsNumber];
    if (found !== undefined) return found;
    const value = odds[cls] ?? 0;
    known[clsNumber] = value;
    return value;
  };
}
const sentenceEnds = oddsByClass(SENTENCE_ENDS);
const sentenceStarts = oddsByClass(SENTENCE_STARTS);

const clamp = (value: number, most: number): number => Math.max(-most, Math.min(most, value));

/** A line below this share of its column's width stops short of it, as the last lines of paragraphs do; what that takes off. */
const SHORT_LINE = 0.75;
const STOPS_SHORT = 1.5;
/** An unknown word with a hamza at its end, which engines read for a comma or a full stop. */
const HAMZA_FOR_MARK = 0;

/** Log-odds that a verse is cut. */
const WHOLE = -3.5;

/** Log-odds that a block ends inside a sentence: its mark, and how its last word is wont to stand. */
export function openEndOdds(facts: BlockFacts): number {
  if (isVerse(facts)) return WHOLE;
  if (endsTied(facts)) return 5;
  const { words, ending, block, tail } = facts;
  const last = words[words.length - 1];
  const byWord = -clamp(sentenceEnds(last), 2);
  const full = block.rows > 1 && block.last >= 0.85 * block.width ? 0.7 : 0;
  switch (ending) {
    case 'terminal':
      return -3.5 + 0.5 * byWord;
    case 'colon':
      return -1;
    case 'comma':
      return 3;
    default:
      if (last?.key.endsWith('\u0621') && (tail?.count ?? 0) === 0) return HAMZA_FOR_MARK;
      return 2 + byWord + full - (block.width > 0 && block.last < SHORT_LINE * block.width ? STOPS_SHORT : 0);
  }
}

/** Every other «وقد», «وتم», «ولم» or «أما» opens a sentence; their classes are those of other short words. */
const OPENS_TIED = 1.9;
const AMMA = '\u0627\u0645\u0627';
const opensTied = (word: WordTraits | undefined): boolean =>
  word !== undefined && (word.key === AMMA || (word.key.length === 3 && (word.signs & WAW) !== 0));

/** Log-odds that a block begins inside a sentence. */
export function openStartOdds(facts: BlockFacts): number {
  if (isVerse(facts)) return WHOLE;
  if (opensWithDateline(facts)) return -5;
  const { words, block } = facts;
  const unit = block.text.charCodeAt(0);
  // A closing mark or a comma cannot begin anything.
  if (unit === 0xbb || unit === 0x29 || unit === 0x60c || unit === 0x2c || unit === 0x3a) return 5;
  const [first] = words;
  const signs = first?.signs ?? 0;
  if ((signs & INNER) !== 0) return 3.5;
  const second = words[1]?.cls ?? NO_WORD;
  const start = opensTied(first) ? OPENS_TIED : clamp(sentenceStarts(first), 3);
  let bias = (signs & WAW_CONNECTIVE) !== 0 ? -0.5 : 0;
  if ((signs & OPENER) !== 0 || opensAsSentence(words)) bias -= 2;
  return 0.4 - 1.6 * start + bias + (second.startsWith('=') ? 0.1 : 0);
}
