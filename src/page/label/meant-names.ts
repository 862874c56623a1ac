import { distance } from '../../text/distance.js';
import { foldUnit } from '../../text/fold.js';
import { skeletonOf } from '../../text/keys.js';
import { isLetterUnit } from '../../text/words.js';
import { AGENCIES, agencyKey, LONGEST } from './agencies.js';
import { TOWNS } from './towns.js';

/*
 * Agencies and towns are few, and a byline names them where it stands: a name may be told there from a misreading that says
 * nothing by itself.
 */

/** A name by its skeleton: its letters, and which they are. */
interface Shape {
  letters: readonly string[];
  set: number;
  name: string;
}

/** Letters of the shortest name that is known with one letter misread; of the shortest with two, and with two of what is no word. */
const ONE_MISREAD = 5;
const TWO_MISREAD = 9;
const TWO_OF_NO_WORD = 6;

/** What another length counts: less than an edit. */
const LONGER = 0.5;

function shapesOf(names: ReadonlyMap<string, string>): readonly Shape[] {
  const found = new Map<string, Shape>();
  for (const [key, name] of names) {
    const skeleton = skeletonOf(key);
    if (!found.has(skeleton)) found.set(skeleton, { letters: [...skeleton], set: lettersIn(skeleton), name });
  }
  return [...found.values()].filter(({ letters }) => letters.length >= ONE_MISREAD);
}

/** The letters of a text as bits, some of them two letters' own. */
function lettersIn(text: string): number {
  let set = 0;
  for (let i = 0; i < text.length; i++) set |= 1 << (text.charCodeAt(i) & 31);
  return set;
}

function countBits(set: number): number {
  let bits = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) bits++;
  return bits;
}

/** Whether a text may be so near another: each letter that one of them lacks is an edit of its own. */
const mayBeNear = (one: number, other: number, most: number): boolean =>
  countBits(one & ~other) <= most && countBits(other & ~one) <= most;

/**
 * The one name that is nearest to letters, of those at most `most` edits of the skeleton away, and of the nearest that of as many
 * letters; `''` where there is none, or more.
 */
function nearest(shapes: readonly Shape[], key: string, most: number): string {
  const skeleton = skeletonOf(key);
  const own = [...skeleton];
  const set = lettersIn(skeleton);
  let best = '';
  let least = most + 1;
  for (const { letters, set: its, name } of shapes) {
    const more = Math.abs(letters.length - own.length);
    if (more > most || !mayBeNear(set, its, most)) continue;
    const apart = distance(own, letters) + (more === 0 ? 0 : LONGER);
    if (apart < least) {
      least = apart;
      best = name;
    } else if (apart === least) best = '';
  }
  return best;
}

/** Letters of a name that may be misread. */
const misreadIn = ({ length }: string, isWord: boolean): number =>
  length >= (isWord ? TWO_MISREAD : TWO_OF_NO_WORD) ? 2 : length >= ONE_MISREAD ? 1 : 0;

const ALEF = '\u0627';
const HAMZA = 0x0621;
/** What engines make of an alef that stands alone. */
const AS_ALEF = new Set([...']|[!1lI\u0661'].map((mark) => mark.charCodeAt(0)));
/** Alone and in the middle of a word, feh, qaf, ain and ghain are drawn with the same loop. */
const LOOPS = new Set(['\u063a', '\u0639', '\u0642', '\u0641'].map(skeletonOf));
const LOOP = skeletonOf('\u0641');
const ALEF_SHAPE = skeletonOf(ALEF);

const initialShape = (key: string): string =>
  [...skeletonOf(key)].map((letter) => (LOOPS.has(letter) ? LOOP : letter)).join('');

/** Agencies named by their initials, by the shapes of these. */
const INITIALS = new Map(
  [...AGENCIES]
    .filter(
      ([key, name]) => key.length === 3 && key.includes(ALEF) && name.split(' ').every(({ length }) => length === 1),
    )
    .map(([key, name]) => [initialShape(key), name]),
);

/** UTF-16 units of the longest text that may be initials. */
export const LONGEST_INITIALS = 9;

/** The letters of a text, and what may be an alef. */
function initialLetters(text: string): string {
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === HAMZA || AS_ALEF.has(unit)) out += ALEF;
    else if (isLetterUnit(unit)) {
      const folded = foldUnit(unit);
      if (folded !== 0) out += String.fromCharCode(folded);
    }
  }
  return out;
}

/** The initials that a text was read from, one alef too many in it or none; `''` for none. */
function meantInitials(text: string): string {
  if (text.length > LONGEST_INITIALS) return '';
  const shape = initialShape(initialLetters(text));
  const exact = INITIALS.get(shape);
  if (exact !== undefined) return exact;
  if (shape.length !== 4) return '';
  for (let i = 0; i < shape.length; i++) {
    if (shape.charAt(i) !== ALEF_SHAPE) continue;
    const name = INITIALS.get(shape.slice(0, i) + shape.slice(i + 1));
    if (name !== undefined) return name;
  }
  return '';
}

const AGENCY_SHAPES = shapesOf(AGENCIES);
const TOWN_SHAPES = shapesOf(TOWNS);

/** Agencies by their skeletons; `''` where two have the same. */
const BY_SKELETON = new Map<string, string>();
for (const [key, name] of AGENCIES) BY_SKELETON.set(skeletonOf(key), BY_SKELETON.has(skeletonOf(key)) ? '' : name);

/** Initials without the last, parted by spaces. */
const BEGUN = new Map(
  [...AGENCIES].filter(([, name]) => /^\p{L} \p{L} \p{L}$/u.test(name)).map(([, name]) => [name.slice(0, 3), name]),
);

/** Marks that part names: what has one inside names more than an agency. */
const MARKS = /[:/()[\]«»"،]/u;

/** Parts of a name as it is written: words, or letters parted by dots or spaces. */
const partsOf = (text: string): string[] =>
  text
    .trim()
    .split(/[\s.]+/u)
    .filter(Boolean);

/** Whether a text names what a name does in another way of writing it: letters parted by dots or not, hamzas left out. */
function isSpelling(text: string, name: string): boolean {
  const parts = partsOf(text);
  return parts.length === partsOf(name).length || (parts.length > 1 && parts.every(({ length }) => length === 1));
}

/**
 * The agency that a text is meant to name: as the table writes it where the letters are the same (`د ب أ` of `دبا`), or where
 * a letter or two of a longer name are misread and only one name is so near, or where initials have an alef too many.
 *
 * @param isWord whether all of it are words that are known to be used
 * @param sent whether a place and a dash stand before it: a name may then differ by its dots, and initials have lost one
 * @returns `''` where there is none, or the text names it as it should be
 */
export function meantAgency(text: string, isWord: boolean, sent: boolean): string {
  const key = agencyKey(text);
  if (key.length < 2 || text.length > LONGEST) return '';
  const exact = AGENCIES.get(key);
  if (exact !== undefined) return isSpelling(text, exact) ? '' : exact;
  const begun = sent ? BEGUN.get(text.trim()) : undefined;
  if (begun !== undefined) return begun;
  // A sign that is no letter makes a misreading of any word.
  const plain = isWord && ![...text].some((sign) => AS_ALEF.has(sign.charCodeAt(0)));
  const initials = plain ? '' : meantInitials(text) || (sent ? meantInitials(text + ALEF) : '');
  if (initials !== '') return initials;
  if (MARKS.test(text) || TOWNS.has(key)) return '';
  const most = misreadIn(key, isWord);
  if (most > 0) return nearest(AGENCY_SHAPES, key, most);
  return sent && !isWord ? (BY_SKELETON.get(skeletonOf(key)) ?? '') : '';
}

/**
 * The town that the place of a byline is meant to name, where a letter or two of it are misread and only one is so near. Not to
 * be asked of words that may be other towns.
 *
 * @returns `''` where there is none, or the text names it as it should be
 */
export function meantTown(text: string): string {
  const key = agencyKey(text);
  if (TOWNS.has(key) || text.length > LONGEST) return '';
  const most = misreadIn(key, false);
  return most > 0 ? nearest(TOWN_SHAPES, key, most) : '';
}
