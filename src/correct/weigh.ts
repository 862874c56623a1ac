import type { Survey } from './survey.js';

/** All figures here are centibels of improbability: 100 are a factor of ten. */

/** Improbability of a word that no list has, beside its letters. */
const UNSEEN = 190;
/** What each letter of an unlisted word adds: about three and a half bits. */
const PER_LETTER = 105;
/** A cleaner page than this has few misreadings to expect; its non-words are names. */
const USUAL_NOISE = 0.05;
const CLEANEST = 0.005;
/** How much likelier the best reading must be than any other. */
const MARGIN = 70;
const CLEAN_MARGIN = 150;
/** A word of the page is this much less expected to come again than its share tells. */
const PAGE_DISCOUNT = 110;

/** Improbability of a lexicon word: its frequency in general, or on this page when that is higher. */
export function wordCost(zipf: number, onPage: number, page: Survey): number {
  const general = 900 - 100 * zipf;
  if (onPage === 0) return general;
  return Math.min(general, -100 * Math.log10(onPage / Math.max(page.total, 200)) + PAGE_DISCOUNT);
}

/** Improbability of a non-word being a word after all, such as a name: the cost that a reading must not exceed. */
export function nullCost(letters: number, page: Survey): number {
  return UNSEEN + PER_LETTER * letters + pageNoise(page);
}

/** How much likelier misreadings are on this page than on a usual one; negative on a clean one. */
function pageNoise({ unknown }: Survey): number {
  return 100 * Math.log10(Math.min(0.2, Math.max(unknown, CLEANEST)) / USUAL_NOISE);
}

export function marginOf({ unknown }: Survey): number {
  return unknown < USUAL_NOISE / 2 ? CLEAN_MARGIN : MARGIN;
}

/** Confidence of a reading that is `ahead` centibels before the next, 0 to 1. */
export function confidence(ahead: number): number {
  return Math.round(1000 / (1 + 10 ** (-ahead / 100))) / 1000;
}
