import type { Check } from '../check.js';

export const lastLine: Check = {
  id: 'last-line',
  level: 'error',
  description: 'Every file ends with a line break: without one it may have been cut short.',
  start: () => ({
    file: ({ lines, closed }, report) => {
      if (lines > 0 && !closed) report({ message: 'no line break at the end of the file: it may be cut short' });
    },
  }),
};
