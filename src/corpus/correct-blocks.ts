import { correctPassage } from '../correct/correct.js';
import { withNoise } from '../correct/noise.js';
import type { CorrectSettings } from '../correct/settings.js';
import { survey } from '../correct/survey.js';
import { tokensOf } from '../correct/token.js';
import type { Block } from '../page/page.js';
import type { Change } from '../text/change.js';

/** Corrects the text of a page's blocks, so that what they are and where they go on is told from words read right. */
export function correctBlocks(
  blocks: readonly Block[],
  settings: CorrectSettings,
): { blocks: Block[]; changes: Change[] } {
  const tokens = blocks.map(({ text }) => tokensOf(text, settings.look));
  const page = withNoise(survey(tokens, settings.lexicon, settings.pagesWith), tokens, settings);
  const changes: Change[] = [];
  const corrected = blocks.map((block, i): Block => {
    const result = correctPassage(block, tokens[i] ?? [], page, settings);
    changes.push(...result.changes);
    return { ...block, ...result.passage };
  });
  return { blocks: corrected, changes };
}
