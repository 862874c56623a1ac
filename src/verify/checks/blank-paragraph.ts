import type { Check } from '../check.js';

/** Line breaks at either end, or more than two of them with nothing to be seen between; each stretch is read once. */
const BLANK = /^\s*\n|\n[^\S\n]*$|\n\n[^\S\n]*\n/;

export const blankParagraph: Check = {
  id: 'blank-paragraph',
  level: 'error',
  description: 'No paragraph is empty or blank.',
  start: () => ({
    line: ({ body }, report) => {
      if (!body || !(body.odd || body.oddBreaks || body.words === 0)) return;
      const at = body.text.search(BLANK);
      if (at >= 0) report({ message: 'an empty paragraph', pointer: body.pointer, at, length: 1 });
      else if (body.text.trim() === '') report({ message: 'a text of white space', pointer: body.pointer });
    },
  }),
};
