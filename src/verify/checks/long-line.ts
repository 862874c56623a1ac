import type { Check } from '../check.js';

/** Longest line read, in megabytes: a record of that size takes some 200 MB of memory. */
export const LONGEST_LINE = 32;

export const longLine: Check = {
  id: 'long-line',
  level: 'error',
  description:
    'No line is so long that reading it would fill the memory; what else is wrong with it is not looked for.',
  limit: { default: LONGEST_LINE, least: 1, most: 256, means: 'megabytes' },
  start: (_, limit) => ({
    line: ({ tooLong }, report) => {
      if (tooLong) report({ message: `a line of more than ${limit} MB, which was not read` });
    },
  }),
};
