import type { WordData } from '../../src/lexicon/word-data.js';
import { NO_VECTOR } from '../../src/lexicon/word-vectors.js';
import { classOfNumber } from '../../src/page/word-class.js';
import { NO_COMPANY, type ToldWord } from '../../src/page/word-inputs.js';

/** Numbers things as they are met. */
class Numbers<T> {
  readonly #numbers = new Map<T, number>();

  of(thing: T): number {
    const known = this.#numbers.get(thing);
    if (known !== undefined) return known;
    this.#numbers.set(thing, this.#numbers.size);
    return this.#numbers.size - 1;
  }

  get met(): T[] {
    return [...this.#numbers.keys()];
  }
}

const NO_NUMBER = -1;

/** What words are told by to a network that is fitted (src/page/word-inputs.ts), as numbers. */
export class WordNumbers {
  readonly #classes = new Numbers<string>();
  readonly #vectors = new Numbers<number>();

  constructor(private readonly data: WordData) {}

  /** Numbers of the class, the company and the vector of a word; of one that is not there, and of a vector that it lacks, -1. */
  of(word: ToldWord | undefined): number[] {
    if (!word) return [NO_NUMBER, NO_NUMBER, NO_NUMBER];
    const company = word.company === NO_COMPANY ? this.data.bigrams.classes : word.company;
    const vector = word.vector === NO_VECTOR ? NO_NUMBER : this.#vectors.of(word.vector);
    return [this.#classes.of(classOfNumber(word.opener)), company, vector];
  }

  /** Classes met so far. */
  get classes(): string[] {
    return this.#classes.met;
  }

  /** Companies that words may have, with that of words that have none. */
  get companies(): number {
    return this.data.bigrams.classes + 1;
  }

  /** The vectors met, one after another. */
  vectors(): Float32Array {
    const { vectors } = this.data;
    const company = new Float64Array(vectors.dimensions);
    return Float32Array.from(
      this.#vectors.met.flatMap((word) => {
        vectors.company(word, company);
        return [...company];
      }),
    );
  }
}
