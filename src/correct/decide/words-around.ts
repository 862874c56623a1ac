import { NO_VECTOR, VectorSum, type WordVectors } from '../../lexicon/word-vectors.js';
import type { ReadToken } from '../token.js';

/** Words on either side that tell what a place is about. */
const NEAR = 20;

/**
 * What the words around a word are about. The words asked for mostly follow each other, so the sum goes along with them:
 * what it passes comes in, what it leaves goes out, and nothing is lost since vectors are whole numbers.
 */
export class WordsAround {
  readonly #vectors: WordVectors;
  readonly #sum: VectorSum;
  #tokens: readonly ReadToken[] = [];
  /** The tokens added up, `from..to` (exclusive), and how many of them have a vector. */
  #from = 0;
  #to = 0;
  #added = 0;
  /** The word at hand, and how often it stands among them. */
  #own = NO_VECTOR;
  #times = 0;
  #length = 0;

  constructor(vectors: WordVectors) {
    this.#vectors = vectors;
    this.#sum = new VectorSum(vectors);
  }

  /** How many words tell, the word at hand left out wherever it comes. */
  get size(): number {
    return this.#added - this.#times;
  }

  /** To be called before a word is asked for: where it stands. */
  turnTo(tokens: readonly ReadToken[], at: number): void {
    this.#count(this.#own, this.#times);
    const from = Math.max(0, at - NEAR);
    const to = Math.min(tokens.length, at + NEAR + 1);
    if (tokens !== this.#tokens || from < this.#from || from >= this.#to) {
      this.#sum.clear();
      this.#tokens = tokens;
      this.#added = 0;
      this.#from = from;
      this.#to = from;
    }
    while (this.#to < to) this.#take(this.#to++, 1);
    while (this.#from < from) this.#take(this.#from++, -1);
    this.#own = this.#vectorAt(at);
    this.#times = this.#own === NO_VECTOR ? 0 : this.#timesOf(this.#own);
    this.#count(this.#own, -this.#times);
    this.#length = Math.sqrt(this.#sum.squaredLength);
  }

  /** Cosine of the vector of a word and those around. */
  likenessTo(vector: number): number {
    return this.#vectors.cosine(vector, this.#sum, this.#length);
  }

  #vectorAt(at: number): number {
    return this.#tokens[at]?.facts?.vector ?? NO_VECTOR;
  }

  #take(at: number, times: 1 | -1): void {
    const vector = this.#vectorAt(at);
    if (vector === NO_VECTOR) return;
    this.#added += times;
    this.#count(vector, times);
  }

  #count(vector: number, times: number): void {
    if (times !== 0) this.#vectors.add(vector, this.#sum, times);
  }

  #timesOf(vector: number): number {
    let times = 0;
    for (let i = this.#from; i < this.#to; i++) if (this.#vectorAt(i) === vector) times++;
    return times;
  }
}

const known = new WeakMap<WordVectors, WordsAround>();

/** The one that goes with the vectors: what it last added up is gone on from. */
export function wordsAround(vectors: WordVectors): WordsAround {
  let around = known.get(vectors);
  if (around === undefined) {
    around = new WordsAround(vectors);
    known.set(vectors, around);
  }
  return around;
}
