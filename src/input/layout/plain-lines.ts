import type { Print } from '../../text/print.js';

/** Lines of text as they are read off a layout, and what it tells of them. */
export class PlainLines {
  readonly #lines: string[] = [];
  readonly #prints: (Print | undefined)[] = [];
  /** How far down the page at hand begins, and the lowest of its lines ends: pages stand one under the other. */
  #begin = 0;
  #end = 0;

  /** A line of words; none where it is blank. */
  line(words: string, { box, sure }: Print = {}): void {
    const line = words.replace(/\s+/g, ' ').trim();
    if (line === '') return;
    const placed = box && { ...box, top: box.top + this.#begin, bottom: box.bottom + this.#begin };
    if (placed) this.#end = Math.max(this.#end, placed.bottom);
    if (placed || sure?.length) this.#prints[this.#lines.length] = { box: placed, sure };
    this.#lines.push(line);
  }

  /** Text as it is, whose blank lines part blocks. */
  plain(text: string): void {
    const lines = text.trim();
    if (lines === '') return;
    for (const line of lines.split('\n')) {
      if (line.trim() === '') this.block();
      else this.line(line);
    }
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

  /** What is told of each line, by its index; undefined where nothing is. */
  get prints(): readonly (Print | undefined)[] {
    return this.#prints;
  }

  get text(): string {
    return this.#lines.map((line) => `${line}\n`).join('');
  }
}
