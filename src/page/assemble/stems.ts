import { NO_STEM, type WordTraits } from '../word-traits.js';

/** Stems of a text, each once, in the order they come, with the weight they came with last; numbers as words have them. */
export interface Stems {
  numbers: readonly number[];
  weights: readonly number[];
}

export const NO_STEMS: Stems = { numbers: [], weights: [] };

/** By stem: its place in the text at hand, from 1 on; all 0 between texts. */
let places: Int32Array = new Int32Array(1 << 16);

export function stemsOf(words: readonly WordTraits[]): Stems {
  const numbers: number[] = [];
  const weights: number[] = [];
  for (const { stem, weight } of words) {
    if (stem === NO_STEM) continue;
    const place = placeOf(stem);
    if (place > 0) weights[place - 1] = weight;
    else {
      places[stem] = numbers.push(stem);
      weights.push(weight);
    }
  }
  for (const stem of numbers) places[stem] = 0;
  return { numbers, weights };
}

/** Weight in each of `texts` of the stems that it shares with a heading, summed up. */
export function sharedWeights(heading: Stems, texts: readonly Stems[]): Float64Array {
  for (const stem of heading.numbers) if (placeOf(stem) === 0) places[stem] = 1;
  const sums = new Float64Array(texts.length);
  for (let i = 0; i < texts.length; i++) {
    const { numbers, weights } = texts[i] ?? NO_STEMS;
    let sum = 0;
    for (let k = 0; k < numbers.length; k++) if ((places[numbers[k] ?? 0] ?? 0) > 0) sum += weights[k] ?? 0;
    sums[i] = sum;
  }
  for (const stem of heading.numbers) places[stem] = 0;
  return sums;
}

function placeOf(stem: number): number {
  if (stem >= places.length) {
    const larger = new Int32Array(2 * stem);
    larger.set(places);
    places = larger;
  }
  return places[stem] ?? 0;
}
