import { z } from 'zod';
import { articleRecord } from './article-record.js';
import { loggedChange } from './logged-change.js';

const TITLES = { record: 'warraq article record', change: 'warraq change log line' } as const;
const SCHEMAS = { record: articleRecord, change: loggedChange } as const;

/** The JSON Schema (2020-12) of a record or of a line of the change log. */
export function jsonSchema(of: keyof typeof SCHEMAS): object {
  const { $schema, ...rest } = z.toJSONSchema(SCHEMAS[of]);
  return { $schema, title: TITLES[of], ...rest };
}
