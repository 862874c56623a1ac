import type { Feature } from '../label/features.js';
import {
  closingFeatures,
  linkFeatures,
  meetingScores,
  openingFeatures,
  type PageStrips,
  type Push,
  weightsByNumber,
} from './link-features.js';
import { LINK_WEIGHTS } from './link-weights.js';
import { type Stems, TellingStems } from './stems.js';

/** What an arrangement is weighed by; switched off one by one in the ablation table of docs/pages.md. */
export interface EvidenceWeights {
  /**
   * Weight of each feature of strips that follow one another, open or close an article (link-weights.ts): log-odds.
   * `row-cohesion`, `block-cohesion`: names and rare words that strips of an article share with one another and its heading.
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

const NO_HEADING: ReadonlySet<number> = new Set();

/** All that an arrangement's score needs, worked out once a page. */
export interface Evidence {
  /** `link[i * n + j]`: score of strip j following strip i in an article. */
  link: Float64Array;
  /** `first[(heading + 1) * n + i]`: score of strip i as the first under a heading, -1 for none. */
  first: Float64Array;
  /** Score of strip i as the last of an article. */
  last: Float64Array;
  /** Stems of each strip and of each heading, as numbers; the chance of each in any text. */
  stems: readonly (readonly number[])[];
  headStems: readonly (readonly number[])[];
  chance: Float64Array;
  /** Weight of what the words of an article have in common. */
  cohesion: number;
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
 * @param headings stems of each heading
 */
export function weigh(page: PageStrips, headings: readonly Stems[], weights: EvidenceWeights = EVIDENCE): Evidence {
  const { strips } = page;
  const n = strips.length;
  const { links, within, between } = weights;
  const link = new Float64Array(n * n);
  const first = new Float64Array((headings.length + 1) * n);
  const last = new Float64Array(n);
  let sum = 0;
  const byNumber = weightsByNumber(links);
  const scores = meetingScores(page);
  const headingSets = headings.map(({ numbers }) => new Set(numbers));
  const push: Push = (feature, value = 1) => {
    sum += value * (byNumber[feature] ?? 0);
  };
  for (let i = 0; i < n; i++) {
    for (let h = -1; h < headings.length; h++) {
      sum = 0;
      openingFeatures(page, i, headingSets[h] ?? NO_HEADING, push);
      first[(h + 1) * n + i] = sum;
    }
    sum = 0;
    closingFeatures(page, i, push);
    last[i] = sum;
    for (let j = 0; j < n; j++) {
      if (i === j) continue;
      sum = 0;
      linkFeatures(page, i, j, scores[i * n + j] ?? 0, push);
      link[i * n + j] = sum;
    }
  }
  const telling = new TellingStems();
  const stems = strips.map((strip) => telling.numbersOf(strip.stems));
  const headStems = headings.map((heading) => telling.numbersOf(heading));
  const cohesion = links[strips[0]?.wrapped ? 'row-cohesion' : 'block-cohesion'] ?? 0;
  return { link, first, last, stems, headStems, chance: telling.chances(), cohesion, n, within, between };
}
