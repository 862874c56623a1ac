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

type Told = Pick<Strip, 'size' | 'openEnd' | 'wrapped'>;

/** Whether most of a page are paragraphs: how wrapped lines end is told by other signs, and they are moved freely. */
export const isOfParagraphs = (strips: readonly Told[]): boolean =>
  strips.filter(({ wrapped }) => wrapped).length * 2 <= strips.length;

/**
 * What a move must gain on a page of paragraphs beyond what it must elsewhere, where few of its texts are cut: log-odds, 0 on a page of wrapped lines. Columns
 * end inside a sentence most of the time, so where nothing is cut hardly anything stands elsewhere than it should.
 */
export function restraintOf(strips: readonly Told[]): number {
  if (!isOfParagraphs(strips)) return 0;
  const telling = strips.filter(({ size, wrapped }) => size >= TELLING && !wrapped);
  const cut = telling.filter(({ openEnd }) => openEnd > CUT);
  const share = (cut.length + BEFORE.cut) / (telling.length + BEFORE.of);
  return BY_CUTS * Math.max(0, Math.log(CUT_SHARE / share));
}

/** The same for the number of strips that are moved among: of many places the best gains by chance. */
export const restraintAmong = (strips: readonly Told[]): number =>
  isOfParagraphs(strips) ? BY_NUMBER * Math.max(0, Math.log(strips.length / FEW)) : 0;
