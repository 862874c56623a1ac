import type { Check } from '../check.js';

export const blankLine: Check = {
  id: 'blank-line',
  level: 'error',
  description: 'No line is empty.',
  start: () => ({
    line: ({ json }, report) => {
      if (json?.trim() === '') report({ message: 'an empty line' });
    },
  }),
};
