import type { Check } from '../check.js';
import { json } from './json.js';
import { repeatedParagraph } from './repeated-paragraph.js';
import { schema } from './schema.js';
import { uniqueId } from './unique-id.js';
import { utf8 } from './utf8.js';

/** All checks, in the order their findings on one line are told. */
export const CHECKS: readonly Check[] = [utf8, json, schema, uniqueId, repeatedParagraph];
