import { createHash } from 'node:crypto';
import { DEDUP_DEFAULTS } from '../../dedup/defaults.js';
import { countWords } from '../../text/words.js';
import { type Check, objectOf } from '../check.js';

/** Shorter paragraphs, such as `(Reuters)` or a line of dialogue, may stand twice: words. */
const SHORT = DEDUP_DEFAULTS.minParagraphWords;

export const repeatedParagraph: Check = {
  id: 'repeated-paragraph',
  level: 'error',
  description: `No paragraph of ${SHORT} words or more stands twice, letter for letter.`,
  start: () => {
    const first = new Map<string, string>();
    return (line, report) => {
      const text = objectOf(line)?.text;
      if (typeof text !== 'string') return;
      text.split('\n\n').forEach((paragraph, i) => {
        if (countWords(paragraph) < SHORT) return;
        // 15 bytes make 20 characters of base64; a chance collision takes some 10^18 paragraphs.
        const key = createHash('sha256').update(paragraph).digest('base64').slice(0, 20);
        const place = first.get(key);
        if (place === undefined) first.set(key, `${line.file}:${line.number}, paragraph ${i + 1}`);
        else report({ message: `paragraph ${i + 1} repeats ${place}`, pointer: '/text' });
      });
    };
  },
};
