import type { Check } from '../check.js';

export const wordCount: Check = {
  id: 'word-count',
  level: 'error',
  description: '`metadata.words` is the number of words of the text.',
  start: () => ({
    line: ({ record, body, metadata: { words } }, report) => {
      if (typeof record?.text !== 'string' || typeof words !== 'number') return;
      const counted = body?.words ?? 0;
      if (words !== counted)
        report({ message: `${words}, but the text has ${counted} words`, pointer: '/metadata/words' });
    },
  }),
};
