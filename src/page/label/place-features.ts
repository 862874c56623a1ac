import type { Bigrams } from '../../lexicon/bigrams.js';
import type { BlockFacts } from './facts.js';
import { named, type Push, type RowFacts } from './features.js';
import { LONG } from './own-features.js';
import type { Surroundings } from './surroundings.js';
import { CONNECTIVES, isPerfect } from './vocabulary.js';

/** How running text or a byline that follows a heading opens. */
function opening(facts: BlockFacts): string {
  const first = facts.keys[0] ?? '';
  if (facts.opensDateline) return 'dateline';
  if (facts.bylineLike) return 'byline';
  if (isPerfect(first)) return 'perfect';
  if (facts.block.width === 0 && facts.keys.length < 9 && facts.ending === 'open') return 'short';
  return first.startsWith('و') || CONNECTIVES.has(first) ? 'tied' : 'other';
}

/** Shared weight that counts as 1. */
const SCALE = 4;

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
export function placeFeatures(
  all: readonly RowFacts[],
  i: number,
  surroundings: Surroundings,
  bigrams: Bigrams,
  push: Push,
): void {
  const facts = all[i];
  if (!facts || facts.keys.length >= LONG) return;
  const { block, keys, ending } = facts;
  const before = all[i - 1];
  const after = all[i + 1];
  const wrapped = block.width > 0;
  const breadth = breadthOf(block);
  push(breadth);
  push(named(breadth, named('&', ending)));
  push(block.gap === 0 ? 'no-gap' : block.gap > 2 ? 'gap>2' : 'gap');
  if (wrapped) {
    push(named('row=', block.spot));
    push(block.among > 3 ? 'rows>3' : block.among > 1 ? 'rows=2-3' : named('alone&', breadth));
    push(block.gapAfter === 0 ? 'no-gap-after' : 'gap-after');
  }
  const opens = after ? opening(after) : 'none';
  push(named(breadth, named('&before-', opens)));
  if (before) push(named(named('after-', before.ending), named('&before-', opens)));
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
    if (after.opensDateline) push('before-dateline');
    if (after.bylineLike) push('before-byline');
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
  push(named(named(kind, '-comes:'), comes));
  push(named(named(kind, '-goes:'), goes));
  const joins = named(comes.charAt(0), goes.charAt(0));
  push(named(named(kind, '-joins:'), joins));
  if (before?.ending === 'open') push(named(named(kind, '-bridged:'), joint(before, after, bigrams)));
  if (wrapped && before?.ending === 'open') push(named('row-bridged-ahead:', joint(before, all[i + 2], bigrams)));
  if (wrapped && all[i - 2]?.ending === 'open') push(named('row-bridged-behind:', joint(all[i - 2], after, bigrams)));
  push(named(named(named(kind, '-joins-'), wrapped ? block.spot : ''), named(':', joins)));
  // An agency is named in texts and captions of any subject.
  if (facts.bylineLike) return;
  const { ahead, behind, turn } = surroundings.sharedBy(i);
  push(named(kind, '-shares-ahead'), ahead / SCALE);
  push(named(kind, '-shares-behind'), behind / SCALE);
  const more = ahead > behind + 1 ? 'ahead' : behind > ahead + 1 ? 'behind' : 'alike';
  push(named(named(kind, '-shares-more-'), more));
  push(named(kind, '-turn'), turn / SCALE);
}
