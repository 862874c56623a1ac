import type { Check } from '../check.js';

export const lexiconRatio: Check = {
  id: 'lexicon-ratio',
  level: 'error',
  description:
    '`metadata.lexicon_ratio` is the share of the Arabic words of the text that the lexicon knows; it may be off by this much.',
  limit: { default: 0.0001, least: 0, most: 1, means: 'share of words' },
  start: (_, limit) => ({
    line: ({ record, body, metadata: { lexicon_ratio: ratio } }, report) => {
      if (typeof record?.text !== 'string' || typeof ratio !== 'number') return;
      const { knownWords = 0, arabicWords = 0 } = body ?? {};
      const counted = arabicWords === 0 ? 0 : Math.round((knownWords / arabicWords) * 10_000) / 10_000;
      if (Math.abs(ratio - counted) <= limit + Number.EPSILON) return;
      report({ message: `${ratio}, but the lexicon has ${counted} of the words`, pointer: '/metadata/lexicon_ratio' });
    },
  }),
};
