import { NETWORKS, type Networks, weigh } from './decide.js';
import type { Scales } from './features.js';
import { neighboursOf } from './neighbours.js';
import { noiseOf, type Survey } from './survey.js';
import type { ReadToken } from './token.js';

/** More rounds change little. */
const ROUNDS = 2;

/**
 * Estimates the share of a page's words that are misread by expectation and maximisation (Dempster, Laird and Rubin
 * 1977): how probable it is of each non-word that it is another word, given the share so far.
 */
export function withNoise(
  page: Survey,
  passages: readonly (readonly ReadToken[])[],
  scales: Omit<Scales, 'page'>,
  networks: Networks = NETWORKS,
): Survey {
  let surveyed = page;
  for (let round = 0; round < ROUNDS; round++) {
    let expected = 0;
    for (const tokens of passages) {
      for (const [i, { facts, bare }] of tokens.entries()) {
        if (!facts || facts.known || bare.length < 2) continue;
        const { probabilities } = weigh(facts, neighboursOf(tokens, i), { ...scales, page: surveyed }, networks);
        expected += 1 - (probabilities[0] ?? 1);
      }
    }
    surveyed = { ...surveyed, noise: noiseOf(expected, surveyed.total) };
  }
  return surveyed;
}
