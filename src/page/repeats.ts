import { findLoops, type Loop } from '../dedup/loops.js';
import { findRepeats, type Repeat } from '../dedup/repeats.js';
import type { Change } from '../text/change.js';
import { applyEdits, type Edit, locate, takingAll } from '../text/passage.js';
import type { Block } from './page.js';

export interface Unique {
  blocks: Block[];
  changes: Change[];
}

/**
 * Takes out what a page says a second time: models that read a page image are wont to begin again, or to be stuck in a few words. The
 * first time stays.
 *
 * @param blocks in page order
 * @returns the blocks left, and a change for each run taken out: `loop`, or a repeat, which names the line it repeats
 */
export function dropRepeats(blocks: readonly Block[]): Unique {
  const loose = dropEach(blocks, ({ text }) => findLoops(text).map(loopCut));
  const repeats = findRepeats(loose.blocks.map(({ text }) => text));
  const byBlock = new Map<number, Repeat[]>();
  for (const repeat of repeats) byBlock.set(repeat.passage, [...(byBlock.get(repeat.passage) ?? []), repeat]);
  const { blocks: left, changes } = dropEach(loose.blocks, (_, i) =>
    (byBlock.get(i) ?? []).map((repeat) => repeatCut(repeat, loose.blocks)),
  );
  if (loose.changes.length === 0) return { blocks: left, changes };
  const all = [...loose.changes, ...changes].sort((a, b) => a.line - b.line || a.at - b.at);
  return { blocks: left, changes: all };
}

const loopCut = ({ start, end, times }: Loop): Edit => ({
  ...CUT,
  start,
  end,
  rule: 'loop',
  note: `${times} times more`,
});

function repeatCut({ start, end, kind, similarity, of }: Repeat, blocks: readonly Block[]): Edit {
  const source = blocks[of.passage];
  const line = source ? locate(source, of.start).line : 0;
  const rule = kind === 'whole' ? 'repeated-paragraph' : 'repeated-run';
  return { ...CUT, start, end, rule, of: { id: '', path: '', line }, score: similarity };
}

const CUT = { after: '', stage: 'repeats', action: 'remove', of: null, score: 1, note: '' } as const;

/** Cuts runs out of blocks. */
function dropEach(blocks: readonly Block[], cutsOf: (block: Block, i: number) => readonly Edit[]): Unique {
  const changes: Change[] = [];
  const left = blocks.flatMap((block, i): Block[] => {
    const edits = cutsOf(block, i);
    if (edits.length === 0) return [block];
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
