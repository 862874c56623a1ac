import { likenessOf, type Topic, type TopicSpace } from '../topic.js';
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

/** What the rows of a page and the texts around them are about. */
export class SubjectsAround {
  readonly #topics: TopicSpace;
  readonly #words: readonly number[];
  /** What the words of each row add up to (`TopicSpace.weightOf`). */
  readonly #weights: readonly Float64Array[];

  constructor(rows: readonly Pick<BlockFacts, 'words'>[], topics: TopicSpace) {
    this.#topics = topics;
    this.#words = rows.map(({ words }) => words.length);
    this.#weights = rows.map(({ words }) => topics.weightOf(words));
  }

  of(i: number): About {
    const own = this.#topicOf([i]);
    const ahead = this.#topicNear(i, 1);
    const behind = this.#topicNear(i, -1);
    return { ahead: likenessOf(own, ahead), behind: likenessOf(own, behind), turn: likenessOf(behind, ahead) };
  }

  /** What the running text after (`step` 1) or before (-1) row `i` is about. */
  #topicNear(i: number, step: 1 | -1): Topic {
    const rows: number[] = [];
    eachRowNear(this.#words, i, step, (row) => rows.push(row));
    return this.#topicOf(rows);
  }

  #topicOf(rows: readonly number[]): Topic {
    const sum = new Float64Array(this.#topics.dimensions);
    for (const row of rows) {
      const weight = this.#weights[row];
      for (let d = 0; d < sum.length; d++) sum[d] = (sum[d] ?? 0) + (weight?.[d] ?? 0);
    }
    return this.#topics.topicAt(sum);
  }
}
