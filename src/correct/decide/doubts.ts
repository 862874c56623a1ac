import type { ReadToken } from '../token.js';

/** A word of a page and how sure an engine was of it: the higher the surer. */
export interface Sureness {
  token: ReadToken;
  sure: number;
}

/** Kinds of words by how sure the engine was of them, each of as many words of the page. */
const KINDS = 8;
/** What is told of a kind is drawn towards nothing by so many words. */
const PRIOR = 8;

/**
 * How much likelier than of others it is of the words of a page that they are misread, by how sure the engine was of them: log-odds. The page
 * itself tells what its engine's figures are worth, whatever they are: how many of the words that it was so sure of are no words of the lexicon, and
 * how many are.
 */
export function doubtsOf(words: readonly Sureness[]): Map<ReadToken, number> {
  const sorted = Float64Array.from(words, ({ sure }) => sure).sort();
  const ends = Array.from({ length: KINDS - 1 }, (_, k) => sorted[Math.floor(((k + 1) * sorted.length) / KINDS)] ?? 0);
  const kinds = words.map(({ sure }) => ends.filter((end) => sure >= end).length);
  const strange = new Float64Array(KINDS);
  const known = new Float64Array(KINDS);
  words.forEach(({ token }, i) => {
    const counts = token.facts?.known ? known : strange;
    counts[kinds[i] ?? 0] = (counts[kinds[i] ?? 0] ?? 0) + 1;
  });
  const [allStrange, allKnown] = [strange, known].map((counts) => counts.reduce((sum, count) => sum + count, 0));
  const doubts = strange.map((count, kind) => {
    const others = known[kind] ?? 0;
    const share = (count + others) / words.length;
    const ofStrange = (count + PRIOR * share) / ((allStrange ?? 0) + PRIOR);
    const ofKnown = (others + PRIOR * share) / ((allKnown ?? 0) + PRIOR);
    return Math.log(ofStrange / ofKnown);
  });
  return new Map(words.map(({ token }, i) => [token, doubts[kinds[i] ?? 0] ?? 0]));
}
