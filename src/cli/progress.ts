import { fstatSync } from 'node:fs';
import type { Messages } from './messages.js';

/** Milliseconds between two drawings. */
const PACE = 100;
/** Milliseconds before a rate says anything. */
const SETTLING = 1000;

/** Counts how far a run is and, when given where, shows it in one line at most ten times a second. */
export class Progress {
  readonly #begun: number;
  #what = '';
  #total: number | undefined;
  #start = 0;
  #drawn = 0;
  #pages = 0;
  #bytes = 0;

  /** @param now gives milliseconds */
  constructor(
    private readonly messages: Messages | undefined,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.#begun = now();
  }

  /** Begins a phase of so many pages; `total` is undefined when nobody knows how many there are. */
  begin(what: string, total: number | undefined): void {
    this.#what = what;
    this.#total = total;
    this.#start = this.now();
    this.#drawn = this.#start;
    this.#pages = 0;
    this.#bytes = 0;
  }

  /** Counts a page of so many bytes; `more` gives further figures when the line is drawn. */
  page(bytes: number, more: () => readonly string[] = () => []): void {
    this.#pages++;
    this.#bytes += bytes;
    const now = this.now();
    if (!this.messages || now - this.#drawn < PACE) return;
    this.#drawn = now;
    const parts = [...progressParts(this.#pages, this.#total, this.#bytes, now - this.#start), ...more()];
    this.messages.showProgress(`${this.#what}: ${parts.join(', ')}`);
  }

  /** Takes the line away; gives the bytes of the last phase, and the seconds of all. */
  end(): { bytes: number; seconds: number } {
    this.messages?.endProgress();
    return { bytes: this.#bytes, seconds: (this.now() - this.#begun) / 1000 };
  }
}

/** Pages done, bytes a second and time left, as far as they are known. */
function progressParts(pages: number, total: number | undefined, bytes: number, elapsed: number): string[] {
  const done = pages.toLocaleString('en-US');
  const parts = [total === undefined ? `${done} pages` : `${done}/${total.toLocaleString('en-US')} pages`];
  if (elapsed < SETTLING) return parts;
  parts.push(speed(bytes, elapsed / 1000));
  if (total !== undefined && pages < total) parts.push(`ETA ${clockTime((elapsed / pages) * (total - pages))}`);
  return parts;
}

export function speed(bytes: number, seconds: number): string {
  const megabytes = bytes / 1e6 / seconds;
  return `${megabytes.toFixed(megabytes < 1 ? 2 : 1)} MB/s`;
}

/** Milliseconds as `1:02:03`, or `2:03`. */
function clockTime(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  const two = (n: number): string => String(n).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** Whether somebody looks at stderr: a terminal, and no log of a build. */
export function isWatched(): boolean {
  return process.stderr.isTTY === true && !process.env.CI;
}

/**
 * Whether nothing but the line of progress appears on the terminal meanwhile. What is piped on may be shown there by the
 * next program (`| jq`, `| less`).
 *
 * @param used whether the job writes to stdout
 */
export function stdoutIsElsewhere(used: boolean): boolean {
  if (!used) return true;
  if (process.stdout.isTTY) return false;
  try {
    const stats = fstatSync(process.stdout.fd);
    return !stats.isFIFO() && !stats.isSocket();
  } catch {
    return false;
  }
}
