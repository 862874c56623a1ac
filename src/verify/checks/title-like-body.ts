import { endingOf } from '../../text/sentence.js';
import type { Check } from '../check.js';

/** Words of a title that may end with a full stop: a subtitle read into it has one inside. */
const STOPPED = 30;

export const titleLikeBody: Check = {
  id: 'title-like-body',
  level: 'warning',
  description: `A title, kicker or subtitle has no more than so many words; with a full stop behind it, fewer than ${STOPPED}.`,
  limit: { default: 40, least: STOPPED, most: 1000, means: 'words' },
  start: (_, limit) => ({
    line: ({ fields }, report) => {
      for (const { pointer, text, words } of fields) {
        if (pointer !== '/title' && pointer !== '/kicker' && pointer !== '/subtitle') continue;
        if (words <= limit && (words < STOPPED || endingOf(text) !== 'terminal')) continue;
        report({ message: `${words} words that look like body text`, pointer, at: 0, length: text.length });
      }
    },
  }),
};
