import { sureness, VectorSum, type WordVectors } from '../../lexicon/word-vectors.js';
import { type Subject, subjectOf } from '../subject.js';
import type { BlockFacts } from './facts.js';

/** Words of running text near a row that tell what it is about, and rows looked through for them. */
const NEAR = 60;
const NEAR_ROWS = 16;
/** Rows of fewer words are no running text. */
const SHORTEST_TEXT = 4;

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

  add({ company, fields, shares, size }: Subject): void {
    const its = this.#sum.company;
    for (let d = 0; d < company.length; d++) its[d] = (its[d] ?? 0) + (company[d] ?? 0);
    for (let k = 0; k < fields.length; k++) this.#sum.addToField(fields[k] ?? 0, shares[k] ?? 0);
    this.#size += size;
  }

  /** To be called when all is added. */
  measure(): void {
    this.#squares = this.#sum.squaredLength;
  }

  likenessTo(other: Text): number {
    const { company, fields, touched } = this.#sum;
    const its = other.#sum;
    let sum = 0;
    for (let d = 0; d < company.length; d++) sum += (company[d] ?? 0) * (its.company[d] ?? 0);
    for (let k = 0; k < touched.length; k++) sum += (fields[touched[k] ?? 0] ?? 0) * (its.fields[touched[k] ?? 0] ?? 0);
    const squares = this.#squares * other.#squares;
    return squares === 0 ? 0 : (sum / Math.sqrt(squares)) * sureness(this.#size) * sureness(other.#size);
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

  /** Gathers the next {@link NEAR} words of running text after (`step` 1) or before (-1) row `i`. */
  #gather(text: Text, i: number, step: 1 | -1): void {
    text.clear();
    let words = 0;
    for (let j = i + step; j >= 0 && j < this.#words.length && words < NEAR && Math.abs(j - i) < NEAR_ROWS; j += step) {
      const its = this.#words[j] ?? 0;
      const subject = this.#subjects[j];
      if (its < SHORTEST_TEXT || !subject) continue;
      words += its;
      text.add(subject);
    }
    text.measure();
  }
}
