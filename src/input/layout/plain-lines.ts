/** Lines of text as they are read off a layout. */
export class PlainLines {
  readonly #lines: string[] = [];

  /** A line of words; none where it is blank. */
  line(words: string): void {
    const line = words.replace(/\s+/g, ' ').trim();
    if (line !== '') this.#lines.push(line);
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
  }

  get text(): string {
    return this.#lines.map((line) => `${line}\n`).join('');
  }
}
