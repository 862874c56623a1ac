import type { Check } from '../check.js';

export const paragraphBreak: Check = {
  id: 'paragraph-break',
  level: 'error',
  description: 'A line break stands only between paragraphs, as a pair; no other text has any.',
  start: () => ({
    line: ({ fields }, report) => {
      for (const { pointer, text, oddBreaks } of fields) {
        const isBody = pointer === '/text';
        if (isBody ? !oddBreaks : !text.includes('\n')) continue;
        const at = text.search(isBody ? /(?<!\n)\n(?!\n)/ : /\n/);
        if (at >= 0)
          report({ message: isBody ? 'a line break in a paragraph' : 'a line break', pointer, at, length: 1 });
      }
    },
  }),
};
