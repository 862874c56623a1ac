import { ENDINGS } from '../../text/sentence.js';
import { CONNECTIVE, PERFECT, WAW } from '../word-signs.js';
import type { BlockFacts } from './facts.js';
import { crossed, feature, features, type Sightings } from './feature-names.js';
import type { RowFacts } from './features.js';
import { JOINTS, type Joints } from './joints.js';
import { LONG } from './own-features.js';
import { NO_PERSON, PERSONS } from './person.js';
import { type Row, SPOTS } from './rows.js';
import type { SubjectsAround } from './subjects-around.js';
import type { Surroundings } from './surroundings.js';

/** How running text or a byline that follows a heading opens. */
const OPENINGS = ['none', 'dateline', 'byline', 'perfect', 'short', 'tied', 'other'] as const;

function opening(facts: BlockFacts<Row> | undefined): number {
  if (facts === undefined) return OPENINGS.indexOf('none');
  if (facts.opensDateline) return OPENINGS.indexOf('dateline');
  if (facts.bylineLike) return OPENINGS.indexOf('byline');
  const signs = facts.words[0]?.signs ?? 0;
  if ((signs & PERFECT) !== 0) return OPENINGS.indexOf('perfect');
  if (facts.block.width === 0 && facts.words.length < 9 && facts.ending === 'open') return OPENINGS.indexOf('short');
  return OPENINGS.indexOf(isTied(signs) ? 'tied' : 'other');
}

const isTied = (signs: number): boolean => (signs & (CONNECTIVE | WAW)) !== 0;

/** Shared weight that counts as 1. */
const SCALE = 4;
/** Cosine that counts as 1, and by how much one must be more than another. */
const COSINE = 0.25;
const MORE = 0.1;

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
const BREADTH_NAMES = [...BREADTHS.map(([, name]) => name), 'unwrapped'];
const UNWRAPPED = BREADTHS.length;
const COLUMN_WIDE = BREADTH_NAMES.indexOf('column-wide');

/** Index in {@link BREADTH_NAMES}. */
function breadthOf({ width, text }: Row): number {
  if (width === 0) return UNWRAPPED;
  for (let i = 0; i < BREADTHS.length; i++) if (text.length < (BREADTHS[i]?.[0] ?? 0) * width) return i;
  return UNWRAPPED;
}

/** Kinds of rows: where each line is a paragraph, and wrapped ones. */
const KINDS = ['block', 'row'] as const;
/** What joints look like from afar. */
const LOOKS = [...new Set(JOINTS.map((joint) => joint.charAt(0)))];
const lookOf = JOINTS.map((joint) => LOOKS.indexOf(joint.charAt(0)));
/** Pairs of looks, at `first * LOOKS.length + second`. */
const JOINS = LOOKS.flatMap((comes) => LOOKS.map((goes) => comes + goes));

const BREADTH = features(BREADTH_NAMES, (breadth) => breadth);
const BREADTH_ENDING = crossed(BREADTH_NAMES, ENDINGS, (breadth, ending) => `${breadth}&${ending}`);
const BREADTH_BEFORE = crossed(BREADTH_NAMES, OPENINGS, (breadth, opens) => `${breadth}&before-${opens}`);
const AFTER_BEFORE = crossed(ENDINGS, OPENINGS, (ending, opens) => `after-${ending}&before-${opens}`);
const GAP = feature('gap');
const NO_GAP = feature('no-gap');
const WIDE_GAP = feature('gap>2');
const SPOT = features(SPOTS, (spot) => `row=${spot}`);
const MANY_ROWS = feature('rows>3');
const FEW_ROWS = feature('rows=2-3');
const ALONE = features(BREADTH_NAMES, (breadth) => `alone&${breadth}`);
const GAP_AFTER = feature('gap-after');
const NO_GAP_AFTER = feature('no-gap-after');
const FIRST = feature('first');
const LAST = feature('last');
const NEAR_TOP = feature('near-top');
const AFTER_LONG_CLOSED = feature('after-long-closed');
const AFTER_LONG_OPEN = feature('after-long-open');
const AFTER_SHORT = feature('after-short');
const AFTER_FULL = feature('after-full');
const AFTER_STUB = feature('after-stub');
const BEFORE_LONG = feature('before-long');
const BEFORE_SHORT = feature('before-short');
const BEFORE_PERFECT = feature('before-perfect');
const BEFORE_DATELINE = feature('before-dateline');
const BEFORE_BYLINE = feature('before-byline');
const SHORTER_THAN_NEXT = feature('shorter-than-next');
const SHORTER_THAN_LAST = feature('shorter-than-last');
const HEADING_PLACE = feature('heading-place');
const INSIDE_TEXT = feature('inside-text');
/** By kind, whether it stands inside a text, and whether it is tied to what comes before. */
const OPEN_PLACE = ['unwrapped', 'wrapped'].map((kind) =>
  crossed(['fresh', 'inside'], ['free', 'tied'], (place, tie) => `${kind}&${place}&${tie}`),
);
const COMES = crossed(KINDS, JOINTS, (kind, joint) => `${kind}-comes:${joint}`);
const GOES = crossed(KINDS, JOINTS, (kind, joint) => `${kind}-goes:${joint}`);
const JOINS_HERE = crossed(KINDS, JOINS, (kind, joins) => `${kind}-joins:${joins}`);
const BRIDGED = crossed(KINDS, JOINTS, (kind, joint) => `${kind}-bridged:${joint}`);
const BRIDGED_AHEAD = features(JOINTS, (joint) => `row-bridged-ahead:${joint}`);
const BRIDGED_BEHIND = features(JOINTS, (joint) => `row-bridged-behind:${joint}`);
const BLOCK_JOINS_AT = features(JOINS, (joins) => `block-joins-:${joins}`);
const ROW_JOINS_AT = crossed(SPOTS, JOINS, (spot, joins) => `row-joins-${spot}:${joins}`);
const SHARES_AHEAD = features(KINDS, (kind) => `${kind}-shares-ahead`);
const SHARES_BEHIND = features(KINDS, (kind) => `${kind}-shares-behind`);
const SHARES_MORE = crossed(KINDS, ['ahead', 'behind', 'alike'], (kind, more) => `${kind}-shares-more-${more}`);
const TURN = features(KINDS, (kind) => `${kind}-turn`);
const ABOUT_AHEAD = features(KINDS, (kind) => `${kind}-about-ahead`);
const ABOUT_BEHIND = features(KINDS, (kind) => `${kind}-about-behind`);
const ABOUT_MORE = crossed(KINDS, ['ahead', 'behind', 'alike'], (kind, more) => `${kind}-about-more-${more}`);
const ABOUT_TURN = features(KINDS, (kind) => `${kind}-about-turn`);
/** A person's name by the kind of row it fills, and by what comes before and behind. */
const PERSON = crossed(PERSONS, ['block', ...SPOTS], (person, spot) => `person-${person}:${spot}`);
const PERSON_AFTER = crossed(PERSONS, ENDINGS, (person, ending) => `person-${person}&after-${ending}`);
const PERSON_BEFORE = crossed(PERSONS, OPENINGS, (person, opens) => `person-${person}&before-${opens}`);

/** Longest heading, in words. */
const LONGEST_HEADING = 17;

/** Features of the place of row `i` on the page. */
export function placeFeatures(
  all: readonly RowFacts[],
  i: number,
  surroundings: Surroundings,
  subjects: SubjectsAround,
  joints: Joints,
  seen: Sightings,
): void {
  const facts = all[i];
  if (!facts || facts.words.length >= LONG) return;
  const { block, words, ending, person } = facts;
  const size = words.length;
  const before = all[i - 1];
  const after = all[i + 1];
  const wrapped = block.width > 0;
  const kind = wrapped ? 1 : 0;
  const spot = SPOTS.indexOf(block.spot);
  const breadth = breadthOf(block);
  seen.add(BREADTH[breadth] ?? 0);
  seen.add(BREADTH_ENDING[breadth]?.[ENDINGS.indexOf(ending)] ?? 0);
  seen.add(block.gap === 0 ? NO_GAP : block.gap > 2 ? WIDE_GAP : GAP);
  if (wrapped) {
    seen.add(SPOT[spot] ?? 0);
    seen.add(block.among > 3 ? MANY_ROWS : block.among > 1 ? FEW_ROWS : (ALONE[breadth] ?? 0));
    seen.add(block.gapAfter === 0 ? NO_GAP_AFTER : GAP_AFTER);
  }
  const opens = opening(after);
  if (person !== NO_PERSON) {
    seen.add(PERSON[person]?.[wrapped ? spot + 1 : 0] ?? 0);
    if (before) seen.add(PERSON_AFTER[person]?.[ENDINGS.indexOf(before.ending)] ?? 0);
    seen.add(PERSON_BEFORE[person]?.[opens] ?? 0);
  }
  seen.add(BREADTH_BEFORE[breadth]?.[opens] ?? 0);
  if (before) seen.add(AFTER_BEFORE[ENDINGS.indexOf(before.ending)]?.[opens] ?? 0);
  if (!before) seen.add(FIRST);
  if (!after) seen.add(LAST);
  if (i < 4) seen.add(NEAR_TOP);
  if (before) {
    const long = before.words.length >= LONG || before.block.among > 3;
    seen.add(long ? (before.ending === 'terminal' ? AFTER_LONG_CLOSED : AFTER_LONG_OPEN) : AFTER_SHORT);
    if (before.ending === 'open' && wrapped) {
      const its = breadthOf(before.block);
      seen.add(its >= COLUMN_WIDE && its !== UNWRAPPED ? AFTER_FULL : AFTER_STUB);
    }
  }
  if (after) {
    seen.add(after.words.length >= LONG || after.block.among > 3 ? BEFORE_LONG : BEFORE_SHORT);
    if (((after.words[0]?.signs ?? 0) & PERFECT) !== 0) seen.add(BEFORE_PERFECT);
    if (after.opensDateline) seen.add(BEFORE_DATELINE);
    if (after.bylineLike) seen.add(BEFORE_BYLINE);
    if (size < after.words.length) seen.add(SHORTER_THAN_NEXT);
  }
  if (before && before.words.length < LONG && size < before.words.length) seen.add(SHORTER_THAN_LAST);
  if (ending === 'open' && size <= LONGEST_HEADING) {
    const whole =
      before === undefined || before.ending === 'terminal' || (!wrapped && before.words.length <= LONGEST_HEADING);
    const tied = isTied(words[0]?.signs ?? 0);
    seen.add(whole ? HEADING_PLACE : INSIDE_TEXT);
    seen.add(OPEN_PLACE[kind]?.[whole ? 0 : 1]?.[tied ? 1 : 0] ?? 0);
  }
  const comes = joints.between(i - 1, i);
  const goes = joints.between(i, i + 1);
  seen.add(COMES[kind]?.[comes] ?? 0);
  seen.add(GOES[kind]?.[goes] ?? 0);
  const joins = (lookOf[comes] ?? 0) * LOOKS.length + (lookOf[goes] ?? 0);
  seen.add(JOINS_HERE[kind]?.[joins] ?? 0);
  const open = before?.ending === 'open';
  if (open) seen.add(BRIDGED[kind]?.[joints.between(i - 1, i + 1)] ?? 0);
  if (open && wrapped) seen.add(BRIDGED_AHEAD[joints.between(i - 1, i + 2)] ?? 0);
  if (wrapped && all[i - 2]?.ending === 'open') seen.add(BRIDGED_BEHIND[joints.between(i - 2, i + 1)] ?? 0);
  seen.add((wrapped ? ROW_JOINS_AT[spot]?.[joins] : BLOCK_JOINS_AT[joins]) ?? 0);
  // An agency is named in texts and captions of any subject.
  if (facts.bylineLike) return;
  const { ahead, behind, turn } = surroundings.sharedBy(i);
  seen.add(SHARES_AHEAD[kind] ?? 0, ahead / SCALE);
  seen.add(SHARES_BEHIND[kind] ?? 0, behind / SCALE);
  seen.add(SHARES_MORE[kind]?.[ahead > behind + 1 ? 0 : behind > ahead + 1 ? 1 : 2] ?? 0);
  seen.add(TURN[kind] ?? 0, turn / SCALE);
  const about = subjects.of(i);
  seen.add(ABOUT_AHEAD[kind] ?? 0, about.ahead / COSINE);
  seen.add(ABOUT_BEHIND[kind] ?? 0, about.behind / COSINE);
  const more = about.ahead > about.behind + MORE ? 0 : about.behind > about.ahead + MORE ? 1 : 2;
  seen.add(ABOUT_MORE[kind]?.[more] ?? 0);
  seen.add(ABOUT_TURN[kind] ?? 0, about.turn / COSINE);
}
