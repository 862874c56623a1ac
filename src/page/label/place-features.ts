import type { Bigrams } from '../../lexicon/bigrams.js';
import { datelineLength, placeAndSource } from '../dateline.js';
import { isAgency } from './agencies.js';
import type { BlockFacts } from './facts.js';
import type { Push, RowFacts } from './features.js';
import { LONG } from './own-features.js';
import { BYLINE_OPENERS, CONNECTIVES, isPerfect } from './vocabulary.js';

/** Weight of the stems found among `others`, by the square root of how many there are. */
function shared(stems: ReadonlyMap<string, number>, others: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const [stem, weight] of stems) if (others.has(stem)) sum += weight;
  return stems.size > 0 ? sum / Math.sqrt(stems.size) : 0;
}

function bylineLike({ bare, keys }: BlockFacts): boolean {
  if (keys.length === 0 || keys.length > 6) return false;
  return isAgency(bare) || (placeAndSource(bare) !== null && !bare.includes(':')) || BYLINE_OPENERS.has(keys[0] ?? '');
}

/** How running text or a byline that follows a heading opens. */
function opening(facts: BlockFacts): string {
  const first = facts.keys[0] ?? '';
  if (datelineLength(facts.bare) > 0) return 'dateline';
  if (bylineLike(facts)) return 'byline';
  if (isPerfect(first)) return 'perfect';
  if (facts.block.width === 0 && facts.keys.length < 9 && facts.ending === 'open') return 'short';
  return first.startsWith('و') || CONNECTIVES.has(first) ? 'tied' : 'other';
}

/** Words of running text near a row that are compared with its own, and rows looked through for them. */
const NEAR = 60;
const NEAR_ROWS = 16;
/** Rows of fewer words are no running text. */
const SHORTEST_TEXT = 4;

/** Shared weight that counts as 1. */
const SCALE = 4;

/** Stems of the next {@link NEAR} words of running text after (`step` 1) or before (-1) row `i`. */
function around(all: readonly RowFacts[], i: number, step: 1 | -1): ReadonlyMap<string, number> {
  const stems = new Map<string, number>();
  let words = 0;
  for (let j = i + step; j >= 0 && j < all.length && words < NEAR && Math.abs(j - i) < NEAR_ROWS; j += step) {
    const other = all[j];
    if (!other || other.keys.length < SHORTEST_TEXT) continue;
    words += other.keys.length;
    for (const [stem, weight] of other.stems) stems.set(stem, weight);
  }
  return stems;
}

/** Cut points of the score of two words side by side, in nats. */
const JOINTS: readonly (readonly [number, string])[] = [
  [-2, '--'],
  [-0.7, '-'],
  [0.3, '0'],
  [1.3, '+'],
  [Number.POSITIVE_INFINITY, '++'],
];

/** How well one row reads on in another: by the mark between them, else by the words that meet. */
function joint(before: BlockFacts | undefined, after: BlockFacts | undefined, bigrams: Bigrams): string {
  if (!before || !after) return 'none';
  if (before.ending === 'terminal') return 'closed';
  if (before.tail === null || after.head === null) return 'unknown';
  const score = bigrams.score(before.tail, after.head);
  return JOINTS.find(([most]) => score <= most)?.[1] ?? '';
}

/** Shares of the column's width. */
const BREADTHS: readonly (readonly [number, string])[] = [
  [0.3, 'narrow<0.3'],
  [0.5, 'narrow<0.5'],
  [0.72, 'narrow<0.72'],
  [0.88, 'narrow<0.88'],
  [1.1, 'column-wide'],
  [1.35, 'wide<1.35'],
  [Number.POSITIVE_INFINITY, 'wider'],
];

function breadthOf({ width, longest }: { width: number; longest: number }): string {
  if (width === 0) return 'unwrapped';
  return BREADTHS.find(([most]) => longest < most * width)?.[1] ?? '';
}

const isWide = (breadth: string): boolean => breadth === 'column-wide' || breadth.startsWith('wide');

/** Features of the place of row `i` on the page. */
export function placeFeatures(all: readonly RowFacts[], i: number, bigrams: Bigrams, push: Push): void {
  const facts = all[i];
  if (!facts || facts.keys.length >= LONG) return;
  const { block, stems, keys, ending } = facts;
  const before = all[i - 1];
  const after = all[i + 1];
  const wrapped = block.width > 0;
  const breadth = breadthOf(block);
  push(breadth);
  push(`${breadth}&${ending}`);
  push(block.gap === 0 ? 'no-gap' : block.gap > 2 ? 'gap>2' : 'gap');
  if (wrapped) {
    push(`row=${block.spot}`);
    push(block.among > 3 ? 'rows>3' : block.among > 1 ? 'rows=2-3' : `alone&${breadth}`);
    push(block.gapAfter === 0 ? 'no-gap-after' : 'gap-after');
  }
  const opens = after ? opening(after) : 'none';
  push(`${breadth}&before-${opens}`);
  if (before) push(`after-${before.ending}&before-${opens}`);
  if (!before) push('first');
  if (!after) push('last');
  if (i < 4) push('near-top');
  if (before) {
    const long = before.keys.length >= LONG || before.block.among > 3;
    push(long ? `after-long-${before.ending === 'terminal' ? 'closed' : 'open'}` : 'after-short');
    if (before.ending === 'open' && wrapped) push(isWide(breadthOf(before.block)) ? 'after-full' : 'after-stub');
  }
  if (after) {
    push(after.keys.length >= LONG || after.block.among > 3 ? 'before-long' : 'before-short');
    if (isPerfect(after.keys[0] ?? '')) push('before-perfect');
    if (datelineLength(after.bare) > 0) push('before-dateline');
    if (bylineLike(after)) push('before-byline');
    if (keys.length < after.keys.length) push('shorter-than-next');
  }
  if (before && before.keys.length < LONG && keys.length < before.keys.length) push('shorter-than-last');
  const first = keys[0] ?? '';
  const tied = CONNECTIVES.has(first) || first.startsWith('و');
  if (ending === 'open' && keys.length <= 17) {
    const whole = before === undefined || before.ending === 'terminal' || (!wrapped && before.keys.length <= 17);
    push(whole ? 'heading-place' : 'inside-text');
    push(`${wrapped ? 'wrapped' : 'unwrapped'}&${whole ? 'fresh' : 'inside'}&${tied ? 'tied' : 'free'}`);
  }
  const kind = wrapped ? 'row' : 'block';
  const comes = joint(before, facts, bigrams);
  const goes = joint(facts, after, bigrams);
  push(`${kind}-comes:${comes}`);
  push(`${kind}-goes:${goes}`);
  push(`${kind}-joins:${comes.charAt(0)}${goes.charAt(0)}`);
  if (before?.ending === 'open') push(`${kind}-bridged:${joint(before, after, bigrams)}`);
  if (wrapped && before?.ending === 'open') push(`row-bridged-ahead:${joint(before, all[i + 2], bigrams)}`);
  if (wrapped && all[i - 2]?.ending === 'open') push(`row-bridged-behind:${joint(all[i - 2], after, bigrams)}`);
  push(`${kind}-joins-${wrapped ? block.spot : ''}:${comes.charAt(0)}${goes.charAt(0)}`);
  // An agency is named in texts and captions of any subject.
  if (bylineLike(facts)) return;
  const ahead = around(all, i, 1);
  const behind = around(all, i, -1);
  const sharesAhead = shared(stems, ahead);
  const sharesBehind = shared(stems, behind);
  push(`${kind}-shares-ahead`, sharesAhead / SCALE);
  push(`${kind}-shares-behind`, sharesBehind / SCALE);
  push(
    `${kind}-shares-more-${sharesAhead > sharesBehind + 1 ? 'ahead' : sharesBehind > sharesAhead + 1 ? 'behind' : 'alike'}`,
  );
  push(`${kind}-turn`, shared(behind, ahead) / SCALE);
}
