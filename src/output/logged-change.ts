import { z } from 'zod';
import { ACTIONS, STAGES } from '../text/change.js';

const lineNumber = z.int().min(1);
const offset = z.int().min(0);

/** One change: a line of `changes-00000.jsonl`. Loads zod, as `article-record.ts` does. */
export const loggedChange = z
  .strictObject({
    path: z.string().min(1).describe('Page that was changed'),
    id: z.string().describe('Article the text belonged to, or empty'),
    line: lineNumber.describe('Line of the raw page where the changed text begins, from 1'),
    at: offset.describe('Code points before the changed text in that line'),
    stage: z.enum(STAGES).describe('Step of the pipeline'),
    rule: z.string().min(1).describe('Rule of that step'),
    action: z.enum(ACTIONS),
    before: z.string().describe('Text as it was; a line break of the page is \\n'),
    after: z.string().describe('Text as it is now, empty when removed'),
    of: z
      .strictObject({ id: z.string(), path: z.string(), line: lineNumber })
      .nullable()
      .describe('Earlier passage that a removed repeat repeats'),
    score: z.number().min(0).max(1).describe('How sure the rule was; 1 where nothing was weighed'),
    note: z.string(),
    places: z
      .array(z.tuple([lineNumber, offset, z.int().min(1)]))
      .describe('Line, code points before it and code points of each stretch, where there is more than one'),
  })
  .describe('One difference between a page and the records made of it');

export type LoggedChange = z.infer<typeof loggedChange>;
