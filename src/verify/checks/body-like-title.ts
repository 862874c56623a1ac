import { foldWord } from '../../text/fold.js';
import { wordsOf } from '../../text/words.js';
import type { Check } from '../check.js';
import { wordEnd, wordFrom } from '../word-at.js';

const HEAD = /^\/(?:title|kicker|subtitle)$/;
/** Shorter titles may begin a text by chance. */
const FEWEST = 3;

export const bodyLikeTitle: Check = {
  id: 'body-like-title',
  level: 'warning',
  description: `No paragraph is the title, kicker or subtitle of its record once more, if that has ${FEWEST} words.`,
  start: () => ({
    line: ({ fields, paragraphs }, report) => {
      const heads = fields.filter(({ pointer, words }) => HEAD.test(pointer) && words >= FEWEST);
      const longest = 2 * heads.reduce((most, { text }) => Math.max(most, text.length), 0);
      for (const { text, start } of paragraphs) {
        if (text.length > longest) continue;
        const begins = firstOf(text);
        const head = heads.find((one) => firstOf(one.text) === begins && keyOf(one.text) === keyOf(text));
        if (!head) continue;
        const message = `a paragraph that is the ${head.pointer.slice(1)}`;
        report({ message, pointer: '/text', at: start, length: text.length });
      }
    },
  }),
};

/** The first word, which most paragraphs do not have in common with a title. */
function firstOf(text: string): string {
  const start = wordFrom(text, 0);
  return foldWord(text.slice(start, wordEnd(text, start)));
}

function keyOf(text: string): string {
  return wordsOf(text)
    .map((word) => foldWord(word.text))
    .join(' ');
}
