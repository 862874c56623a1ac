import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownCopy, textOf } from '../../src/text/own-copy.js';

describe('ownCopy', () => {
  it('is the part of the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), fc.nat(40), fc.nat(40), (text, a, b) => {
        const [start, end] = [Math.min(a, text.length), Math.min(a + b, text.length)];
        expect(ownCopy(text, start, end)).toBe(text.slice(start, end));
      }),
    );
  });

  it('takes a word of any length', () => {
    const word = '\u0628'.repeat(400_000);
    expect(ownCopy(`${word} `, 0, word.length)).toBe(word);
    expect(textOf(new Uint16Array(0))).toBe('');
  });
});
