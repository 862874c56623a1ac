import { DEDUP_DEFAULTS } from '../../dedup/defaults.js';
import { countWords } from '../../text/words.js';
import type { Check } from '../check.js';

export const repeatedParagraph: Check = {
  id: 'repeated-paragraph',
  level: 'error',
  description: 'No paragraph of so many words stands twice in one record, letter for letter.',
  limit: { default: DEDUP_DEFAULTS.minParagraphWords, least: 1, most: 1000, means: 'words' },
  start: (_, limit) => ({
    line: ({ paragraphs }, report) => {
      if (paragraphs.length < 2) return;
      const seen = new Map<string, number>();
      for (const [i, { text, start }] of paragraphs.entries()) {
        const first = seen.get(text);
        if (first === undefined) seen.set(text, i);
        else if (countWords(text) >= limit) {
          const message = `paragraph ${i + 1} is paragraph ${first + 1} again`;
          report({ message, pointer: '/text', at: start, length: text.length });
        }
      }
    },
  }),
};
