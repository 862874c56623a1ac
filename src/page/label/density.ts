import { features, type Sightings } from './feature-names.js';
import type { RowFacts } from './features.js';

/** Words of a row below which it may be a line of a heading. */
const SHORT = 9;

/** Words of text to a short line: pages of briefs have few, pages of long articles many. */
const PER_SHORT = [12, 20, 32, 50, 80];
/** Words of the text above a short line and below it, up to the next such line. */
const RUNS = [0, 12, 25, 45, 80, 140];

const named = (name: string, bounds: readonly number[]): readonly number[] =>
  features([...bounds.map((bound) => `<=${bound}`), `>${bounds.at(-1)}`], (range) => name + range);
const PAGE = named('page-words', PER_SHORT);
const ABOVE = named('run-above', RUNS);
const BELOW = named('run-below', RUNS);

function bucket(bounds: readonly number[], value: number): number {
  const found = bounds.findIndex((bound) => value <= bound);
  return found < 0 ? bounds.length : found;
}

const isShort = ({ words, ending }: RowFacts): boolean => words.length < SHORT && ending === 'open';

/**
 * How much text stands between the short lines of a page, on the whole and around each: on a page of briefs a line of two words is a
 * headline that in a long article is a crosshead. Nothing is told of wrapped rows.
 */
export class Density {
  readonly #rows: readonly RowFacts[];
  readonly #page: number;
  readonly #above: Int32Array;
  readonly #below: Int32Array;

  constructor(rows: readonly RowFacts[]) {
    this.#rows = rows;
    this.#above = new Int32Array(rows.length);
    this.#below = new Int32Array(rows.length);
    let text = 0;
    let short = 0;
    let run = 0;
    rows.forEach((row, i) => {
      this.#above[i] = run;
      run = isShort(row) ? 0 : run + row.words.length;
      if (isShort(row)) short++;
      else text += row.words.length;
    });
    run = 0;
    for (let i = rows.length - 1; i >= 0; i--) {
      const row = rows[i];
      if (!row) continue;
      this.#below[i] = run;
      run = isShort(row) ? 0 : run + row.words.length;
    }
    this.#page = bucket(PER_SHORT, text / Math.max(1, short));
  }

  features(i: number, seen: Sightings): void {
    const row = this.#rows[i];
    if (!row || row.block.width > 0 || !isShort(row)) return;
    seen.add(PAGE[this.#page] ?? 0);
    seen.add(ABOVE[bucket(RUNS, this.#above[i] ?? 0)] ?? 0);
    seen.add(BELOW[bucket(RUNS, this.#below[i] ?? 0)] ?? 0);
  }
}
