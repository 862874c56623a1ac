import { findRepeats, type Repeat } from '../dedup/repeats.js';
import type { Change } from '../text/change.js';
import { applyEdits, type Edit, locate, takingAll } from '../text/passage.js';
import type { Block } from './page.js';

export interface Unique {
  blocks: Block[];
  changes: Change[];
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
    const cut = ({ start, end, kind, similarity, of }: Repeat): Edit => {
      const source = blocks[of.passage];
      const line = source ? locate(source, of.start).line : 0;
      return {
        start,
        end,
        after: '',
        stage: 'repeats',
        rule: kind === 'whole' ? 'repeated-paragraph' : 'repeated-run',
        action: 'remove',
        of: { id: '', path: '', line },
        score: similarity,
        note: '',
      };
    };
    const edits = found.map(cut);
    const result = applyEdits(block, edits);
    // A full stop or a quotation mark is no paragraph.
    if (!/[\p{L}\p{N}]/u.test(result.passage.text)) {
      for (const change of applyEdits(block, takingAll(edits, block.text.length)).changes) changes.push(change);
      return [];
    }
    for (const change of result.changes) changes.push(change);
    return [{ ...block, ...result.passage }];
  });
  return { blocks: left, changes };
}
