import { countWords } from '../../text/words.js';
import { placeAndSource } from '../dateline.js';
import { BYLINE_OPENER, DESK, GIVEN_NAME, NAME_PART } from '../word-signs.js';
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

/** Features of a place and who sent the story from there. */
function addSender(
  { place, source }: { place: string; source: string },
  words: readonly WordTraits[],
  seen: Sightings,
): void {
  if (isTown(place)) seen.add(TOWN);
  const senders = words.slice(-countWords(source));
  const names = senders[0]?.key === FROM ? senders.slice(1) : senders;
  const person = personIn(names);
  if (namesAgency(source, senders, true)) seen.add(PLACE_AGENCY);
  else if (names.some(({ signs }) => (signs & GIVEN_NAME) !== 0)) seen.add(PLACE_PERSON);
  else if (names.length <= 4 && words.length <= LONGEST_BYLINE) seen.add(PLACE_DASH);
  if (person !== NO_PERSON) seen.add(PLACE_PERSON_OF[person] ?? 0);
}

/** What speaks for a short text being a byline: an agency, a place and a sender, a name, what opens bylines; or that nothing does. */
export function bylineFeatures({ bare, words, agency, person }: BlockFacts<unknown>, seen: Sightings): void {
  const count = words.length;
  const signs = words[0]?.signs ?? 0;
  if (agency) seen.add(AGENCY);
  const sent = placeAndSource(bare);
  if (sent) addSender(sent, words, seen);
  if (nameShape(words)) seen.add((signs & GIVEN_NAME) !== 0 ? NAME_SHAPE_GIVEN : NAME_SHAPE);
  const opened = (signs & BYLINE_OPENER) !== 0 && count <= LONGEST_OPENED;
  if (opened) {
    seen.add(OPENS_BYLINE);
    const named = personIn(words.slice(1));
    if (named !== NO_PERSON) seen.add(OPENS_BYLINE_OF[named] ?? 0);
  }
  const desk = (signs & DESK) !== 0 && count <= LONGEST_DESK;
  if (desk) seen.add(OPENS_DESK);
  const signed = agency || sent !== null || opened || desk || person !== NO_PERSON;
  if (!signed && count <= LONGEST_BYLINE) seen.add(UNSIGNED);
}
