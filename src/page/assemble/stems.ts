import { NO_STEM, type WordTraits } from '../word-traits.js';

/** Stems of a text, each once, in the order they come, with the weight they came with last; numbers as words have them. */
export interface Stems {
  numbers: readonly number[];
  weights: readonly number[];
}

/** Place of each stem in the text at hand, from 1 on; all 0 between texts. */
let places: Int32Array = new Int32Array(1 << 16);

export function stemsOf(words: readonly WordTraits[]): Stems {
  const numbers: number[] = [];
  const weights: number[] = [];
  for (const { stem, weight } of words) {
    if (stem === NO_STEM) continue;
    if (stem >= places.length) places = grown(places, stem);
    const place = places[stem] ?? 0;
    if (place > 0) weights[place - 1] = weight;
    else {
      places[stem] = numbers.push(stem);
      weights.push(weight);
    }
  }
  for (const stem of numbers) places[stem] = 0;
  return { numbers, weights };
}

function grown(table: Int32Array, index: number): Int32Array {
  const larger = new Int32Array(2 * index);
  larger.set(table);
  return larger;
}
