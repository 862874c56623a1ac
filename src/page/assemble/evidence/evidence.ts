import type { Feature } from '../../label/features.js';
import { Observations } from '../observations.js';
import type { Layout, Stretch } from '../stretch.js';
import { sharedWeights } from '../strips/stems.js';
import { type Likeness, Likenesses } from './likenesses.js';
import {
  closingFeatures,
  groundFeatures,
  hasMarks,
  headingFeatures,
  homeFeatures,
  markFeatures,
  openingFeatures,
  PLACE_FEATURES,
  placeOf,
} from './link-features.js';
import { type LinkModel, linkModelOf } from './link-model.js';
import { LINK_WEIGHTS } from './link-weights.js';
import { beginOf, PairScores } from './pair-scores.js';
import { isOfParagraphs, restraintAmong, restraintOf } from './restraint.js';
import { type Draw, Vocabulary, type Words } from './words.js';

/** What an arrangement is weighed by; switched off one by one in the ablation table of docs/pages.md. */
export interface EvidenceWeights {
  /**
   * Weight of each feature of strips that follow one another, open or close an article (link-weights.ts): log-odds.
   * `row-cohesion`, `block-cohesion`: names and rare words that strips of an article share with one another and its heading;
   * `row-subject`, `block-subject`: how much of one subject they are; `row-empty`, `block-empty`: a heading that no text stands under.
   */
  links: Readonly<Record<string, number>>;
  /** Least gain for which strips are moved within their article, and from one article to another: log-odds. */
  within: number;
  between: number;
  /** Least gain for which text gets an article of its own without a heading, where lines are paragraphs and where they are wrapped: log-odds. */
  untitled: readonly [block: number, row: number];
  /** Weight of what moves must gain more where few texts of a page are cut (restraint.ts); 0 to move as freely everywhere. */
  restraint: number;
}

export const EVIDENCE: EvidenceWeights = {
  links: LINK_WEIGHTS,
  // Those of 0.8 to 2 do alike between articles, those of 3 to 6 for text without a heading.
  within: 0.1,
  between: 1.3,
  untitled: [4, 4],
  restraint: 1,
};

/** All that an arrangement's score needs, worked out once a page. */
export interface Evidence {
  /** `link[i * n + j]`: score of strip j following strip i in an article. */
  link: Float64Array;
  /** `first[(heading + 1) * n + i]`: score of strip i as the first under a heading, -1 for none. */
  first: Float64Array;
  /** Score of strip i as the last of an article. */
  last: Float64Array;
  /** Score of a heading that no text stands under. */
  empty: number;
  words: Words;
  /** Weight of what the words of an article have in common. */
  cohesion: number;
  likeness: Likeness;
  /** Weight of how much an article is of one subject. */
  coherence: number;
  n: number;
  within: number;
  between: number;
  untitled: number;
}

/** Something that speaks for or against a place, and how much: log-odds. */
export interface Reason {
  evidence: string;
  gives: number;
}

/** What the features of a place give, strongest first; for `explain`. */
export function reasonsOf(features: readonly Feature[], { links }: EvidenceWeights = EVIDENCE): Reason[] {
  return strongest(features.map(({ name, value }) => ({ evidence: name, gives: value * (links[name] ?? 0) })));
}

/** Reasons that say anything, strongest first. */
export const strongest = (reasons: readonly Reason[]): Reason[] =>
  reasons
    .filter(({ gives }) => Math.abs(gives) >= 0.05)
    .sort((x, y) => Math.abs(y.gives) - Math.abs(x.gives) || (x.evidence < y.evidence ? -1 : 1));

/** What is known of the strips of a page wherever its headings stand: worked out once for all stretches of it. */
export class PageEvidence {
  readonly #weights: EvidenceWeights;
  readonly #pairs: PairScores;
  readonly #model: LinkModel;
  readonly #found = new Observations();
  readonly #vocabulary: Vocabulary;
  readonly #draws: readonly Draw[];
  readonly #likenesses: Likenesses;
  /** What a move must gain beyond the margins, since few texts of the page are cut: log-odds. */
  readonly restraint: number;

  constructor(
    { strips, heads, words }: Pick<Layout, 'strips' | 'heads' | 'words'>,
    weights: EvidenceWeights = EVIDENCE,
  ) {
    this.#weights = weights;
    this.#model = linkModelOf(weights.links);
    this.#pairs = new PairScores(strips, words, this.#model.byNumber);
    this.restraint = weights.restraint * restraintOf(strips);
    this.#vocabulary = new Vocabulary([...strips.map(({ stems }) => stems), ...heads.map(({ stems }) => stems)]);
    this.#draws = strips.map(({ stems }) => this.#vocabulary.drawOf(stems));
    this.#likenesses = new Likenesses(
      strips.map(({ topic }) => topic),
      words.topics.near,
    );
  }

  /** Weighs every pair of strips of a stretch of the page. */
  of({ page, begin, heads }: Stretch): Evidence {
    const { strips, signs } = page;
    const n = strips.length;
    const { links, within, between, untitled } = this.#weights;
    const link = new Float64Array(n * n);
    const first = new Float64Array((heads.length + 1) * n);
    const last = new Float64Array(n);
    const found = this.#found;
    const { byNumber } = this.#model;
    const openings = strips.map(({ openingStems }) => openingStems);
    const shared = heads.map(({ stems }) => sharedWeights(stems, openings));
    const marked = strips.flatMap((strip, i) => (hasMarks(strip) ? i : []));
    strips.forEach((strip, i) => {
      openingFeatures(page, i, found);
      const opening = found.take(byNumber);
      first[i] = opening;
      for (let h = 0, cell = n + i; h < heads.length; h++, cell += n) {
        const its = shared[h]?.[i] ?? 0;
        if (its > 0) headingFeatures(strip, its, found);
        homeFeatures(page, i, heads[h]?.section ?? -1, found);
        first[cell] = found.take(byNumber, opening);
      }
      closingFeatures(page, i, found);
      last[i] = found.take(byNumber);
      const row = link.subarray(i * n, (i + 1) * n);
      this.#weighPlaces(begin, i, signs, row);
      for (let j = 0; page.grounds[i] && j < n; j++) {
        if (i === j) continue;
        groundFeatures(page, i, j, found);
        row[j] = found.take(byNumber, row[j]);
      }
      for (const j of marked) {
        const b = strips[j];
        if (i === j || !b) continue;
        markFeatures(strip, b, found);
        row[j] = found.take(byNumber, row[j]);
      }
    });
    const words = this.#vocabulary.words(
      this.#draws.slice(begin, begin + n),
      heads.map(({ stems }) => this.#vocabulary.drawOf(stems)),
    );
    const wrapped = !isOfParagraphs(strips);
    const ofPage = (name: string): number => links[`${wrapped ? 'row' : 'block'}-${name}`] ?? 0;
    const restraint = this.restraint + this.#weights.restraint * restraintAmong(strips);
    const likeness = this.#likenesses.of(
      begin,
      n,
      heads.map(({ topic }) => topic),
    );
    return {
      link,
      first,
      last,
      empty: ofPage('empty'),
      words,
      cohesion: ofPage('cohesion'),
      likeness,
      coherence: ofPage('subject'),
      n,
      within: within + restraint,
      between: between + restraint,
      untitled: untitled[wrapped ? 1 : 0] + restraint,
    };
  }

  /** Weighs the words that meet where a strip of a stretch follows strip `i` of it, and where the two stand. */
  #weighPlaces(begin: number, i: number, signs: Uint8Array, row: Float64Array): void {
    const { places } = this.#model;
    const pairs = this.#pairs.row(begin + i);
    const pair = begin - beginOf(begin + i);
    for (let j = 0; j < row.length; j++) {
      const place = PLACE_FEATURES * placeOf(i, j, signs);
      // One by one and always in one order: sums that are alike stay so to the last bit.
      row[j] = (pairs[pair + j] ?? 0) + (places[place] ?? 0) + (places[place + 1] ?? 0) + (places[place + 2] ?? 0);
    }
    row[i] = 0;
  }
}
