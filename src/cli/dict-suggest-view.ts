import type { Mined, Suggestion } from '../corpus/word-mine.js';
import { counted } from './terminal.js';

const percent = (probability: number): string => `${Math.round(probability * 100)}%`;

function entryText({ word, count, pages, example, kind, readings }: Suggestion): string {
  const [best] = readings;
  const figures = `${counted(count, 'time')} on ${counted(pages, 'page')}`;
  const clear = kind === 'clear' && best;
  const perhaps = readings.map(({ text, probability }) => `${text} ${percent(probability)}`).join(', ');
  const likely = clear ? percent(best.probability) : perhaps && `perhaps ${perhaps}`;
  return `# ${[figures, ...(likely ? [likely] : []), example].join('; ')}\n${clear ? `${word}\t${best.text}` : `# ${word}\t?`}\n`;
}

/** Suggestions as a dictionary to edit: what is not clear is commented out. */
export function suggestionsText(
  suggestions: readonly Suggestion[],
  mined: Mined,
  { minCount }: { minCount: number },
): string {
  const names = suggestions.filter(({ kind }) => kind === 'name');
  const others = suggestions.filter(({ kind }) => kind !== 'name');
  const from = `${counted(mined.pages, 'page')} of ${counted(mined.words, 'word')}`;
  const head = `# Suggested by warraq dict suggest, from ${from}: words that stand there ${counted(minCount, 'time')} or more.
# Each needs a look. A "?" is yours to fill in; take the # before the word away then.
`;
  const tail =
    names.length === 0
      ? ''
      : `\n# Likely names: on many pages, and near no other word.\n${names.map(entryText).join('')}`;
  return head + others.map(entryText).join('') + tail;
}
