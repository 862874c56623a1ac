/**
 * Turns raw OCR text of Arabic newspaper pages into clean, deduplicated articles: the command line `warraq` as a library.
 *
 * @packageDocumentation
 */

export type { DedupScope } from './corpus/scope.js';
export type { CorrectScope } from './correct/settings.js';
export { DecodeError } from './input/decode.js';
export type { EncodingName } from './input/encoding.js';
export {
  type CorpusPage,
  type CorpusSettings,
  cleanCorpus,
  type FailedPage,
  type PageInput,
} from './library/clean-corpus.js';
export { type CleanedPage, cleanPage } from './library/clean-page.js';
export type { PageSettings } from './library/settings.js';
export { type VerifySettings, verifyDataset } from './library/verify-dataset.js';
export type { LoggedChange } from './output/change-record.js';
export { jsonSchema } from './output/json-schema.js';
export { JobError, type Problem } from './output/problem.js';
export type { ArticleRecord } from './output/record.js';
export type { Finding } from './verify/check.js';
