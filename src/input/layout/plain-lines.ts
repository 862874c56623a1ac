import type { Box } from '../../text/box.js';

/** Lines of text as they are read off a layout, and where they stand. */
export class PlainLines {
  readonly #lines: string[] = [];
  readonly #boxes: (Box | undefined)[] = [];
  /** How far down the page at hand begins, and the lowest of its lines ends: pages stand one under the other. */
  #begin = 0;
  #end = 0;

  /** A line of words; none where it is blank. */
  line(words: string, box?: Box): void {
    const line = words.replace(/\s+/g, ' ').trim();
    if (line === '') return;
    if (box) {
      const placed = { ...box, top: box.top + this.#begin, bottom: box.bottom + this.#begin };
      this.#boxes[this.#lines.length] = placed;
      this.#end = Math.max(this.#end, placed.bottom);
    }
    this.#lines.push(line);
  }

  /** What follows is another block. */
  block(): void {
    const last = this.#lines.at(-1);
    if (last !== undefined && last !== '' && last !== '\f') this.#lines.push('');
  }

  /** What follows is another page. */
  page(): void {
    if (this.#lines.length === 0) return;
    if (this.#lines.at(-1) === '') this.#lines.pop();
    this.#lines.push('\f');
    // A page's height of nothing between them.
    this.#end += this.#end - this.#begin;
    this.#begin = this.#end;
  }

  /** Where each line stands, by its index; undefined where that is not told. */
  get boxes(): readonly (Box | undefined)[] {
    return this.#boxes;
  }

  get text(): string {
    return this.#lines.map((line) => `${line}\n`).join('');
  }
}
