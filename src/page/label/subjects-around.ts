import { likenessOf, type TopicSpace } from '../topic.js';
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

/** What the words of some rows add up to (`TopicSpace.weightOf`). */
class Text {
  readonly weight: Float64Array;
  /** Squared length, with what a text is unsure of. */
  #squares = 0;
  readonly #unsure: number;

  constructor({ dimensions, unsure }: TopicSpace) {
    this.weight = new Float64Array(dimensions);
    this.#unsure = unsure;
  }

  add(weight: Float64Array): void {
    for (let d = 0; d < weight.length; d++) this.weight[d] = (this.weight[d] ?? 0) + (weight[d] ?? 0);
  }

  /** To be called when all is added. */
  measure(): void {
    this.#squares = likenessOf(this.weight, this.weight) + this.#unsure;
  }

  likenessTo(other: Text): number {
    const squares = this.#squares * other.#squares;
    return squares === 0 ? 0 : likenessOf(this.weight, other.weight) / Math.sqrt(squares);
  }
}

/** What the rows of a page and the texts around them are about. */
export class SubjectsAround {
  readonly #words: readonly number[];
  readonly #weights: readonly Float64Array[];
  readonly #own: Text;
  readonly #ahead: Text;
  readonly #behind: Text;

  constructor(rows: readonly Pick<BlockFacts, 'words'>[], topics: TopicSpace) {
    this.#words = rows.map(({ words }) => words.length);
    this.#weights = rows.map(({ words }) => topics.weightOf(words));
    [this.#own, this.#ahead, this.#behind] = [new Text(topics), new Text(topics), new Text(topics)];
  }

  of(i: number): About {
    this.#own.weight.fill(0);
    const weight = this.#weights[i];
    if (weight) this.#own.add(weight);
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
    text.weight.fill(0);
    eachRowNear(this.#words, i, step, (row) => {
      const weight = this.#weights[row];
      if (weight) text.add(weight);
    });
    text.measure();
  }
}
