import { isAgency } from '../../page/label/agencies.js';
import { endingOf } from '../../text/sentence.js';
import type { Check } from '../check.js';

/** Words of a byline that may end with a full stop: `أ. ف. ب.` */
const STOPPED = 5;

export const bylineLikeBody: Check = {
  id: 'byline-like-body',
  level: 'warning',
  description: `A byline has no more than so many words, and is no sentence of more than ${STOPPED}.`,
  limit: { default: 12, least: STOPPED, most: 1000, means: 'words' },
  start: (_, limit) => ({
    line: ({ fields }, report) => {
      const byline = fields.find(({ pointer }) => pointer === '/byline');
      if (!byline) return;
      const { pointer, text, words } = byline;
      if (words <= limit && (words <= STOPPED || endingOf(text) !== 'terminal' || isAgency(text))) return;
      report({ message: `${words} words that look like body text`, pointer, at: 0, length: text.length });
    },
  }),
};
