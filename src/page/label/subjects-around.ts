import { likenessOf, type Topic, type TopicSpace } from '../topic.js';
import type { BlockFacts } from './facts.js';
import { eachRowNear, isRunning } from './running-text.js';

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
  readonly #weights: readonly Float32Array[];
  /** `row * dimensions + d`: what those of all running text before a row add up to. */
  readonly #before: Float64Array;
  readonly #topic: Record<'own' | 'ahead' | 'behind', Topic>;

  constructor(rows: readonly Pick<BlockFacts, 'words'>[], topics: TopicSpace) {
    const { dimensions } = topics;
    this.#topics = topics;
    this.#words = rows.map(({ words }) => words.length);
    this.#weights = rows.map(({ words }) => topics.weightOf(words));
    this.#before = new Float64Array((rows.length + 1) * dimensions);
    for (const [i, weight] of this.#weights.entries()) {
      const counts = isRunning(this.#words[i] ?? 0) ? 1 : 0;
      for (let d = 0, at = i * dimensions; d < dimensions; d++, at++)
        this.#before[at + dimensions] = (this.#before[at] ?? 0) + counts * (weight[d] ?? 0);
    }
    const none = (): Topic => new Float32Array(dimensions);
    this.#topic = { own: none(), ahead: none(), behind: none() };
  }

  of(i: number): About {
    const { own, ahead, behind } = this.#topic;
    own.set(this.#weights[i] ?? []);
    this.#topics.topicAt(own);
    this.#write(i + 1, this.#lastNear(i, 1) + 1, ahead);
    this.#write(this.#lastNear(i, -1), i, behind);
    return { ahead: likenessOf(own, ahead), behind: likenessOf(own, behind), turn: likenessOf(behind, ahead) };
  }

  /** The furthest of the rows of running text after (`step` 1) or before (-1) row `i`; itself where there are none. */
  #lastNear(i: number, step: 1 | -1): number {
    let last = i;
    eachRowNear(this.#words, i, step, (row) => {
      last = row;
    });
    return last;
  }

  /** Writes what the running text of some rows is about. */
  #write(from: number, to: number, topic: Topic): void {
    const { dimensions } = this.#topics;
    for (let d = 0; d < dimensions; d++)
      topic[d] = (this.#before[to * dimensions + d] ?? 0) - (this.#before[from * dimensions + d] ?? 0);
    this.#topics.topicAt(topic);
  }
}
