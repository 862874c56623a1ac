import { z } from 'zod';

/*
 * The shape of one article, the one source of its type, its validator and its JSON Schema. Every key is always there with
 * one fixed type: loaders infer column types from the first rows, and an absent or all-null column breaks them.
 *
 * This module loads zod: what only writes records imports its types from `record.ts`.
 */

const lineNumber = z.int().min(1);

const metadata = z
  .strictObject({
    path: z.string().min(1).describe('Page the article stands on, relative to the folder given, with /'),
    page_sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .describe('SHA-256 of the bytes of that page'),
    article: lineNumber.describe('Number of the article on its page'),
    lines: z
      .array(z.tuple([lineNumber, lineNumber]))
      .describe('Lines [first, last] of the raw page, from 1, in reading order; captions last'),
    words: z.int().min(0).describe('Words of text'),
    lexicon_ratio: z.number().min(0).max(1).describe('Share of the Arabic words of text that the lexicon knows'),
    flags: z.array(z.string().min(1)).describe('What to know before using the article'),
  })
  .describe('Where the article comes from, and figures about it');

/** One article: a line of `articles-00000.jsonl`. */
export const articleRecord = z
  .strictObject({
    id: z
      .string()
      .regex(/^.+#[1-9][0-9]*$/s)
      .describe('Path of the page without its extension, #, number of the article on the page'),
    text: z.string().describe('Body paragraphs in reading order, parted by a blank line'),
    title: z.string().describe('Headline'),
    kicker: z.string().describe('Line above the headline'),
    subtitle: z.string().describe('Line below the headline'),
    byline: z.string().describe('Author or agency'),
    dateline: z.string().describe('Place or agency at the start of the text'),
    captions: z.array(z.string()).describe('Photo captions inside the article'),
    date: z
      .string()
      .regex(/^(\d{4}-\d{2}-\d{2})?$/)
      .describe('ISO 8601 date of the page, or empty'),
    source: z.string().describe('Name of the collection'),
    metadata,
  })
  .describe('One newspaper article');

export type ArticleRecord = z.infer<typeof articleRecord>;
