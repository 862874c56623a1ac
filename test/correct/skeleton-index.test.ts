import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexOf } from '../../src/correct/candidates/build-word-index.js';
import type { FrequentWords } from '../../src/correct/candidates/frequent-words.js';
import type { ShapeCosts } from '../../src/correct/candidates/shape-costs.js';
import { OTHER, skeletonIndex, type Visitor } from '../../src/correct/candidates/skeleton-index.js';
import { readWordIndex } from '../../src/correct/candidates/word-index.js';

const SHAPES = 16;
/** Letters are their own shapes. */
const shapeOf = Uint8Array.from({ length: 64 }, (_, code) => (code < SHAPES ? code : 0));

/** Words in the order given, each a centibel rarer than the one before. */
function frequent(words: readonly string[]): FrequentWords {
  const codes = Uint8Array.from(words.join(''), (digit) => Number.parseInt(digit, SHAPES));
  const starts = Uint32Array.from({ length: words.length + 1 }, (_, i) => words.slice(0, i).join('').length);
  const rarities = Uint16Array.from(words, (_, i) => 100 + i);
  return { size: words.length, codes, starts, rarities };
}

/** Any change of a shape costs the same. */
const costs = (cost: number): ShapeCosts => ({
  lostIn: () => new Uint16Array(SHAPES).fill(cost),
  other: new Uint16Array(SHAPES).fill(cost),
  surplus: () => cost,
  offset: () => 0,
  cheapest: cost,
  swapped: cost,
  ofTwo: () => 2 * cost,
});

function visited(
  words: readonly string[],
  read: string,
  cost: number,
  bound: Partial<Visitor> = {},
): [string[], string[]] {
  const index = skeletonIndex(shapeOf, costs(cost), readWordIndex(indexOf(frequent(words), shapeOf)));
  const letters = Uint8Array.from(read, (digit) => Number.parseInt(digit, SHAPES));
  const found: [Set<string>, Set<string>] = [new Set(), new Set()];
  const to: Visitor = {
    limit: 1000,
    bound: 2000,
    ...bound,
    visit: (word, least) => found[least < OTHER ? 0 : 1].add(words[word] ?? ''),
  };
  index.same(letters, letters.length, to);
  index.beside(letters, letters.length, 0, 0xffff, to);
  return [[...found[0]].sort(), [...found[1]].sort()];
}

const without = (word: string): Set<string> => new Set([...word].map((_, i) => word.slice(0, i) + word.slice(i + 1)));

/** Whether words of three shapes and more are one shape apart, looked at letter by letter. */
function areBeside(a: string, b: string): boolean {
  if (a.length === b.length + 1) return without(a).has(b);
  if (b.length === a.length + 1) return without(b).has(a);
  const others = without(b);
  return a.length === b.length && [...without(a)].some((part) => others.has(part));
}

describe('words by their shapes', () => {
  it('are found when they have one more, one less, another, or one elsewhere', () => {
    const words = ['1234', '12345', '123', '1239', '1243', '4123', '4321', '99'];
    expect(visited(words, '1234', 300)).toEqual([['1234'], ['123', '1234', '12345', '1239', '1243', '4123']]);
  });

  it('are passed over when they are too dear, or too rare for what they cost', () => {
    expect(visited(['1235'], '1234', 300, { limit: 299 })).toEqual([[], []]);
    expect(visited(['1235', '1236'], '1234', 300, { bound: 400 })).toEqual([[], ['1235']]);
    expect(visited(['1235'], '1234', 300, { bound: 399 })).toEqual([[], []]);
  });

  it('are those that a plain look at all words finds', () => {
    const word = fc.string({ unit: fc.constantFrom(...'123'), minLength: 3, maxLength: 6 });
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 60 }), word, (words, read) => {
        const [same, beside] = visited(words, read, 300);
        expect(same).toEqual(words.filter((other) => other === read));
        const plain = words.filter((other) => areBeside(read, other));
        expect(beside).toEqual(plain.sort());
      }),
    );
  });
});
