import type { LineEdit } from '../line-edits.js';
import { markupEdit } from './edits.js';

/** Characters that HTML names, of those that stand in Arabic text (WHATWG HTML, named character references). */
const NAMED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    amp: '&',
    apos: "'",
    bull: '\u2022',
    gt: '>',
    hellip: '\u2026',
    laquo: '\u00ab',
    ldquo: '\u201c',
    lrm: '\u200e',
    lsquo: '\u2018',
    lt: '<',
    mdash: '\u2014',
    nbsp: '\u00a0',
    ndash: '\u2013',
    quot: '"',
    raquo: '\u00bb',
    rdquo: '\u201d',
    rlm: '\u200f',
    rsquo: '\u2019',
    shy: '\u00ad',
    zwj: '\u200d',
    zwnj: '\u200c',
  }),
);

const ENTITY = /&(?:#(\d{2,6})|#x([\da-f]{2,5})|([a-z]{2,6}));/giu;

/** The character, '' for none. */
function characterOf([, decimal, hex, name]: RegExpMatchArray): string {
  if (name !== undefined) return NAMED.get(name.toLowerCase()) ?? '';
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  const isCharacter = code >= 0x20 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : '';
}

/** Characters in place of their entities. */
export function withoutEntities(text: string): LineEdit[] {
  const edits: LineEdit[] = [];
  for (const match of text.matchAll(ENTITY)) {
    const after = characterOf(match);
    if (after !== '') edits.push(markupEdit(match.index, match[0], 'entity', after));
  }
  return edits;
}

export const countEntities = (text: string): number => withoutEntities(text).length;
