import { chanceOf } from '../../word-traits.js';
import type { Stems } from '../strips/stems.js';

/** Draws of chance that an article's own words are weighed against: the fewer, the sooner it has a subject of its own. */
const CONCENTRATION = 40;

/** Counts below this are looked up; a stem that more strips of an article have is worked out. */
export const TABLED = 8;

/** What a text of a page draws from the urn of its article. */
export interface Draw {
  /** Stems that another text of the page has too, and the grade of each by its weight here. */
  numbers: Int32Array;
  grades: Int32Array;
  /** All its stems that tell of a subject. */
  drawn: number;
}

/** In place of a number, for a stem that no text has, and for one that only one has. */
const NEVER = 0;
const ONCE = -1;

/** Numbers the stems that tell of a subject and that more texts of a page than one have. */
export class Vocabulary {
  /** By stem: its number, from 1 on. */
  readonly #numbers: Int32Array;
  readonly #grades = new Grades();
  #size = 0;

  /** @param texts of strips and headings: all that share stems on the page */
  constructor(texts: readonly Stems[]) {
    let most = 0;
    for (const { numbers } of texts) for (let k = 0; k < numbers.length; k++) most = Math.max(most, numbers[k] ?? 0);
    this.#numbers = new Int32Array(most + 1);
    for (const { numbers, weights } of texts) {
      for (let k = 0; k < numbers.length; k++) {
        if ((weights[k] ?? 0) <= 0) continue;
        const stem = numbers[k] ?? 0;
        const number = this.#numbers[stem] ?? NEVER;
        if (number === NEVER) this.#numbers[stem] = ONCE;
        else if (number === ONCE) this.#numbers[stem] = ++this.#size;
      }
    }
  }

  drawOf({ numbers: stems, weights }: Stems): Draw {
    let drawn = 0;
    let size = 0;
    for (let k = 0; k < stems.length; k++) {
      if ((weights[k] ?? 0) <= 0) continue;
      drawn++;
      if ((this.#numbers[stems[k] ?? 0] ?? NEVER) > NEVER) size++;
    }
    const numbers = new Int32Array(size);
    const grades = new Int32Array(size);
    for (let k = 0, at = 0; k < stems.length; k++) {
      const weight = weights[k] ?? 0;
      const number = this.#numbers[stems[k] ?? 0] ?? NEVER;
      if (weight <= 0 || number <= NEVER) continue;
      numbers[at] = number - 1;
      grades[at++] = this.#grades.of(weight);
    }
    return { numbers, grades, drawn };
  }

  /** The words of a run of strips and of the headings among them. */
  words(strips: readonly Draw[], headings: readonly Draw[]): Words {
    return new Words(strips, headings, this.#size, this.#grades);
  }
}

/** Stems of one weight have one chance in any text: few weights there are, and what they give is looked up. */
class Grades {
  readonly #numbers = new Map<number, number>();
  readonly #chances: number[] = [];
  /** `grade * TABLED + count`: what {@link again} gives. */
  table = new Float64Array(64 * TABLED);

  of(weight: number): number {
    let grade = this.#numbers.get(weight);
    if (grade !== undefined) return grade;
    const chance = chanceOf(weight);
    grade = this.#chances.push(chance) - 1;
    this.#numbers.set(weight, grade);
    if ((grade + 1) * TABLED > this.table.length) {
      const grown = new Float64Array(2 * this.table.length);
      grown.set(this.table);
      this.table = grown;
    }
    for (let count = 0; count < TABLED; count++) this.table[grade * TABLED + count] = drawnAgain(count, chance);
    return grade;
  }

  again(grade: number, count: number): number {
    return drawnAgain(count, this.#chances[grade] ?? 1);
  }
}

const drawnAgain = (count: number, chance: number): number => Math.log(1 + count / (chance * CONCENTRATION));

/**
 * Words of a stretch of a page. What draws from an article's urn are worth is the log-likelihood ratio of a
 * Dirichlet-multinomial (Polya's urn: what was drawn is likelier to be drawn again) against chance: what {@link again}
 * gives for each stem drawn, less {@link crowding}.
 */
export class Words {
  readonly strips: readonly Draw[];
  readonly headings: readonly Draw[];
  /** Numbers that stems have. */
  readonly size: number;
  /** What {@link again} gives for counts below {@link TABLED}: of each stem from `rows[stem]` on. Inner loops look it up by themselves. */
  readonly table: Float64Array;
  readonly rows: Int32Array;
  readonly #grades: Grades;
  /** Stems of each strip. */
  readonly drawn: Int32Array;
  /** What the draws up to the index cost together. */
  readonly crowdings: Float64Array;

  constructor(strips: readonly Draw[], headings: readonly Draw[], size: number, grades: Grades) {
    this.strips = strips;
    this.headings = headings;
    this.size = size;
    this.rows = new Int32Array(size);
    this.#grades = grades;
    this.table = grades.table;
    // A stem has the weight it comes with first.
    for (let i = strips.length - 1; i >= 0; i--) {
      const { numbers, grades } = strips[i] ?? NOTHING;
      for (let k = 0; k < numbers.length; k++) this.rows[numbers[k] ?? 0] = TABLED * (grades[k] ?? 0);
    }
    this.drawn = new Int32Array(strips.length);
    let all = 0;
    for (const [i, { drawn }] of strips.entries()) {
      this.drawn[i] = drawn;
      all += drawn;
    }
    for (const { drawn } of headings) all += drawn;
    this.crowdings = crowdingUpTo(all);
  }

  /** How much likelier than its first draw that of a stem is which an article has drawn so often: log. */
  again(stem: number, count: number): number {
    const row = this.rows[stem] ?? 0;
    return count < TABLED ? (this.table[row + count] ?? 0) : this.#grades.again(row / TABLED, count);
  }

  /** What so many draws cost in an article that has drawn so many stems. */
  crowding(size: number, drawn: number): number {
    return (this.crowdings[size + drawn] ?? 0) - (this.crowdings[size] ?? 0);
  }
}

export const NOTHING: Draw = { numbers: new Int32Array(0), grades: new Int32Array(0), drawn: 0 };

/** Sums of log(1 + k / {@link CONCENTRATION}) for k below the index; grown as they are needed. */
let crowdings = new Float64Array(1);

function crowdingUpTo(most: number): Float64Array {
  if (most < crowdings.length) return crowdings;
  const known = crowdings.length;
  const grown = new Float64Array(2 * most + 1);
  grown.set(crowdings);
  for (let k = known; k < grown.length; k++) grown[k] = (grown[k - 1] ?? 0) + Math.log(1 + (k - 1) / CONCENTRATION);
  crowdings = grown;
  return crowdings;
}

/** How well the words of an article go with one another and with its heading: log-likelihood ratio, unweighted. */
export function belonging(words: Words, heading: number, order: readonly number[]): number {
  const counts = new Uint16Array(words.size);
  const { numbers: head, drawn: size } = words.headings[heading] ?? NOTHING;
  for (let k = 0; k < head.length; k++) counts[head[k] ?? 0] = 1;
  let sum = 0;
  let drawn = 0;
  for (const strip of order) {
    const draw = words.strips[strip] ?? NOTHING;
    drawn += draw.drawn;
    for (let k = 0; k < draw.numbers.length; k++) {
      const stem = draw.numbers[k] ?? 0;
      const count = counts[stem] ?? 0;
      sum += words.again(stem, count);
      counts[stem] = count + 1;
    }
  }
  return sum - words.crowding(size, drawn);
}
