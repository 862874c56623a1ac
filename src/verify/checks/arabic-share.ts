import type { Check } from '../check.js';

/** Fewer letters tell nothing. */
const FEWEST = 20;

export const arabicShare: Check = {
  id: 'arabic-share',
  level: 'warning',
  description: 'At least this share of the letters of a text is Arabic.',
  limit: { default: 0.5, least: 0, most: 1, means: 'share of letters' },
  start: (_, limit) => ({
    line: ({ body }, report) => {
      if (!body || body.letters < FEWEST) return;
      const share = body.arabicLetters / body.letters;
      if (share < limit) {
        const percent = Math.floor(share * 100);
        report({
          message: `${percent} % of the letters are Arabic, less than ${limit * 100} %`,
          pointer: body.pointer,
        });
      }
    },
  }),
};
