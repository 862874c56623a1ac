import type { JudgedArticle } from '../../src/dedup/corpus-dedup.js';

/** Letters by rough frequency in running Arabic. */
const LETTERS = 'ااااااالللللييييمممموووونننرررتتتبببععددسسفققكحجذشصضطخغثزهة';

/** Whole numbers below a bound, one after the other (a linear congruential generator); the same for the same seed. */
function numbers(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

const letterBy = (below: (n: number) => number): string => LETTERS.charAt(below(LETTERS.length));

function wordsBy(below: (n: number) => number, count: number): string[] {
  return Array.from({ length: count }, () => Array.from({ length: 3 + below(5) }, () => letterBy(below)).join(''));
}

/** Made-up words, one after the other; the same for the same seed. */
export const madeUpWords = (count: number, seed = 1): string[] => wordsBy(numbers(seed), count);

/** Articles of made-up words; every fifth paragraph is an earlier one, half of those with letters misread. The same for the same numbers. */
export function madeUpArticles(count: number, seed = 1): JudgedArticle[] {
  const below = numbers(seed);
  const words = wordsBy(below, 800);
  const sentence = (): string => Array.from({ length: 14 + below(30) }, () => words[below(words.length)]).join(' ');
  const printed: string[] = [];
  return Array.from({ length: count }, (_, n) => {
    const paragraphs = Array.from({ length: 1 + below(6) }, (__, i) => {
      const old = below(5) === 0 ? printed[below(printed.length)] : undefined;
      const noisy = below(2) === 0;
      const text = old?.replace(/\p{L}/gu, (char) => (noisy && below(20) === 0 ? letterBy(below) : char)) ?? sentence();
      printed.push(text);
      return { text, line: 3 * i + 1 };
    });
    const path = `page-${String(n).padStart(5, '0')}.txt`;
    return { id: `${path.slice(0, -4)}#1`, path, paragraphs };
  });
}
