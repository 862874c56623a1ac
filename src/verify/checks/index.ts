import type { Check } from '../check.js';
import { arabicShare } from './arabic-share.js';
import { baselineLength } from './baseline-length.js';
import { baselineNonWords } from './baseline-non-words.js';
import { baselineRecords } from './baseline-records.js';
import { baselineRemoval } from './baseline-removal.js';
import { baselineWords } from './baseline-words.js';
import { bidiControl } from './bidi-control.js';
import { blankLine } from './blank-line.js';
import { blankParagraph } from './blank-paragraph.js';
import { bodyLikeByline } from './body-like-byline.js';
import { bodyLikeTitle } from './body-like-title.js';
import { bylineLikeBody } from './byline-like-body.js';
import { byteOrderMark } from './byte-order-mark.js';
import { control } from './control.js';
import { correction } from './correction.js';
import { date } from './date.js';
import { duplicateKey } from './duplicate-key.js';
import { emptyText } from './empty-text.js';
import { foreignRecord } from './foreign-record.js';
import { idForm } from './id-form.js';
import { json } from './json.js';
import { keyOrder } from './key-order.js';
import { lastLine } from './last-line.js';
import { lexiconRatio } from './lexicon-ratio.js';
import { lineEnding } from './line-ending.js';
import { lines } from './lines.js';
import { longLine } from './long-line.js';
import { manifest } from './manifest.js';
import { markup } from './markup.js';
import { mojibake } from './mojibake.js';
import { nfc } from './nfc.js';
import { noRecord } from './no-record.js';
import { nonWords } from './non-words.js';
import { number } from './number.js';
import { order } from './order.js';
import { pageFacts } from './page-facts.js';
import { paragraphBreak } from './paragraph-break.js';
import { persianLetter } from './persian-letter.js';
import { presentationForm } from './presentation-form.js';
import { privateUse } from './private-use.js';
import { repeat } from './repeat.js';
import { repeatedParagraph } from './repeated-paragraph.js';
import { replacementCharacter } from './replacement-character.js';
import { schema } from './schema.js';
import { shardNames } from './shard-names.js';
import { shortText } from './short-text.js';
import { surrogate } from './surrogate.js';
import { tatweel } from './tatweel.js';
import { titleLikeBody } from './title-like-body.js';
import { uniqueId } from './unique-id.js';
import { utf8 } from './utf8.js';
import { visualOrder } from './visual-order.js';
import { whiteSpace } from './white-space.js';
import { wordCount } from './word-count.js';
import { zeroWidth } from './zero-width.js';

/** All checks, in the order their findings on one line are told. */
export const CHECKS: readonly Check[] = [
  utf8,
  byteOrderMark,
  longLine,
  blankLine,
  lineEnding,
  lastLine,
  noRecord,
  json,
  foreignRecord,
  duplicateKey,
  number,
  schema,
  keyOrder,
  uniqueId,
  idForm,
  order,
  pageFacts,
  lines,
  date,
  wordCount,
  lexiconRatio,
  replacementCharacter,
  surrogate,
  control,
  privateUse,
  bidiControl,
  zeroWidth,
  presentationForm,
  persianLetter,
  tatweel,
  nfc,
  whiteSpace,
  mojibake,
  visualOrder,
  markup,
  paragraphBreak,
  blankParagraph,
  emptyText,
  shortText,
  arabicShare,
  nonWords,
  titleLikeBody,
  bylineLikeBody,
  bodyLikeTitle,
  bodyLikeByline,
  repeatedParagraph,
  repeat,
  correction,
  shardNames,
  manifest,
  baselineRecords,
  baselineWords,
  baselineLength,
  baselineNonWords,
  baselineRemoval,
];
