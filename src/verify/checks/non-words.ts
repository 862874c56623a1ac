import type { Check } from '../check.js';

/** Fewer words tell nothing. */
const FEWEST = 20;

export const nonWords: Check = {
  id: 'non-words',
  level: 'warning',
  description:
    'At most this share of the Arabic words of a text is unknown to the lexicon: more is no reading of a page.',
  limit: { default: 0.4, least: 0, most: 1, means: 'share of words' },
  start: (_, limit) => ({
    line: ({ body }, report) => {
      if (!body || body.arabicWords < FEWEST) return;
      const share = 1 - body.knownWords / body.arabicWords;
      if (share > limit) {
        const percent = Math.ceil(share * 100);
        report({ message: `${percent} % of the words are none, more than ${limit * 100} %`, pointer: body.pointer });
      }
    },
  }),
};
