import { StemPlaces } from '../../stem-places.js';
import { NO_STEM, type WordTraits } from '../../word-traits.js';

/** Stems of a text, each once, in the order they come, with the weight they came with last; numbers as words have them. */
export interface Stems {
  numbers: readonly number[];
  weights: readonly number[];
}

export const NO_STEMS: Stems = { numbers: [], weights: [] };

const places = new StemPlaces();

export function stemsOf(words: readonly WordTraits[]): Stems {
  const numbers: number[] = [];
  const weights: number[] = [];
  for (const { stem, weight } of words) {
    if (stem === NO_STEM) continue;
    const place = places.of(stem);
    if (place > 0) weights[place - 1] = weight;
    else {
      places.set(stem, numbers.push(stem));
      weights.push(weight);
    }
  }
  places.clear(numbers);
  return { numbers, weights };
}

/** Weight in each of `texts` of the stems that it shares with a heading, summed up. */
export function sharedWeights(heading: Stems, texts: readonly Stems[]): Float64Array {
  for (const stem of heading.numbers) places.set(stem, 1);
  const sums = new Float64Array(texts.length);
  for (let i = 0; i < texts.length; i++) {
    const { numbers, weights } = texts[i] ?? NO_STEMS;
    let sum = 0;
    for (let k = 0; k < numbers.length; k++) if (places.of(numbers[k] ?? 0) > 0) sum += weights[k] ?? 0;
    sums[i] = sum;
  }
  places.clear(heading.numbers);
  return sums;
}
