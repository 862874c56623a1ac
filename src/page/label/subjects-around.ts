import { sureness, VectorSum, type WordVectors } from '../../lexicon/word-vectors.js';
import { type Subject, subjectOf } from '../subject.js';
import type { BlockFacts } from './facts.js';
import { eachRowNear } from './running-text.js';

/** How far two texts are about the same: cosines, less where few words tell. */
export interface About {
  /** A row and the running text after it, and before it. */
  ahead: number;
  behind: number;
  /** The text before it and the text after it. */
  turn: number;
}

/** The subjects of some rows, added up. */
class Text {
  readonly #sum: VectorSum;
  #size = 0;
  #squares = 0;

  constructor(vectors: WordVectors) {
    this.#sum = new VectorSum(vectors);
  }

  clear(): void {
    this.#sum.clear();
    this.#size = 0;
  }

  add(subject: Subject): void {
    this.#sum.addVector(subject);
    this.#size += subject.size;
  }

  /** To be called when all is added. */
  measure(): void {
    this.#squares = this.#sum.squaredLength;
  }

  likenessTo(other: Text): number {
    const squares = this.#squares * other.#squares;
    return squares === 0
      ? 0
      : (this.#sum.timesSum(other.#sum) / Math.sqrt(squares)) * sureness(this.#size) * sureness(other.#size);
  }
}

/** What the rows of a page and the texts around them are about. */
export class SubjectsAround {
  readonly #words: readonly number[];
  readonly #subjects: readonly Subject[];
  readonly #own: Text;
  readonly #ahead: Text;
  readonly #behind: Text;

  constructor(rows: readonly Pick<BlockFacts, 'words'>[], vectors: WordVectors) {
    this.#words = rows.map(({ words }) => words.length);
    this.#subjects = rows.map(({ words }) => subjectOf(words, vectors));
    [this.#own, this.#ahead, this.#behind] = [new Text(vectors), new Text(vectors), new Text(vectors)];
  }

  of(i: number): About {
    this.#own.clear();
    const subject = this.#subjects[i];
    if (subject) this.#own.add(subject);
    this.#own.measure();
    this.#gather(this.#ahead, i, 1);
    this.#gather(this.#behind, i, -1);
    return {
      ahead: this.#own.likenessTo(this.#ahead),
      behind: this.#own.likenessTo(this.#behind),
      turn: this.#behind.likenessTo(this.#ahead),
    };
  }

  /** Gathers the running text after (`step` 1) or before (-1) row `i`. */
  #gather(text: Text, i: number, step: 1 | -1): void {
    text.clear();
    eachRowNear(this.#words, i, step, (row) => {
      const subject = this.#subjects[row];
      if (subject) text.add(subject);
    });
    text.measure();
  }
}
