import type { LineEdit } from '../line-edits.js';
import { isCaption, markupAround, markupEdit } from './edits.js';
import { type Mark, markOf } from './mark.js';

/*
 * What CommonMark 0.31 and tables after GitHub's manner write round a text. All patterns are linear: what they repeat excludes
 * what they begin with.
 */

/** A line that is nothing but markup, by its trimmed text. */
const FENCE = /^(?:`{3,}|~{3,})[a-z]*$/iu;
const RULE = /^([-*_])(?: ?\1){2,}$/u;
const UNDERLINE = /^={3,}$/u;
const TABLE_RULE = /^\|? *:?-{3,}:? *(?:\| *:?-{3,}:? *)*\|?$/u;

export type BareLine = 'fence' | 'rule' | 'underline' | 'table rule';

/** What a line without any text is, by its trimmed text. */
export function bareLine(line: string): BareLine | undefined {
  if (FENCE.test(line)) return 'fence';
  if (RULE.test(line)) return 'rule';
  if (UNDERLINE.test(line)) return 'underline';
  return line.includes('|') && TABLE_RULE.test(line) ? 'table rule' : undefined;
}

/** Models leave the space out at times; one sign without it is a hashtag. */
const HEADING = /^[\s\u200e\u200f]*(?:(#{1,6})\s+|(#{2,6}))(?=[^\s#])/u;
const QUOTE = /^\s*(?:>\s?)+/u;
const ITEM = /^\s*(?:[-*+\u2022]|[\d\u0660-\u0669]{1,3}[.)-])\s+\S/u;
const IMAGE = /!\[([^[\]]*)\]\(([^()]*)\)/gu;
const LINK = /(?<!!)\[([^[\]]+)\]\(([^()\s]+)(?:\s"[^"]*")?\)/gu;
const STRONG = /(\*{2,3})(?=[^\s*])([^*]+)(?<=[^\s*])\1|__(?=[^\s_])([^_*]+)(?<=[^\s_])__/gu;
const EMPHASIS =
  /(?<![\p{L}\p{N}*])\*(?=\S)([^*]+)(?<=\S)\*(?![\p{L}\p{N}*])|(?<![\p{L}\p{N}_])_(?=\S)([^_]+)(?<=\S)_(?![\p{L}\p{N}_])/gu;
const ESCAPE = /\\(?=[\\`*_{}[\]()#+\-.!|>~])/gu;
/** What closes a line in bold beside it: a name with its colon, say. */
const ALL_STRONG = /^(\*{2,3}|__)[^*]+\1[:.\u060c\u061b]?$/u;
const ALL_EMPHASIS = /^(?:\*[^*]+\*|_[^_]+_)[:.\u060c\u061b]?$/u;

/** Signs of Markdown in a line: headings of the first level and bold one each, what nothing else looks like two. */
export function countMarkdown(text: string): number {
  const line = text.trim();
  const bare = bareLine(line);
  if (bare === 'fence' || bare === 'table rule') return 2;
  let signs = 0;
  if (HEADING.test(line) && /\p{L}\p{M}*\p{L}/u.test(line)) signs += line.includes('##') ? 2 : 1;
  if (line.includes('**') && line.search(STRONG) >= 0) signs++;
  if (line.includes('](') && (line.search(IMAGE) >= 0 || line.search(LINK) >= 0)) signs += 2;
  return signs;
}

/** What stands before a line's text: the marks of a quotation and of a heading, and those that close a heading. */
export function withoutHeads(text: string): { edits: LineEdit[]; mark: Mark | undefined } {
  const edits: LineEdit[] = [];
  const [quote = ''] = QUOTE.exec(text) ?? [];
  if (quote !== '') edits.push(markupEdit(0, quote, 'quotation'));
  const rest = text.slice(quote.length);
  const [head = '', spaced, unspaced = ''] = HEADING.exec(rest) ?? [];
  const { length: level } = spaced ?? unspaced;
  if (head === '') return { edits, mark: ITEM.test(rest) ? markOf('item') : undefined };
  const note = `heading ${level}`;
  edits.push(markupEdit(quote.length, head, note));
  let end = text.length;
  while (end > 0 && isWhite(text, end - 1)) end--;
  let from = end;
  while (text.charAt(from - 1) === '#') from--;
  if (from < end && isWhite(text, from - 1)) edits.push(markupEdit(from, text.slice(from, end), note));
  return { edits, mark: markOf('heading', level) };
}

const isWhite = (text: string, at: number): boolean => /\s/u.test(text.charAt(at));

/** The bars at the edges of a row of a table. */
export function withoutBars(text: string): LineEdit[] {
  const edits: LineEdit[] = [];
  const from = text.search(/\S/u);
  const to = text.trimEnd().length - 1;
  if (text.charAt(from) === '|') edits.push(markupEdit(from, '|', 'table'));
  if (to > from && text.charAt(to) === '|') edits.push(markupEdit(to, '|', 'table'));
  return edits;
}

/** What an address has and a remark in brackets has not. */
const ADDRESS = /[./#]/u;

/** Images, of which a text of several words is left, and links, of which the text is. */
export function withoutLinks(text: string): { edits: LineEdit[]; mark: Mark | undefined } {
  const edits: LineEdit[] = [];
  let mark: Mark | undefined;
  for (const match of text.matchAll(IMAGE)) {
    const [before, alt = ''] = match;
    if (isCaption(alt)) {
      edits.push(...markupAround(match.index, before, alt, 'image'));
      mark = markOf('caption');
    } else edits.push(markupEdit(match.index, before, 'image'));
  }
  for (const { index, 0: before, 1: name = '', 2: address = '' } of text.matchAll(LINK))
    if (ADDRESS.test(address)) edits.push(...markupAround(index, before, name, 'link'));
  return { edits: edits.sort((a, b) => a.at - b.at), mark };
}

export function withoutBold(text: string): LineEdit[] {
  return [...text.matchAll(STRONG)].flatMap(({ index, 0: before, 2: starred, 3: underlined }) =>
    markupAround(index, before, starred ?? underlined ?? '', 'bold'),
  );
}

export function withoutItalics(text: string): LineEdit[] {
  return [...text.matchAll(EMPHASIS)].flatMap(({ index, 0: before, 1: starred, 2: underlined }) =>
    markupAround(index, before, starred ?? underlined ?? '', 'italics'),
  );
}

/** Backslashes before marks that are meant as they stand. */
export function withoutEscapes(text: string): LineEdit[] {
  return [...text.matchAll(ESCAPE)].map(({ index, 0: before }) => markupEdit(index, before, 'escape'));
}

/** Whether all of a line, by its trimmed text, is in bold or italics. */
export function emphasisOf(line: string): Mark | undefined {
  if (ALL_STRONG.test(line)) return markOf('strong');
  return ALL_EMPHASIS.test(line) ? markOf('emphasis') : undefined;
}
