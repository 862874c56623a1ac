import type { Evidence } from './evidence.js';
import { Belonging, NO_SUBJECT, PartGatherer, type PartStems, type Subject, subjectOf } from './subject.js';

/** How well the words of runs of strips go with the articles of a stretch; bounds first, since few runs go anywhere. */
export class Kinship {
  readonly #evidence: Evidence;
  readonly #headings: readonly number[];
  readonly #belonging: Belonging;
  readonly #gatherer: PartGatherer;
  readonly #run: Run;
  readonly #subjects: Subject[];
  /** The strips that have each stem, where more strips or headings than one have it. */
  readonly #holders: readonly (readonly number[])[];
  /** `article * strips + strip`: what the stems of a strip gain for those that the article has already. */
  readonly #kin: Float64Array;

  constructor(evidence: Evidence, headings: readonly number[], articles: readonly (readonly number[])[]) {
    this.#evidence = evidence;
    this.#headings = headings;
    const belonging = new Belonging(evidence);
    this.#belonging = belonging;
    this.#gatherer = new PartGatherer(evidence);
    this.#run = new Run(evidence, belonging);
    this.#holders = holdersOf(evidence, belonging);
    this.#kin = new Float64Array(articles.length * evidence.n);
    this.#subjects = articles.map((order, a) => subjectOf(evidence, headings[a] ?? -1, order));
    for (const a of articles.keys()) this.#weigh(a);
  }

  /** Tells that the strips of an article are others now. */
  change(a: number, order: readonly number[]): void {
    this.#subjects[a] = subjectOf(this.#evidence, this.#headings[a] ?? -1, order);
    this.#weigh(a);
  }

  #subject(a: number): Subject {
    return this.#subjects[a] ?? NO_SUBJECT;
  }

  #weigh(a: number): void {
    const { stems, counts } = this.#subject(a);
    const { n } = this.#evidence;
    const belonging = this.#belonging;
    const kin = this.#kin.subarray(a * n, a * n + n).fill(0);
    for (const stem of stems) {
      const holders = this.#holders[stem] ?? [];
      if (holders.length === 0) continue;
      const gain = belonging.again(stem, counts[stem] ?? 0) - belonging.again(stem, 0);
      for (let i = 0; i < holders.length; i++) {
        const strip = holders[i] ?? 0;
        kin[strip] = (kin[strip] ?? 0) + gain;
      }
    }
  }

  /** A run of strips of an article, to be added one by one; until the next one. */
  run(a: number): Run {
    this.#run.begin(this.#subject(a));
    return this.#run;
  }

  /** What the stems of a strip gain in another article for those that it has already. */
  ofStrip(strip: number, a: number): number {
    return this.#kin[a * this.#evidence.n + strip] ?? 0;
  }

  /**
   * The most that the words of a run may gain by going to another article: each time a stem comes again it gains less, so
   * its strips taken one by one gain at least as much as together.
   */
  bound(loose: number, kin: number, drawn: number, a: number): number {
    const { cohesion } = this.#evidence;
    if (cohesion < 0) return Number.POSITIVE_INFINITY;
    return loose + cohesion * (kin - this.#belonging.crowding(this.#subject(a).size, drawn));
  }

  /** The stems of a run of strips of an article, and how well they go with it. */
  wordsOf(strips: readonly number[], a: number): { stems: PartStems; leaving: number } {
    this.#gatherer.clear();
    for (const strip of strips) this.#gatherer.add(strip);
    const stems = this.#gatherer.part(this.#belonging);
    return { stems, leaving: this.#belonging.of(stems, this.#subject(a), true) };
  }

  /** How well the stems of a run go with another article. */
  with(stems: PartStems, a: number): number {
    return this.#belonging.of(stems, this.#subject(a), false);
  }
}

function holdersOf({ stems }: Evidence, { totals }: Belonging): number[][] {
  const none: number[] = [];
  const holders: number[][] = Array.from(totals, (total) => (total > 1 ? [] : none));
  stems.forEach((its, strip) => {
    for (const stem of its) if ((totals[stem] ?? 0) > 1) holders[stem]?.push(strip);
  });
  return holders;
}

/** What taking the words of a run of strips out of its article gives; strips are added one by one. */
class Run {
  readonly #evidence: Evidence;
  readonly #belonging: Belonging;
  readonly #times: Int32Array;
  #subject = NO_SUBJECT;
  #strips: number[] = [];
  #gain = 0;
  drawn = 0;

  constructor(evidence: Evidence, belonging: Belonging) {
    this.#evidence = evidence;
    this.#belonging = belonging;
    this.#times = new Int32Array(evidence.chance.length);
  }

  begin(subject: Subject): void {
    this.#subject = subject;
    for (const strip of this.#strips) for (const stem of this.#evidence.stems[strip] ?? []) this.#times[stem] = 0;
    this.#strips = [];
    this.#gain = 0;
    this.drawn = 0;
  }

  add(strip: number): void {
    const stems = this.#evidence.stems[strip] ?? [];
    const { counts } = this.#subject;
    for (const stem of stems) {
      const times = this.#times[stem] ?? 0;
      this.#times[stem] = times + 1;
      const left = (counts[stem] ?? 0) - times - 1;
      if (left !== times) this.#gain += this.#belonging.again(stem, times) - this.#belonging.again(stem, left);
    }
    this.#strips.push(strip);
    this.drawn += stems.length;
  }

  /** Of words that go to no article yet. */
  get loose(): number {
    const { size } = this.#subject;
    return this.#evidence.cohesion * (this.#gain + this.#belonging.crowding(size - this.drawn, this.drawn));
  }
}
