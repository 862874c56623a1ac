import { foldWord } from '../../text/fold.js';
import { wordsOf } from '../../text/words.js';
import type { Check } from '../check.js';
import { segmentsOf } from '../record-line.js';

/** Shorter titles may begin a text by chance. */
const FEWEST = 3;

export const bodyLikeTitle: Check = {
  id: 'body-like-title',
  level: 'warning',
  description: `No paragraph is the title, kicker or subtitle of its record once more, if that has ${FEWEST} words.`,
  start: () => ({
    line: ({ fields, body }, report) => {
      if (!body) return;
      const heads = fields.filter(
        ({ pointer, words }) => /^\/(?:title|kicker|subtitle)$/.test(pointer) && words >= FEWEST,
      );
      if (heads.length === 0) return;
      const longest = Math.max(...heads.map(({ text }) => text.length)) * 2;
      const known = new Map(heads.map(({ text, pointer }) => [keyOf(text), pointer]));
      for (const { text, start } of segmentsOf(body.text)) {
        const head = text.length <= longest ? known.get(keyOf(text)) : undefined;
        if (head === undefined) continue;
        report({
          message: `a paragraph that is the ${head.slice(1)}`,
          pointer: '/text',
          at: start,
          length: text.length,
        });
      }
    },
  }),
};

function keyOf(text: string): string {
  return wordsOf(text)
    .map((word) => foldWord(word.text))
    .join(' ');
}
