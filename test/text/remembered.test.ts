import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { remembered } from '../../src/text/remembered.js';

describe('remembered', () => {
  it('answers as the question does, which is asked once for each word', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 3 })), (words) => {
        const asked: string[] = [];
        const isLong = remembered((word) => {
          asked.push(word);
          return word.length > 1;
        });
        expect(words.map(isLong)).toEqual(words.map((word) => word.length > 1));
        expect(asked).toEqual([...new Set(words)]);
      }),
    );
  });
});
