import type { Mark, MarkKind } from '../../text/markup/mark.js';
import { feature, type Sightings } from './feature-names.js';

/** Marked headings from which on a page is held to mark its headings. */
const HEADINGS = 2;

const HEADING = feature('marked=heading');
const SUBHEADING = feature('marked=subheading');
const UNMARKED = feature('marked=none-beside-headings');
const BELOW_HIGHER = feature('marked=below-higher');
const BELOW_SAME = feature('marked=below-same');
const ABOVE_HIGHER = feature('marked=above-higher');
const OTHERS: Readonly<Record<Exclude<MarkKind, 'heading'>, number>> = {
  strong: feature('marked=strong'),
  emphasis: feature('marked=emphasis'),
  caption: feature('marked=caption'),
  furniture: feature('marked=furniture'),
  item: feature('marked=item'),
  verse: feature('marked=verse'),
};

/** How high a mark stands: headings over bold over italics over none. */
const heightOf = (mark: Mark | undefined): number =>
  mark?.kind === 'heading' ? 9 - mark.level : mark?.kind === 'strong' ? 2 : mark?.kind === 'emphasis' ? 1 : 0;

/** What markup says of the rows of a page; of most pages nothing. */
export class Marks {
  readonly #marks: readonly (Mark | undefined)[];
  /** Level that the page's articles are headed with: the highest that comes more than once, a paper's name being over all. */
  readonly #top: number;
  readonly #headings: number;

  constructor(marks: readonly (Mark | undefined)[]) {
    const levels = marks.flatMap((mark) => (mark?.kind === 'heading' ? mark.level : []));
    this.#marks = marks;
    this.#headings = levels.length;
    const sorted = levels.sort((a, b) => a - b);
    this.#top = sorted.find((level, i) => sorted[i + 1] === level) ?? sorted.at(-1) ?? 0;
  }

  features(i: number, seen: Sightings): void {
    const mark = this.#marks[i];
    if (mark?.kind === 'heading') seen.add(mark.level > this.#top ? SUBHEADING : HEADING);
    else if (mark) seen.add(OTHERS[mark.kind]);
    if (mark?.kind !== 'heading' && this.#headings >= HEADINGS) seen.add(UNMARKED);
    if (this.#headings === 0) return;
    const height = heightOf(mark);
    const above = this.#heightOfHeading(i - 1);
    if (above > height) seen.add(BELOW_HIGHER);
    else if (above > 0 && above === height) seen.add(BELOW_SAME);
    if (this.#heightOfHeading(i + 1) > height) seen.add(ABOVE_HIGHER);
  }

  /** Height of a row that is marked as a heading; 0 of others. */
  #heightOfHeading(i: number): number {
    const mark = this.#marks[i];
    return mark?.kind === 'heading' ? heightOf(mark) : 0;
  }
}
