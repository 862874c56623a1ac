import { describe, expect, it } from 'vitest';
import { neighboursOf } from '../../src/correct/decide/neighbours.js';
import { loadCorrections } from '../../src/correct/load.js';
import { tokensOf } from '../../src/correct/token.js';
import { loadBigrams, loadLexicon } from '../../src/lexicon/load.js';

const { look } = loadCorrections(loadLexicon(), loadBigrams());

/** How many words stand near a word of a text, and how many of them are no words. */
function near(text: string, word: string): [near: number, strange: number] {
  const tokens = tokensOf(text, look);
  const { near, strange } = neighboursOf(
    tokens,
    tokens.findIndex(({ bare }) => bare === word),
    { likely: new Map(), doubts: new Map() },
  );
  return [near, strange];
}

describe('the words near a word', () => {
  it('are six on either side, and not the word itself', () => {
    expect(near('في من إلى عن على هذا ذلك كتاب بعد قبل عند مع بين كل غير', 'كتاب')).toEqual([12, 0]);
    expect(near('كتاب بعد قبل', 'كتاب')).toEqual([2, 0]);
    expect(near('كتاب', 'كتاب')).toEqual([0, 0]);
  });

  it('are words of two Arabic letters and more', () => {
    expect(near('قال و 15 كتاب abc بعد', 'كتاب')).toEqual([2, 0]);
  });

  it('are strange where the lexicon lacks them', () => {
    expect(near('ضضض في كتاب ظظظظ بعد', 'كتاب')).toEqual([4, 2]);
    expect(near('ضضض في ظظظظ بعد', 'ظظظظ')).toEqual([3, 1]);
  });
});
