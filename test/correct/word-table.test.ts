import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WordTable } from '../../src/correct/word-table.js';

const make = (bare: string) => ({ bare });
const words = fc.array(fc.string({ unit: fc.constantFrom(...'ابتثجح'), minLength: 1, maxLength: 20 }), {
  maxLength: 200,
});

describe('a table of words', () => {
  it('gives one thing for the same letters, wherever they stand', () => {
    const table = new WordTable<{ bare: string }>();
    const one = table.get('قال محمد', 0, 3, make);
    expect(one.bare).toBe('قال');
    expect(table.get('ثم قال', 3, 6, make)).toBe(one);
    expect(table.get('قالت', 0, 4, make)).not.toBe(one);
    expect(table.size).toBe(2);
  });

  it('keeps all words as it grows', () => {
    fc.assert(
      fc.property(words, (list) => {
        const table = new WordTable<{ bare: string }>();
        const text = list.join(' ');
        let at = 0;
        const things = list.map((word) => {
          const thing = table.get(text, at, at + word.length, make);
          at += word.length + 1;
          return thing;
        });
        expect(things.map(({ bare }) => bare)).toEqual(list);
        expect(table.size).toBe(new Set(list).size);
        list.forEach((word, i) => {
          expect(table.get(word, 0, word.length, make)).toBe(things[i]);
        });
      }),
    );
    const table = new WordTable<{ bare: string }>();
    for (let i = 0; i < 10_000; i++) table.get(String(i), 0, String(i).length, make);
    expect(table.get('9999', 0, 4, () => expect.fail('made again')).bare).toBe('9999');
  });

  it('may be asked for other words while it makes one', () => {
    const table = new WordTable<{ bare: string }>();
    const both = (bare: string) => {
      if (bare.length > 1) table.get(bare, 0, bare.length - 1, both);
      return { bare };
    };
    table.get('مدرسة', 0, 5, both);
    expect(table.size).toBe(5);
    expect(table.get('مدر', 0, 3, () => expect.fail('made again')).bare).toBe('مدر');
  });

  it('forgets the words that were asked for once only', () => {
    const table = new WordTable<{ bare: string }>();
    const ask = (word: string) => table.get(word, 0, word.length, make);
    const twice = ask('قال');
    ask('ثم');
    ask('محمد');
    ask('1990');
    expect(ask('قال')).toBe(twice);
    table.forget();
    expect(table.size).toBe(1);
    expect(ask('قال')).toBe(twice);
    ask('مدرسة');
    table.forget();
    expect(ask('قال')).toBe(twice);
    table.forget();
    expect(ask('قال')).not.toBe(twice);
  });

  it('forgets half of its words at least, and gives the right ones ever after', () => {
    fc.assert(
      fc.property(words, words, (list, more) => {
        const table = new WordTable<{ bare: string }>();
        const ask = (word: string) => table.get(word, 0, word.length, make).bare;
        for (const word of [...list, ...list]) ask(word);
        const { size } = table;
        table.forget();
        expect(table.size).toBeLessThanOrEqual(size / 2);
        expect([...more, ...list].map(ask)).toEqual([...more, ...list]);
        expect(table.size).toBe(new Set([...more, ...list]).size);
      }),
    );
  });
});
