import type { Change } from '../text/change.js';
import type { Mark } from '../text/markup/mark.js';
import type { Passage } from '../text/passage.js';
import type { Print } from '../text/print.js';
import type { Prints } from './prints.js';

/** A decoded page: the text of one file, and its path as records name it (relative, `/`). */
export interface Page {
  path: string;
  text: string;
  /** What its layout tells of each of its lines, of a page that came with one. */
  prints?: readonly (Print | undefined)[] | undefined;
}

/** What a block of a newspaper page is. */
export const ROLES = [
  'furniture',
  'kicker',
  'headline',
  'subtitle',
  'byline',
  'dateline',
  'caption',
  'body',
  'list',
  'noise',
] as const;
export type Role = (typeof ROLES)[number];

/** A paragraph, or a fragment of one, as it stands on the page. */
export interface Block extends Passage {
  /** Blank physical lines before the block. */
  gap: number;
  /** Physical lines the block was made of. */
  rows: number;
  /** Width of the column it stands in (0 where each line is a paragraph), length of its longest and of its last line: UTF-16 units. */
  width: number;
  longest: number;
  last: number;
  /** What markup says of it, where the page has any. */
  mark?: Mark | undefined;
  /** Whether it is in another language of Arabic letters. */
  other?: true | undefined;
  /** What a layout tells of the lines of the page, of one that came with a layout. */
  prints?: Prints | undefined;
}

/** An article put together from the blocks of a page; `n` counts from 1 in page order. */
export interface Article {
  n: number;
  kicker: Passage;
  title: Passage;
  subtitle: Passage;
  byline: Passage;
  dateline: string;
  captions: Passage[];
  /** Body paragraphs in reading order. */
  paragraphs: Passage[];
  /** ISO 8601 date of the page, or `''`. */
  date: string;
  flags: string[];
}

/** The passages of an article from its head down, captions before the text; some may be empty. */
export function passagesOf({ kicker, title, subtitle, byline, captions, paragraphs }: Article): Passage[] {
  return [kicker, title, subtitle, byline, ...captions, ...paragraphs];
}

/** A change together with the article it belongs to; 0 where it belongs to none. */
export interface PageChange extends Change {
  article: number;
}
