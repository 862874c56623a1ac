import type { Check } from '../check.js';

/** A corpus of nothing is a mistake made somewhere before. */
export const noRecord: Check = {
  id: 'no-record',
  level: 'warning',
  description: 'Every file holds a record.',
  start: () => ({
    file: ({ lines }, report) => {
      if (lines === 0) report({ message: 'no record in this file' });
    },
  }),
};
