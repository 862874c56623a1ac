import { findRepeats, type Repeat } from '../dedup/repeats.js';
import type { Change } from '../text/change.js';
import { applyEdits, type Edit, locate } from '../text/passage.js';
import type { Block } from './page.js';

export interface Unique {
  blocks: Block[];
  changes: Change[];
}

/** The cut run with one of the spaces beside it, so that the words left stay parted by one. */
function withSpace(text: string, { start, end }: Repeat): { start: number; end: number } {
  if (text.charAt(end) === ' ') return { start, end: end + 1 };
  return { start: text.charAt(start - 1) === ' ' ? start - 1 : start, end };
}

/**
 * Takes out what a page says a second time: models that read a page image are wont to begin again. The first time stays.
 *
 * @param blocks in page order
 * @returns the blocks left, and a change for each run taken out, naming the line it repeats
 */
export function dropRepeats(blocks: readonly Block[]): Unique {
  const repeats = findRepeats(blocks.map(({ text }) => text));
  const byBlock = new Map<number, Repeat[]>();
  for (const repeat of repeats) byBlock.set(repeat.passage, [...(byBlock.get(repeat.passage) ?? []), repeat]);
  const changes: Change[] = [];
  const left = blocks.flatMap((block, i): Block[] => {
    const found = byBlock.get(i);
    if (!found) return [block];
    const edits = found.map((repeat): Edit => {
      const source = blocks[repeat.of.passage];
      const line = source ? locate(source, repeat.of.start).line : 0;
      return {
        ...withSpace(block.text, repeat),
        after: '',
        stage: 'repeats',
        rule: repeat.kind === 'whole' ? 'repeated-paragraph' : 'repeated-run',
        action: 'remove',
        of: { id: '', path: '', line },
        score: repeat.similarity,
        note: '',
      };
    });
    const result = applyEdits(block, edits);
    changes.push(...result.changes);
    if (!/[\p{L}\p{N}]/u.test(result.passage.text)) return [];
    return [{ ...block, ...result.passage }];
  });
  return { blocks: left, changes };
}
