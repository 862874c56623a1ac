import type { LineEdit } from '../line-edits.js';
import { markupEdit } from './edits.js';
import { type Mark, markOf } from './mark.js';

/** Tags that part what stands on either side, as a space does. */
const PARTING =
  'address article aside blockquote body br caption center dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 head ' +
  'header hr html img li main nav ol p page page_number pre section table tbody td tfoot th thead title tr ul watermark';
/** Tags inside a line of text. */
const INLINE = 'a abbr b cite code del em font i ins mark q s small span strike strong sub sup u';

const tagsOf = (names: string): ReadonlySet<string> => new Set(names.split(' '));
const parts = tagsOf(PARTING);
const inline = tagsOf(INLINE);

/** What a tag says of the text inside it. `page_number` and `watermark` are of models that tag what they see, the others of HTML. */
const SAYS: ReadonlyMap<string, Mark> = new Map([
  ...[1, 2, 3, 4, 5, 6].map((level) => [`h${level}`, markOf('heading', level)] as const),
  ['title', markOf('heading', 1)],
  ['caption', markOf('caption')],
  ['figcaption', markOf('caption')],
  ['header', markOf('furniture')],
  ['footer', markOf('furniture')],
  ['page_number', markOf('furniture')],
  ['watermark', markOf('furniture')],
  ['b', markOf('strong')],
  ['strong', markOf('strong')],
  ['em', markOf('emphasis')],
  ['i', markOf('emphasis')],
]);

/** Linear: what stands in a tag holds no other `<`. */
const TAG = /<(\/?)([a-z][a-z\d_]*)(?:\s[^<>]*)?\/?>/giu;

const isKnown = (name: string): boolean => parts.has(name) || inline.has(name);

/** How sure tags make that a page is marked up: one sign each, those that no specks look like two. */
export function countTags(text: string): number {
  let signs = 0;
  for (const [tag, , name = ''] of text.matchAll(TAG)) if (isKnown(name.toLowerCase())) signs += tag.length > 3 ? 2 : 1;
  return signs;
}

export interface Untagged {
  edits: LineEdit[];
  /** What the tags of the line say of it. */
  mark: Mark | undefined;
  /** A tag that says something and is left open, which goes for the next line too. */
  open: Mark | undefined;
}

/** Takes tags out of a line: those that part texts leave a space between them. */
export function untag(text: string, open: Mark | undefined): Untagged {
  const edits: LineEdit[] = [];
  let mark = open;
  let left = open;
  const line = text.trim().toLowerCase();
  for (const match of text.matchAll(TAG)) {
    const [before, slash, tag = ''] = match;
    const name = tag.toLowerCase();
    if (!isKnown(name)) continue;
    const at = match.index;
    const says = SAYS.get(name);
    if (says && (!inline.has(name) || isRound(line, name))) {
      if (slash === '') mark ??= says;
      left = slash === '' ? says : undefined;
    }
    const beside = text.charAt(at - 1) + text.charAt(at + before.length);
    const after = parts.has(name) && /^\S\S$/u.test(beside) ? ' ' : '';
    edits.push(markupEdit(at, before, `tag ${name}`, after));
  }
  return { edits, mark, open: left };
}

/** Whether an inline tag stands round all of a line. */
const isRound = (line: string, name: string): boolean => line.startsWith(`<${name}>`) && line.endsWith(`</${name}>`);
