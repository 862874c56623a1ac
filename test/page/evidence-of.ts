import fc from 'fast-check';
import type { Evidence } from '../../src/page/assemble/evidence/evidence.js';
import type { Likeness } from '../../src/page/assemble/evidence/likenesses.js';
import { type Draw, Vocabulary, type Words } from '../../src/page/assemble/evidence/words.js';
import type { Stems } from '../../src/page/assemble/strips/stems.js';

const number = fc.integer({ min: -20, max: 20 });
const numbers = (length: number): fc.Arbitrary<Float64Array> =>
  fc.array(number, { minLength: length, maxLength: length }).map((list) => Float64Array.from(list));

const STEMS = 6;
const listsOfStems = (length: number): fc.Arbitrary<number[][]> =>
  fc.array(fc.uniqueArray(fc.integer({ min: 0, max: STEMS - 1 })), { minLength: length, maxLength: length });

/** Words of strips and headings that have the stems told, each stem with its own weight. */
export function wordsOf(strips: readonly number[][], headings: readonly number[][]): Words {
  const [own, heads] = [strips, headings].map((lists) =>
    lists.map((numbers): Stems => ({ numbers, weights: numbers.map((stem) => 1 + stem / 2) })),
  ) as [Stems[], Stems[]];
  const vocabulary = new Vocabulary([...own, ...heads]);
  const draws = (lists: readonly Stems[]): Draw[] => lists.map((stems) => vocabulary.drawOf(stems));
  return vocabulary.words(draws(own), draws(heads));
}

const vectors = (length: number): fc.Arbitrary<number[][]> =>
  fc.array(fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 3, maxLength: 3 }), {
    minLength: length,
    maxLength: length,
  });

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, d) => sum + value * (b[d] ?? 0), 0);

/** What strips and headings have in common whose subjects are these vectors. */
export const likenessOf = (strips: readonly number[][], heads: readonly number[][]): Likeness => ({
  strips: Float64Array.from(strips.flatMap((a) => strips.map((b) => dot(a, b)))),
  heads: Float64Array.from(heads.flatMap((a) => strips.map((b) => dot(a, b)))),
  headLengths: Float64Array.from(heads, (a) => dot(a, a)),
});

/** Evidence about `n` strips and two headings. */
export const evidence = (n: number): fc.Arbitrary<Evidence> =>
  fc
    .tuple(numbers(n * n), numbers(3 * n), numbers(n), listsOfStems(n), listsOfStems(2), vectors(n), vectors(2))
    .map(([link, first, last, stems, headStems, subjects, headSubjects]) => {
      return {
        link,
        first,
        last,
        empty: -3,
        words: wordsOf(stems, headStems),
        cohesion: 0.4,
        likeness: likenessOf(subjects, headSubjects),
        coherence: 5,
        n,
        within: 1,
        between: 2,
        untitled: 12,
      };
    });

/** Evidence that says nothing of the order of `n` strips. */
export const flat = (n: number): Evidence => ({
  link: new Float64Array(n * n),
  first: new Float64Array(3 * n),
  last: new Float64Array(n),
  empty: -1,
  words: wordsOf(
    Array.from({ length: n }, () => []),
    [[], []],
  ),
  cohesion: 1,
  likeness: likenessOf(
    Array.from({ length: n }, () => []),
    [[], []],
  ),
  coherence: 1,
  n,
  within: 1,
  between: 2,
  untitled: 12,
});
