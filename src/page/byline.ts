import type { Change } from '../text/change.js';
import { hasPairs } from '../text/code-points.js';
import { foldWord } from '../text/fold.js';
import { applyEdits, correction, type Edit, type Passage } from '../text/passage.js';
import { quoteBalance } from '../text/sentence.js';
import { isLetterUnit, isMarkUnit, wordsOf } from '../text/words.js';
import { lostDash } from './dateline.js';
import { bareText } from './label/facts.js';
import { LONGEST_INITIALS, meantAgency, meantTown } from './label/meant-names.js';
import { BYLINE_OPENERS, GIVEN_NAMES } from './label/vocabulary.js';

const edit = (start: number, end: number, after: string, rule: string): Edit => correction({ start, end, after, rule });

const isBracket = (unit: number): boolean => unit === 0x28 || unit === 0x29;

/** Marks, digits and spaces at either end; brackets stay. */
const NO_LETTERS = /^[^\p{L}()]+|[^\p{L}\p{M}()]+$/gu;

const OPENING = new Set(['\u00ab', '\u201c']);
const CLOSING = new Set(['\u00bb', '\u201d']);

/** A part of a text together with the quotation marks beside it that belong to those inside. */
function withQuotes(text: string, start: number, part: string): string {
  const { unclosed, unopened } = quoteBalance(part);
  const odd = part.split('"').length % 2 === 0;
  const end = start + part.length;
  const [before = '', after = ''] = [text[start - 1], text[end]];
  const closes = (unclosed > 0 && CLOSING.has(after)) || (odd && after === '"');
  const opens = (unopened > 0 && OPENING.has(before)) || (odd && !closes && before === '"');
  return text.slice(opens ? start - 1 : start, closes ? end + 1 : end);
}

/** A text without {@link NO_LETTERS}, but for the marks of what it quotes. */
function lettered(text: string): string {
  const part = trimmed(text);
  return withQuotes(text, text.indexOf(part), part);
}

/** A text without {@link NO_LETTERS}, told unit by unit where no character has two. */
function trimmed(text: string): string {
  if (hasPairs(text)) return text.replace(NO_LETTERS, '');
  let start = 0;
  let end = text.length;
  const at = (i: number): number => text.charCodeAt(i);
  while (start < end && !isLetterUnit(at(start)) && !isBracket(at(start))) start++;
  while (end > start && !isLetterUnit(at(end - 1)) && !isMarkUnit(at(end - 1)) && !isBracket(at(end - 1))) end--;
  return text.slice(start, end);
}

/** An initial behind a full stop: the end of a signature (`م. ع. ج`), no speck. */
const LAST_INITIAL = /\p{L}\. ?\p{L}$/u;

/** A text without marks, digits and lone characters that are specks, at either end; whole where nothing else is left. */
function withoutSpecks(text: string): string {
  const inner = lettered(text);
  const headless = beforeOpener(inner);
  const bare = inner === '' ? text : bareText(headless);
  const whole = LAST_INITIAL.test(headless) ? headless.slice(headless.indexOf(bare)) : bare;
  return whole === text ? text : withoutSpecks(whole);
}

/** A text without a lone letter before a word that opens a byline. */
function beforeOpener(text: string): string {
  const [letter, opener] = wordsOf(text);
  return letter?.text.length === 1 && opener && BYLINE_OPENERS.has(foldWord(opener.text))
    ? text.slice(opener.start)
    : text;
}

/** What stands between the place and the sender of a byline, and what an engine makes of it. */
const DASH = / ?[-\u2013\u2014>+] ?/gu;
const PARTED = ' - ';

/**
 * Mends a byline: specks read as marks or lone characters beside it go, an agency or a town that is clearly meant is written
 * out, and so is the dash between the two. Names of persons stay as they are.
 *
 * @param known which words, folded, are often used, and so hardly misread agencies; and which are listed at all, and so may
 *   be towns that few stories are sent from
 */
export function mendByline(
  byline: Passage,
  { isUsed, isListed }: { isUsed: (folded: string) => boolean; isListed: (word: string) => boolean },
): { passage: Passage; changes: Change[] } {
  const { text } = byline;
  const initials = text.length > LONGEST_INITIALS ? '' : meantAgency(text, true, false);
  if (initials !== '') return applyEdits(byline, [edit(0, text.length, initials, 'agency-name')]);
  const bare = withoutSpecks(text);
  const start = text.indexOf(bare);
  const end = start + bare.length;
  const edits: Edit[] = [];
  if (start > 0) edits.push(edit(0, start, '', 'stray-marks'));
  const dashes = [...bare.matchAll(DASH)];
  const gap = dashes.length === 0 ? lostDash(bare) : null;
  const gaps = gap ? [gap] : dashes.map(({ index, 0: { length } }) => ({ start: index, end: index + length }));
  let from = start;
  for (const gap of [...gaps, null]) {
    const to = gap ? start + gap.start : end;
    const part = text.slice(from, to);
    const words = wordsOf(part).map(({ text: word }) => word);
    const keys = words.map(foldWord);
    if (!keys.some((key) => GIVEN_NAMES.has(key))) {
      const agency = meantAgency(part, keys.every(isUsed), from > start);
      const isPlace = agency === '' && gap !== null && from === start && !words.every(isListed);
      const town = isPlace ? meantTown(part) : '';
      if (agency !== '' && agency !== part) edits.push(edit(from, to, agency, 'agency-name'));
      else if (town !== '') edits.push(edit(from, to, town, 'town-name'));
    }
    if (!gap) break;
    from = start + gap.end;
    if (!/[-\u2013\u2014]/u.test(text.slice(to, from))) edits.push(edit(to, from, PARTED, 'byline-dash'));
  }
  if (end < text.length) edits.push(edit(end, text.length, '', 'stray-marks'));
  return applyEdits(byline, edits);
}
