import type { Check } from '../check.js';

export const shortText: Check = {
  id: 'short-text',
  level: 'warning',
  description: 'A text has at least so many words: a shorter one is hardly an article.',
  limit: { default: 5, least: 1, most: 1000, means: 'words' },
  start: (_, limit) => ({
    line: ({ body }, report) => {
      if (!body || body.text.trim() === '' || body.words >= limit) return;
      report({ message: `a text of ${body.words} words, less than ${limit}`, pointer: body.pointer });
    },
  }),
};
