import { describe, expect, it } from 'vitest';
import { loadWordData } from '../../src/lexicon/load.js';
import { CONNECTIVE, PARTICLE, PERFECT, signsOf, WAW, WAW_CONNECTIVE, WAW_VERB } from '../../src/page/word-signs.js';
import { NO_STEM, WordTable } from '../../src/page/word-traits.js';

const words = loadWordData();
const traits = (text: string) => new WordTable(words).of(text);

describe('WordTable', () => {
  it('reads the words of a text in order', () => {
    expect(traits('قال الوزير: «نعم»، 12 مرة').map(({ key }) => key)).toEqual(['قال', 'الوزير', 'نعم', '12', 'مره']);
  });

  it('knows a word again', () => {
    const [first, second, third] = traits('المدينة في المدينة');
    expect(third).toBe(first);
    expect(second).not.toBe(first);
  });

  it('gives words of one stem one number, particles none', () => {
    const [one, other, particle, next] = traits('المدينة بالمدينة في القرية');
    expect(other?.stem).toBe(one?.stem);
    expect(particle?.stem).toBe(NO_STEM);
    expect(next?.stem).not.toBe(one?.stem);
  });

  it('reads what digits count', () => {
    expect(traits('١٢ مقعدا').map(({ value }) => value)).toEqual([12, -1]);
  });
});

describe('signsOf', () => {
  it.each([
    ['في', PARTICLE],
    ['قال', PERFECT],
    ['قالت', PERFECT],
    ['وقال', WAW | WAW_VERB],
    ['ولكن', CONNECTIVE | WAW | WAW_VERB | WAW_CONNECTIVE],
  ])('of %s', (key, signs) => {
    expect(signsOf(key) & (PARTICLE | PERFECT | CONNECTIVE | WAW | WAW_VERB | WAW_CONNECTIVE) & signs).toBe(signs);
  });

  it('takes no noun for a verb', () => {
    expect(signsOf('المدينه') & (PARTICLE | PERFECT | CONNECTIVE | WAW)).toBe(0);
  });
});
