import { foldWord } from '../text/fold.js';
import { isLetterUnit, wordsOf } from '../text/words.js';
import { isAgency } from './label/agencies.js';
import { LONGEST_INITIALS, meantAgency } from './label/meant-names.js';
import { isTown, mayBeTown } from './label/towns.js';
import { isPerfect, PARTICLES } from './label/vocabulary.js';

/** A place: one or two words. */
const PLACE = String.raw`[\p{L}\p{M}]+(?: [\p{L}\p{M}]+)?`;
/** Hyphen, dashes, and tatweel, which is drawn as one; what an engine makes of them; what it makes of a colon, the Arabic semicolon. */
const DASHES = String.raw`\-\u2013\u2014\u0640`;
const AS_DASHES = `${DASHES}>:`;
const COLONS = String.raw`:\u061b`;
const COMMA = String.raw`\u060c`;

/** A place with a dash behind it, then who sent the story. */
const PLACE_AND_SOURCE = new RegExp(`^(${PLACE}) ?[${AS_DASHES}] ?([^:.${COMMA}]{2,40})$`, 'u');
/** The same with a known sender, whose name may have dots, stand behind a stroke or in brackets, and have a colon behind it. */
const PLACE_AND_AGENCY = new RegExp(
  `^(${PLACE}) ?(?:[${AS_DASHES}/] ?([^${COLONS}${COMMA}()]{2,40})|\\(([^()]{2,40})\\)) ?[${COLONS}]?$`,
  'u',
);
/** The same at the head of a paragraph, closed by a colon; and with the day after the place («بيروت في 3 آذار - رويترز:»). */
const CLOSED = ` ?[${DASHES}(] ?([^.${COLONS}]{2,40})[${COLONS}]`;
const DATELINE = new RegExp(`^(${PLACE})${CLOSED}`, 'u');
const DATED = new RegExp(String.raw`^(${PLACE})(?: في \P{L}{1,3}[\p{L} ]{2,15})?${CLOSED}`, 'u');
const DAY = / في [^\u0621-\u064a]/u;
/**
 * One place or two, or a place and a day; then a sender in brackets, or between dashes or strokes. None of these but a colon parts it
 * from the text, so the sender must be known: «القاهرة (رويترز) - », «عمان - بترا - », «صنعاء / سبأ: », «غزة، القدس - «وكالات»: ».
 */
const AND_MORE = String.raw`(?:${COMMA} ?[\p{L}\p{M}\p{N}]+(?: [\p{L}\p{M}]+)?)?`;
const BRACKETED = `\\(([^()]{2,40})\\)(?= ?[${DASHES}${COLONS}])`;
const BETWEEN = `[${DASHES}/] ?([^/()${COLONS}${DASHES}]{2,25})(?=[${DASHES}/${COLONS}])`;
const SENT = new RegExp(`^(${PLACE}${AND_MORE}) ?(?:${BRACKETED}|${BETWEEN})`, 'u');
/** The name of a paper stands in quotation marks. */
const PAPER = /^[«"][^«»"]{2,25}[»"]$/u;
const CREDIT = /\(([^()]{1,40})\)[\s.»"]*$/u;

/** Whether words could be a place or a person: none is a particle of a sentence or a verb. */
function isNominal(text: string): boolean {
  return wordsOf(text).every(({ text: word }) => {
    const key = foldWord(word);
    return key === 'من' || !(isPerfect(key) || (PARTICLES.has(key) && key.length > 1));
  });
}

/** What may part place and sender: dashes and what engines make of them. */
const PARTING = new RegExp(`[${AS_DASHES}/(]`, 'u');

/** What parts place and sender at the head of a paragraph, and what closes them. */
const OPENS = new RegExp(`[${DASHES}(/]`, 'u');
const CLOSES = new RegExp(`[${DASHES}/${COLONS}]`, 'u');

/** Whether a text has what a dateline needs: most have not, and need no closer look. */
function mayHaveDateline(text: string): boolean {
  const opens = text.search(OPENS);
  return opens > 0 && CLOSES.test(text.slice(opens + 1));
}

/** Whether words could be a place, a conjunction before them or not. */
const isPlace = (text: string): boolean => isNominal(text) && (!text.startsWith('\u0648') || isNominal(text.slice(1)));

/** Length of the head of `text` that is a dateline («القاهرة - رويترز: »), without the colon or dash that closes it; 0 if there is none. */
export function datelineLength(text: string): number {
  if (!mayHaveDateline(text)) return 0;
  const match = (DAY.test(text) ? DATED : DATELINE).exec(text);
  if (match && isPlace(match[1] ?? '')) {
    const source = match[2] ?? '';
    if (isAgency(source) || (isNominal(source) && wordsOf(source).length <= 6))
      return match[0].slice(0, -1).trimEnd().length;
  }
  const sent = SENT.exec(text);
  if (!sent || !isPlace(sent[1] ?? '')) return 0;
  const source = (sent[2] ?? sent[3] ?? '').trim();
  return isAgency(source) || PAPER.test(source) ? sent[0].trimEnd().length : 0;
}

/** Place and sender of a line like «القاهرة - رويترز» or «دمشق - سلمى الحداد»; null for any other. */
export function placeAndSource(text: string): { place: string; source: string } | null {
  if (!PARTING.test(text)) {
    const gap = lostDash(text);
    return gap && { place: text.slice(0, gap.start), source: text.slice(gap.end) };
  }
  const [, place = '', source = ''] = PLACE_AND_SOURCE.exec(text) ?? placeAndAgency(text) ?? [];
  return place !== '' && isNominal(place) ? { place, source } : null;
}

/** Whether an agency is named as it is, or its initials are meant. */
const isSent = (text: string): boolean =>
  isAgency(text) || (text.length <= LONGEST_INITIALS && meantAgency(text, false, true) !== '');

/** The letters that a text begins with. */
function firstWord(text: string): string {
  let end = 0;
  while (end < text.length && isLetterUnit(text.charCodeAt(end))) end++;
  return text.slice(0, end);
}

/** UTF-16 units of the longest line in which a lost dash is looked for. */
const LONGEST_LINE = 40;
/** What may be left of a dash: marks that do not part the two as well, digits, a lone letter among them. */
const NO_DASH = /^(?:[^\p{L}:/()[\]«»"“،,؛]+\p{L}(?=[^\p{L}]))?[^\p{L}:/()[\]«»"“،,؛]+(?=\p{L})/u;
const NO_LETTER = /^[^\p{L}:/()[\]«»"“،,؛]+(?=\p{L})/u;

/**
 * Where a line that begins with a town and goes on with an agency has lost the dash between the two («أنقرة د ب أ»,
 * «المنامة”واس»); null for any other. Offsets in UTF-16 units.
 */
export function lostDash(text: string): { start: number; end: number } | null {
  if (text.length > LONGEST_LINE || !mayBeTown(firstWord(text))) return null;
  const words = wordsOf(text);
  for (const size of [2, 1]) {
    const start = words[size - 1]?.end ?? 0;
    if (!isTown(text.slice(0, start))) continue;
    const rest = text.slice(start);
    for (const [gap = ''] of [NO_LETTER.exec(rest) ?? [], NO_DASH.exec(rest) ?? []])
      if (gap !== '' && isSent(rest.slice(gap.length))) return { start, end: start + gap.length };
  }
  return null;
}

function placeAndAgency(text: string): string[] | null {
  const [all = '', place = '', parted, bracketed] = PLACE_AND_AGENCY.exec(text) ?? [];
  const source = parted ?? bracketed ?? '';
  return isAgency(source) ? [all, place, source] : null;
}

/** What stands in brackets at the end of a text, as the credit of a photograph does; `''` for none. */
export function creditOf(text: string): string {
  if (!text.includes(')')) return '';
  return CREDIT.exec(text)?.[1] ?? '';
}
