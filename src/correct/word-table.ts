import { ownCopy } from '../text/own-copy.js';
import { UnitTable } from '../text/unit-table.js';

/** Things by the letters of a word, found where it stands in a text without cutting it out. */
export class WordTable<T extends object> {
  readonly #words = new UnitTable();
  /** By the number of the word; undefined while it is made. */
  readonly #things: (T | undefined)[] = [];

  get size(): number {
    return this.#words.size;
  }

  /** The thing of the word `text[start, end)`; one that is not there yet is made. */
  get(text: string, start: number, end: number, make: (word: string) => T): T {
    const things = this.#things;
    const number = this.#words.numberOfText(text, start, end);
    if (number === things.length) things.push(undefined);
    const known = things[number];
    if (known !== undefined) return known;
    // Making it may make others.
    const thing = make(ownCopy(text, start, end));
    things[number] = thing;
    return thing;
  }

  clear(): void {
    this.#words.clear();
    this.#things.length = 0;
  }
}
