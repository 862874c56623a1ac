import { pairOdds, type Strip } from './strip.js';

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
  /** Least gain for which strips are moved within their article, and from one article to another. */
  within: number;
  between: number;
}

export const EVIDENCE: EvidenceWeights = {
  cuts: 1.4,
  pairs: 0.8,
  seen: 2,
  quotes: 3,
  items: 3,
  lead: 1.8,
  cohesion: 25,
  heading: 2,
  order: 1.2,
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

/** Inverse document frequency of stems over the strips of a page. */
function rarity(strips: readonly Strip[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const { stems } of strips) for (const stem of stems.keys()) found.set(stem, (found.get(stem) ?? 0) + 1);
  for (const [stem, count] of found) found.set(stem, Math.log((strips.length + 1) / count));
  return found;
}

const weight = (stems: Iterable<string>, idf: ReadonlyMap<string, number>): number => {
  let sum = 0;
  for (const stem of stems) sum += idf.get(stem) ?? 0;
  return sum;
};

function shared(a: Iterable<string>, b: { has(stem: string): boolean }, idf: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const stem of a) if (b.has(stem)) sum += idf.get(stem) ?? 0;
  return sum;
}

/** Cosine-like likeness of each pair of strips, less what the strip shares with the page at large. */
function kinship(strips: readonly Strip[], idf: ReadonlyMap<string, number>): Float64Array {
  const n = strips.length;
  const kin = new Float64Array(n * n);
  const norms = strips.map(({ stems }) => Math.sqrt(weight(stems.keys(), idf)) || 1);
  let sum = 0;
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const a = strips[i];
      const b = strips[j];
      if (!a || !b) continue;
      const [small, large] = a.stems.size < b.stems.size ? [a, b] : [b, a];
      const like = shared(small.stems.keys(), large.stems, idf) / ((norms[i] ?? 1) * (norms[j] ?? 1));
      kin[i * n + j] = like;
      kin[j * n + i] = like;
      sum += like;
    }
  }
  const mean = n > 1 ? (2 * sum) / (n * (n - 1)) : 0;
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) if (i !== j) kin[i * n + j] = (kin[i * n + j] ?? 0) - mean;
  return kin;
}

/** Likeness of each heading with each strip, less what the strip shares with the page's headings at large. */
function headingKinship(
  headings: readonly ReadonlySet<string>[],
  strips: readonly Strip[],
  idf: ReadonlyMap<string, number>,
): Float64Array {
  const n = strips.length;
  const kin = new Float64Array(headings.length * n);
  const norms = headings.map((stems) => Math.sqrt(weight(stems, idf)) || 1);
  strips.forEach((strip, i) => {
    let sum = 0;
    headings.forEach((stems, a) => {
      const like = shared(stems, strip.stems, idf) / (norms[a] ?? 1);
      kin[a * n + i] = like;
      sum += like;
    });
    const mean = sum / (headings.length || 1);
    headings.forEach((_, a) => {
      kin[a * n + i] = (kin[a * n + i] ?? 0) - mean;
    });
  });
  return kin;
}

/**
 * Weighs every pair of strips of a page.
 *
 * @param strips in page order
 * @param sections which article each strip stands under on the page; -1 above the first heading
 * @param headings stems of each article's heading
 * @param seen whether two folded words stand side by side elsewhere on the page
 */
export function weigh(
  strips: readonly Strip[],
  sections: readonly number[],
  headings: readonly ReadonlySet<string>[],
  seen: (before: string, after: string) => boolean,
  weights: EvidenceWeights = EVIDENCE,
): Evidence {
  const n = strips.length;
  const link = new Float64Array(n * n);
  const first = new Float64Array(n);
  const last = new Float64Array(n);
  const ends = strips.map(({ openEnd }) => logistic(openEnd));
  const starts = strips.map(({ openStart }) => logistic(openStart));
  strips.forEach((a, i) => {
    const e = ends[i] ?? 0;
    const s0 = starts[i] ?? 0;
    first[i] =
      weights.cuts * Math.log((1 - s0) * (1 - SLIP) + SLIP) +
      weights.lead * a.lead -
      (a.unopened > 0 ? weights.quotes : 0) -
      (a.firstItem > 1 ? weights.items : 0) +
      (i === 0 || sections[i - 1] !== sections[i] ? weights.order : -weights.order * LEAP);
    last[i] = weights.cuts * Math.log((1 - e) * (1 - SLIP) + SLIP);
    strips.forEach((b, j) => {
      if (i === j) return;
      const s = starts[j] ?? 0;
      const pair = pairOdds(a.tail.at(-1) ?? '', b.head[0] ?? '');
      const together = Math.exp(weights.pairs * pair);
      let score = weights.cuts * Math.log((e * s * together + (1 - e) * (1 - s)) * (1 - SLIP) + SLIP);
      if (e > 0.5 && seen(a.tailWord, b.headWord)) score += weights.seen;
      if (a.unclosed > 0 && b.unopened > 0) score += weights.quotes;
      else if (a.unclosed === 0 && b.unopened > 0) score -= weights.quotes / 2;
      score += weights.items * itemStep(a.lastItem, b.firstItem);
      if (j === i + 1 && sections[i] === sections[j]) score += weights.order;
      else score -= weights.order * LEAP;
      link[i * n + j] = score;
    });
  });
  const idf = rarity(strips);
  const kin = kinship(strips, idf);
  const headKin = headingKinship(headings, strips, idf);
  for (let k = 0; k < kin.length; k++) kin[k] = (kin[k] ?? 0) * weights.cohesion;
  for (let k = 0; k < headKin.length; k++) headKin[k] = (headKin[k] ?? 0) * weights.heading;
  return { link, first, last, kin, headKin, n, within: weights.within, between: weights.between };
}
