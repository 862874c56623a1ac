import type { Check } from '../check.js';

/** Characters of a number that are shown. */
const SHOWN = 24;

export const number: Check = {
  id: 'number',
  level: 'error',
  description:
    'Every number comes out of any reader as it was written: no integer beyond 2^53, none past the range of doubles.',
  start: () => ({
    line: ({ faults }, report) => {
      for (const { literal, finite, pointer, offset } of faults.numbers) {
        const fault = finite ? 'beyond 2^53, and readers round it' : 'past the range of doubles';
        report({ message: `${literal.slice(0, SHOWN)} is ${fault}`, pointer, offset });
      }
    },
  }),
};
