export interface DedupOptions {
  /** Words of a run that falls out of an otherwise new paragraph. */
  minRunWords: number;
  /** Words of a whole paragraph that falls; shorter ones fall only within a longer run. */
  minParagraphWords: number;
  /** Share of letters in common from which on a passage falls, 0 to 1. */
  identity: number;
}

/**
 * Whole paragraphs of a dozen words: more than a quotation or a headline has. Runs of 25 words: section 5 of the design. A copy with a tenth
 * of its letters misread shares some four fifths of them with the original, words lost or added less.
 */
export const DEDUP_DEFAULTS: DedupOptions = { minRunWords: 25, minParagraphWords: 12, identity: 0.7 };
