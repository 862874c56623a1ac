import type { Bigrams } from '../../lexicon/bigrams.js';
import type { Feature } from '../label/features.js';
import { closingFeatures, linkFeatures, openingFeatures, type PageStrips, type Push } from './link-features.js';
import { LINK_WEIGHTS } from './link-weights.js';

/** What an arrangement is weighed by; switched off one by one in the ablation table of docs/pages.md. */
export interface EvidenceWeights {
  /**
   * Weight of each feature of strips that follow one another, open or close an article (link-weights.ts): log-odds.
   * `row-cohesion`, `block-cohesion`, `row-heading`, `block-heading`: names and rare words shared with the rest of the
   * article, and with its heading.
   */
  links: Readonly<Record<string, number>>;
  /** Least gain for which strips are moved within their article, and from one article to another: log-odds. */
  within: number;
  between: number;
}

export const EVIDENCE: EvidenceWeights = {
  links: LINK_WEIGHTS,
  within: 0.8,
  between: 2,
};

/** What is known of words that follow one another. */
export interface WordPairs {
  bigrams: Bigrams;
  /** Whether two folded words stand side by side elsewhere on the page. */
  seen(before: string, after: string): boolean;
}

/** All that an arrangement's score needs, worked out once a page. */
export interface Evidence {
  /** `link[i * n + j]`: score of strip j following strip i in an article. */
  link: Float64Array;
  /** Score of strip i as the first, as the last of an article. */
  first: Float64Array;
  last: Float64Array;
  /** `kin[i * n + j]`: how much more strips i and j share than strips do by chance. */
  kin: Float64Array;
  /** `headKin[a * n + i]`: the same for the heading of article a. */
  headKin: Float64Array;
  n: number;
  within: number;
  between: number;
}

/** Something that speaks for or against a place, and how much: log-odds. */
export interface Reason {
  evidence: string;
  gives: number;
}

/** What the features of a place give, strongest first; for `explain`. */
export function reasonsOf(features: readonly Feature[], { links }: EvidenceWeights = EVIDENCE): Reason[] {
  return features
    .map(({ name, value }) => ({ evidence: name, gives: value * (links[name] ?? 0) }))
    .filter(({ gives }) => Math.abs(gives) >= 0.05)
    .sort((x, y) => Math.abs(y.gives) - Math.abs(x.gives) || (x.evidence < y.evidence ? -1 : 1));
}

/**
 * Weighs every pair of strips of a page.
 *
 * @param headKin likeness of each heading with each strip, as `headingKinship` tells it
 */
export function weigh(page: PageStrips, headKin: Float64Array, weights: EvidenceWeights = EVIDENCE): Evidence {
  const { strips } = page;
  const n = strips.length;
  const { links, within, between } = weights;
  const link = new Float64Array(n * n);
  const first = new Float64Array(n);
  const last = new Float64Array(n);
  let sum = 0;
  const push: Push = (name, value = 1) => {
    sum += value * (links[name] ?? 0);
  };
  for (let i = 0; i < n; i++) {
    sum = 0;
    openingFeatures(page, i, push);
    first[i] = sum;
    sum = 0;
    closingFeatures(page, i, push);
    last[i] = sum;
    for (let j = 0; j < n; j++) {
      if (i === j) continue;
      sum = 0;
      linkFeatures(page, i, j, push);
      link[i * n + j] = sum;
    }
  }
  const kind = (i: number): string => (strips[i]?.wrapped ? 'row' : 'block');
  return {
    link,
    first,
    last,
    kin: page.likeness.map((value, cell) => value * (links[`${kind(cell % n)}-cohesion`] ?? 0)),
    headKin: headKin.map((value, cell) => value * (links[`${kind(cell % n)}-heading`] ?? 0)),
    n,
    within,
    between,
  };
}
