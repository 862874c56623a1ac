import { placeAndSource } from '../../page/dateline.js';
import { isAgency } from '../../page/label/agencies.js';
import { BYLINE_OPENERS, GIVEN_NAMES } from '../../page/label/vocabulary.js';
import { foldWord } from '../../text/fold.js';
import { endingOf } from '../../text/sentence.js';
import { wordsOf } from '../../text/words.js';
import type { Check } from '../check.js';

/** UTF-16 units of an agency with stops between its letters. */
const STOPPED = 12;
/** UTF-16 units and words of the longest paragraph worth a look. */
const LONGEST = 80;
const MOST_WORDS = 7;

export const bodyLikeByline: Check = {
  id: 'body-like-byline',
  level: 'warning',
  description: 'No paragraph is a byline: the name of an agency, a place and who sent the story, or who wrote it.',
  start: () => ({
    line: ({ paragraphs }, report) => {
      for (const { text, start } of paragraphs) {
        if (text.length > LONGEST || !isByline(text)) continue;
        report({ message: 'a paragraph that looks like a byline', pointer: '/text', at: start, length: text.length });
      }
    },
  }),
};

function isByline(text: string): boolean {
  if (endingOf(text) !== 'open') return text.length <= STOPPED && isAgency(text);
  if (isAgency(text)) return true;
  const source = placeAndSource(text)?.source;
  if (source !== undefined && (isAgency(source) || GIVEN_NAMES.has(firstWord(source)))) return true;
  const words = wordsOf(text);
  if (words.length < 2 || words.length > MOST_WORDS) return false;
  return BYLINE_OPENERS.has(foldWord(words[0]?.text ?? '')) && GIVEN_NAMES.has(foldWord(words[1]?.text ?? ''));
}

function firstWord(text: string): string {
  return foldWord(wordsOf(text)[0]?.text ?? '');
}
