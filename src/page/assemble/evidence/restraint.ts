import type { Strip } from '../strips/strip.js';

/*
 * Set by hand (grid) so that articles found on pages in good order rise and on pages out of order stay (docs/pages.md).
 */

/** Words of a strip whose end tells whether texts are cut: shorter ones, as rows of tables, often end without a mark. */
const TELLING = 12;
/** {@link Strip.openEnd} from which on a strip ends inside a sentence. */
const CUT = 1.5;
/** Strips taken to be cut before any is looked at: so many of so many. */
const BEFORE = { cut: 0.75, of: 3 };

/** Share of them that are cut below which a page is held to be in order, and what that weighs. */
const CUT_SHARE = 0.09;
const BY_CUTS = 5;
/** Strips among which chance makes hardly a move that seems to gain, and what more of them weigh. */
const FEW = 30;
const BY_NUMBER = 3;

/**
 * What a move must gain on a page of paragraphs beyond what it must elsewhere, where few of its texts are cut: log-odds, 0 on a page of wrapped lines. Columns
 * end inside a sentence most of the time, so where nothing is cut hardly anything stands elsewhere than it should.
 */
export function restraintOf(strips: readonly Pick<Strip, 'size' | 'openEnd' | 'wrapped'>[]): number {
  let telling = 0;
  let cut = 0;
  for (const { size, openEnd, wrapped } of strips) {
    if (wrapped) return 0;
    if (size < TELLING) continue;
    telling++;
    if (openEnd > CUT) cut++;
  }
  const share = (cut + BEFORE.cut) / (telling + BEFORE.of);
  return BY_CUTS * Math.max(0, Math.log(CUT_SHARE / share));
}

/** The same for the number of strips that are moved among: of many places the best gains by chance. */
export const restraintAmong = (strips: number): number => BY_NUMBER * Math.max(0, Math.log(strips / FEW));
