/** What is told, from the least to the most; each level tells what those before it do. */
export const LOG_LEVELS = ['error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** The part of a stream that messages need. */
export interface MessageStream {
  write(text: string): unknown;
  isTTY?: boolean;
  columns?: number;
}

/** Back to the first column, and the line emptied (ECMA-48: CR, EL). */
const ERASE = '\r\u001b[2K';

/** Width of a terminal that does not tell its own. */
const COLUMNS = 80;

/**
 * The one owner of stderr: lines of messages and, on a terminal, one line of progress below them, which is gone before any
 * message is printed, so that the two never stand in one line.
 */
export class Messages {
  level: LogLevel = 'info';
  readonly #stream: MessageStream;
  #progress = false;

  constructor(stream: MessageStream) {
    this.#stream = stream;
  }

  tells(level: LogLevel): boolean {
    return LOG_LEVELS.indexOf(level) <= LOG_LEVELS.indexOf(this.level);
  }

  /** Writes whole lines, as they are, if messages of this level are told. */
  write(text: string, level: LogLevel): void {
    if (!this.tells(level)) return;
    this.endProgress();
    this.#stream.write(text);
  }

  /** Shows progress in the place of what was shown of it before; cut to the width of the terminal. */
  showProgress(text: string): void {
    this.#stream.write(ERASE + text.slice(0, (this.#stream.columns || COLUMNS) - 1));
    this.#progress = true;
  }

  /** Takes the line of progress away. */
  endProgress(): void {
    if (!this.#progress) return;
    this.#progress = false;
    this.#stream.write(ERASE);
  }
}
