import { countWords } from '../../text/words.js';
import { placeAndSource } from '../dateline.js';
import { BYLINE_OPENER, DESK, GIVEN_NAME, IMPERFECT, NAME_PART } from '../word-signs.js';
import type { WordTraits } from '../word-traits.js';
import { type BlockFacts, LONGEST_BYLINE, namesAgency } from './facts.js';
import { feature, features, type Sightings } from './feature-names.js';
import { NO_PERSON, PERSONS, personIn } from './person.js';
import { isTown } from './towns.js';

const AGENCY = feature('agency');
const PLACE_AGENCY = feature('place-agency');
const PLACE_PERSON = feature('place-person');
const PLACE_PERSON_OF = features(PERSONS, (person) => `place-person&${person}`);
const PLACE_DASH = feature('place-dash');
const TOWN = feature('town');
const NAME_SHAPE = feature('name-shape');
const NAME_SHAPE_GIVEN = feature('name-shape&given');
const OPENS_BYLINE = feature('byline-opener');
const OPENS_BYLINE_OF = features(PERSONS, (person) => `byline-opener&${person}`);
const OPENS_DESK = feature('desk');
const UNSIGNED = feature('unsigned');

/** Words of the longest line that an opener such as `\u0628\u0642\u0644\u0645` makes a byline, and of one that a desk signs. */
const LONGEST_OPENED = 7;
const LONGEST_DESK = 3;
/** Before the name of who sent the story: \u0645\u0646, from. */
const FROM = '\u0645\u0646';

/** Two to four words that could be a person's name: no particle, no perfect verb, no digit, short words allowed. */
function nameShape(words: readonly WordTraits[]): boolean {
  return words.length >= 2 && words.length <= 4 && words.every(({ signs }) => (signs & NAME_PART) !== 0);
}

/**
 * Features of a place and who sent the story from there. Behind a colon stands what a headline says of a place, unless it is
 * known to be a sender.
 *
 * @returns whether anyone may have sent it
 */
function addSender(
  { place, source }: { place: string; source: string },
  { bare, words }: BlockFacts<unknown>,
  seen: Sightings,
): boolean {
  const senders = words.slice(-countWords(source));
  const names = senders[0]?.key === FROM ? senders.slice(1) : senders;
  const person = personIn(names);
  const isAgency = namesAgency(source, senders, true);
  const isGiven = names.some(({ signs }) => (signs & GIVEN_NAME) !== 0);
  if (!isAgency && !isGiven && person === NO_PERSON && bare.includes(':')) return false;
  if (isTown(place) && (isAgency || person !== NO_PERSON)) seen.add(TOWN);
  if (isAgency) seen.add(PLACE_AGENCY);
  else if (isGiven) seen.add(PLACE_PERSON);
  else if (names.length <= 4 && words.length <= LONGEST_BYLINE) seen.add(PLACE_DASH);
  if (person !== NO_PERSON) seen.add(PLACE_PERSON_OF[person] ?? 0);
  return true;
}

/** What speaks for a short text being a byline: an agency, a place and a sender, a name, what opens bylines; or that nothing does. */
export function bylineFeatures(facts: BlockFacts<unknown>, seen: Sightings): void {
  const { bare, words, agency, person } = facts;
  const count = words.length;
  const signs = words[0]?.signs ?? 0;
  if (agency) seen.add(AGENCY);
  const parts = placeAndSource(bare);
  const sent = parts !== null && addSender(parts, facts, seen);
  if (nameShape(words)) seen.add((signs & GIVEN_NAME) !== 0 ? NAME_SHAPE_GIVEN : NAME_SHAPE);
  const opened = (signs & BYLINE_OPENER) !== 0 && count <= LONGEST_OPENED;
  if (opened) {
    seen.add(OPENS_BYLINE);
    const named = personIn(words.slice(1));
    if (named !== NO_PERSON) seen.add(OPENS_BYLINE_OF[named] ?? 0);
  }
  const desk = (signs & DESK) !== 0 && count <= LONGEST_DESK && !words.some((word) => (word.signs & IMPERFECT) !== 0);
  if (desk) seen.add(OPENS_DESK);
  const signed = agency || sent || opened || desk || person !== NO_PERSON;
  if (!signed && count <= LONGEST_BYLINE) seen.add(UNSIGNED);
}
