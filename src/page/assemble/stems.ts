import { chanceOf, NO_STEM, type WordTraits } from '../word-traits.js';

/** Stems of a text, each once, in the order they come, with the weight they came with last; numbers as words have them. */
export interface Stems {
  numbers: readonly number[];
  weights: readonly number[];
}

export function stemsOf(words: readonly WordTraits[]): Stems {
  const numbers: number[] = [];
  const weights: number[] = [];
  const places = new Map<number, number>();
  for (const { stem, weight } of words) {
    if (stem === NO_STEM) continue;
    const place = places.get(stem);
    if (place !== undefined) weights[place] = weight;
    else {
      places.set(stem, numbers.push(stem) - 1);
      weights.push(weight);
    }
  }
  return { numbers, weights };
}

/** Numbers the stems of a stretch anew, from 0; those that tell nothing of a subject get none. */
export class TellingStems {
  readonly #numbers = new Map<number, number>();
  readonly #chances: number[] = [];

  numbersOf({ numbers, weights }: Stems): number[] {
    const found: number[] = [];
    numbers.forEach((stem, i) => {
      const weight = weights[i] ?? 0;
      if (weight <= 0) return;
      let number = this.#numbers.get(stem);
      if (number === undefined) {
        number = this.#chances.push(chanceOf(weight)) - 1;
        this.#numbers.set(stem, number);
      }
      found.push(number);
    });
    return found;
  }

  /** Chance of each stem in any text. */
  chances(): Float64Array {
    return Float64Array.from(this.#chances);
  }
}
