import type { Bigrams } from '../../lexicon/bigrams.js';
import { headingKinship, kinship, rarity } from './kinship.js';
import type { Strip } from './strip.js';

/**
 * Weights of the evidence for one arrangement of strips over another, in log-odds. Switched off one by one in the
 * ablation table of docs/pages.md.
 */
export interface EvidenceWeights {
  /** Sentence ends and starts that fit or do not fit together. */
  cuts: number;
  /** Word classes across a cut. */
  pairs: number;
  /** Word pairs across a cut that stand elsewhere on the page. */
  seen: number;
  /** Guillemets opened in one strip and closed in the next. */
  quotes: number;
  /** List numbers in order. */
  items: number;
  /** An article's first strip looks like an opening. */
  lead: number;
  /** Names and rare words shared with the rest of the article, and with its heading. */
  cohesion: number;
  heading: number;
  /** Page order: neighbours stay neighbours. */
  order: number;
  /** The same between line-wrapped strips: an engine that finds lines reads each column down in order. */
  orderWrapped: number;
  /** Least gain for which strips are moved within their article, and from one article to another. */
  within: number;
  between: number;
}

export const EVIDENCE: EvidenceWeights = {
  cuts: 1.4,
  pairs: 0.6,
  seen: 5,
  quotes: 3.5,
  items: 3,
  lead: 1.8,
  cohesion: 25,
  heading: 4,
  order: 1.2,
  orderWrapped: 2,
  within: 0.8,
  between: 2,
};

/** Chance that a mark at a strip's end or start is misread, missing or misplaced. */
const SLIP = 0.04;
/** Taking a strip away from its place on the page. */
const LEAP = 0.6;

/** 1 where a list goes on with the next number, -1 where it jumps; a number printed twice says nothing. */
function itemStep(last: number, first: number): number {
  if (last === 0 || first === 0 || first === last) return 0;
  return first === last + 1 ? 1 : -1;
}

const logistic = (odds: number): number => 1 / (1 + Math.exp(-odds));

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
  evidence: keyof EvidenceWeights;
  gives: number;
}

type Give = (evidence: keyof EvidenceWeights, gives: number) => void;

/** What is known of words that follow one another. */
export interface WordPairs {
  bigrams: Bigrams;
  /** Whether two folded words stand side by side elsewhere on the page. */
  seen(before: string, after: string): boolean;
}

/** What speaks for strip `b` following strip `a`; `neighbours` where it does so on the page, under one heading. */
function giveLink(
  a: Strip,
  b: Strip,
  neighbours: boolean,
  words: WordPairs,
  weights: EvidenceWeights,
  give: Give,
): void {
  const e = logistic(a.openEnd);
  const s = logistic(b.openStart);
  const together = Math.exp(weights.pairs * words.bigrams.score(a.tail, b.head));
  give('cuts', weights.cuts * Math.log((e * s * together + (1 - e) * (1 - s)) * (1 - SLIP) + SLIP));
  if (e > 0.5 && words.seen(a.tailWord, b.headWord)) give('seen', weights.seen);
  if (a.unclosed > 0 && b.unopened > 0) give('quotes', weights.quotes);
  else if (a.unclosed === 0 && b.unopened > 0) give('quotes', -weights.quotes / 2);
  give('items', weights.items * itemStep(a.lastItem, b.firstItem));
  const order = a.wrapped && b.wrapped ? weights.orderWrapped : weights.order;
  give('order', neighbours ? order : -order * LEAP);
}

/** What speaks for strip `a` opening an article; `inPlace` where it does so on the page. */
function giveOpening(a: Strip, inPlace: boolean, weights: EvidenceWeights, give: Give): void {
  give('cuts', weights.cuts * Math.log((1 - logistic(a.openStart)) * (1 - SLIP) + SLIP));
  give('lead', weights.lead * a.lead);
  if (a.unopened > 0) give('quotes', -weights.quotes);
  if (a.firstItem > 1) give('items', -weights.items);
  const order = a.wrapped ? weights.orderWrapped : weights.order;
  give('order', inPlace ? order : -order * LEAP);
}

function collect(run: (give: Give) => void): Reason[] {
  const reasons: Reason[] = [];
  run((evidence, gives) => {
    if (Math.abs(gives) >= 0.05) reasons.push({ evidence, gives });
  });
  return reasons.sort((x, y) => Math.abs(y.gives) - Math.abs(x.gives));
}

/** Why one strip follows another, strongest reason first; for `explain`. */
export function whyLink(
  a: Strip,
  b: Strip,
  neighbours: boolean,
  words: WordPairs,
  weights: EvidenceWeights = EVIDENCE,
): Reason[] {
  return collect((give) => giveLink(a, b, neighbours, words, weights, give));
}

/** Why a strip opens its article, strongest reason first; for `explain`. */
export function whyOpening(a: Strip, inPlace: boolean, weights: EvidenceWeights = EVIDENCE): Reason[] {
  return collect((give) => giveOpening(a, inPlace, weights, give));
}

/**
 * Weighs every pair of strips of a page.
 *
 * @param strips in page order
 * @param sections which article each strip stands under on the page
 * @param headings stems of each article's heading
 */
export function weigh(
  strips: readonly Strip[],
  sections: readonly number[],
  headings: readonly ReadonlySet<string>[],
  words: WordPairs,
  weights: EvidenceWeights = EVIDENCE,
): Evidence {
  const n = strips.length;
  const link = new Float64Array(n * n);
  const first = new Float64Array(n);
  const last = new Float64Array(n);
  let sum = 0;
  const give: Give = (_, gives) => {
    sum += gives;
  };
  strips.forEach((a, i) => {
    sum = 0;
    giveOpening(a, i === 0 || sections[i - 1] !== sections[i], weights, give);
    first[i] = sum;
    last[i] = weights.cuts * Math.log((1 - logistic(a.openEnd)) * (1 - SLIP) + SLIP);
    strips.forEach((b, j) => {
      if (i === j) return;
      sum = 0;
      giveLink(a, b, j === i + 1 && sections[i] === sections[j], words, weights, give);
      link[i * n + j] = sum;
    });
  });
  const idf = rarity(strips);
  const kin = kinship(strips, idf).map((value) => value * weights.cohesion);
  const headKin = headingKinship(headings, strips, idf).map((value) => value * weights.heading);
  return { link, first, last, kin, headKin, n, within: weights.within, between: weights.between };
}
