import { correctPassage } from '../correct/correct.js';
import { doubtsOf, type Sureness } from '../correct/decide/doubts.js';
import { withNoise } from '../correct/decide/noise.js';
import { survey } from '../correct/decide/survey.js';
import { type CorrectSettings, weighs } from '../correct/settings.js';
import { digitsOf, mayHaveNumbers } from '../correct/signs/numbers.js';
import { type ReadToken, tokensOf } from '../correct/token.js';
import type { Block } from '../page/page.js';
import type { Change } from '../text/change.js';
import { locate } from '../text/passage.js';
import { correctionsOf } from './correction.js';

export interface CorrectedBlocks {
  blocks: Block[];
  changes: Change[];
  /** The changes again, each with the words around it. */
  corrections: (Change & { left: string; right: string })[];
}

/**
 * Corrects the text of a page's blocks, so that what they are and where they go on is told from words read right. Those in another language are
 * left alone.
 */
export function correctBlocks(blocks: readonly Block[], settings: CorrectSettings): CorrectedBlocks {
  const { lexicon, look, layers, pagesWith } = settings;
  const tokens = blocks.map((block) => (block.other ? [] : tokensOf(block.text, look)));
  const numbered = blocks.flatMap(({ text }, i) => (mayHaveNumbers(tokens[i] ?? []) ? text : []));
  const surveyed = { ...survey(tokens, lexicon, pagesWith), doubts: doubtsOf(surenessOf(blocks, tokens)) };
  const page = weighs(layers) ? { ...withNoise(surveyed, tokens, settings), zero: digitsOf(numbered) } : surveyed;
  const result: CorrectedBlocks = { blocks: [], changes: [], corrections: [] };
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i];
    if (!block) continue;
    const { passage, changes } = correctPassage(block, tokens[i] ?? [], page, settings, block.width > 0);
    if (passage === block) {
      result.blocks.push(block);
      continue;
    }
    result.blocks.push({ ...block, ...passage });
    // One by one: a call takes only so many arguments, and a block may be the whole page.
    for (const change of changes) result.changes.push(change);
    for (const correction of correctionsOf(block, changes)) result.corrections.push(correction);
  }
  return result;
}

/** The words that an engine told how sure it was of, on a page that came with a layout. */
function surenessOf(blocks: readonly Block[], tokens: readonly (readonly ReadToken[])[]): Sureness[] {
  return blocks.flatMap((block, i) => {
    const { prints } = block;
    if (!prints) return [];
    return (tokens[i] ?? []).flatMap((token): Sureness[] => {
      if (!token.facts || token.facts.letters < 2) return [];
      const { line, column } = locate(block, token.start);
      const sure = prints.sureOf(line, column);
      return sure === undefined ? [] : [{ token, sure }];
    });
  });
}
