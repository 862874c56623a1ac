import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { candidateSearch } from '../../src/correct/candidates/candidates.js';
import { hasBit, isLone, LONE_WORDS } from '../../src/correct/candidates/lone-words.js';
import { loadWordIndex } from '../../src/correct/load.js';
import { dataFile, loadLexicon } from '../../src/lexicon/load.js';
import { listedWords } from '../../tools/lexicon/listed.js';

const lexicon = loadLexicon();
const bits = readFileSync(dataFile(LONE_WORDS));

describe('lone words', () => {
  it('are numbered as the lexicon numbers its words', () => {
    const words = listedWords(lexicon);
    expect(bits.length).toBe(Math.ceil(words.length / 8));
    for (let number = 0; number < words.length; number += 41)
      expect(lexicon.numberOf(words[number] ?? '')).toBe(number);
  });

  it('are those that a search has no candidates for', () => {
    const search = candidateSearch(lexicon, loadWordIndex(lexicon));
    const words = listedWords(lexicon);
    const wrong = words.filter(
      (word, number) => number % 61 === 0 && hasBit(bits, number) !== isLone(word, lexicon, search),
    );
    expect(wrong).toEqual([]);
    const lone = words.filter((_, number) => hasBit(bits, number)).length;
    expect(lone).toBeGreaterThan(0);
    expect(lone).toBeLessThan(words.length);
  });

  it('are no words that the lexicon has not counted', () => {
    expect(lexicon.numberOf('ظظظظ')).toBe(-1);
    expect(hasBit(Uint8Array.of(0xff), -1)).toBe(false);
    expect([0, 1, 8, 9].map((number) => hasBit(Uint8Array.of(0b10, 0b01), number))).toEqual([false, true, true, false]);
  });
});
