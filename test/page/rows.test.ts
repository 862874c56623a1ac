import { describe, expect, it } from 'vitest';
import { blockOf, rowsOf } from '../../src/page/label/rows.js';
import type { Block } from '../../src/page/page.js';
import { unwrap } from '../../src/page/unwrap.js';
import { normalisePage } from '../../src/text/normalise.js';
import { locate } from '../../src/text/passage.js';

const LINES = [
  'أعلنت بلدية المدينة أمس أنها ستبدأ أعمال تعبيد',
  'الطريق الساحلي مطلع الشهر المقبل بعد أن أنجزت',
  'الدراسات الفنية.',
];
const blocks = unwrap(normalisePage(`${LINES.join('\n')}\n\n${LINES[0]}`).lines);

describe('rowsOf', () => {
  it('cuts a block into its physical lines', () => {
    expect(rowsOf(blocks).map(({ text, spot, gapAfter }) => [text, spot, gapAfter])).toEqual([
      [LINES[0], 'first', 0],
      [LINES[1], 'inner', 0],
      [LINES[2], 'last', 1],
      [LINES[0], 'only', 0],
    ]);
  });

  it('tells rows that no wrapping parted: the first word would have stood on the line above', () => {
    const page = 'جلسة أمس\nالمجلس البلدي يقر موازنة العام المقبل\nبعد نقاش طويل\nاستغرق يومين';
    const parted = rowsOf(unwrap(normalisePage(page).lines)).map((row) => row.parted);
    expect(parted).toEqual([false, true, false, false]);
  });

  it('knows the line of each row', () => {
    const lines = rowsOf(blocks).map(({ of, start }) => blocks[of] && locate(blocks[of], start).line);
    expect(lines).toEqual([1, 2, 3, 5]);
  });
});

describe('blockOf', () => {
  const rows = rowsOf(blocks).filter(({ of }) => of === 0);
  const [block] = blocks as [Block];

  it('puts the rows of a block together again', () => {
    expect(blockOf(block, rows)).toEqual(block);
  });

  it('cuts rows out of a block', () => {
    const { text, pieces, rows: lines, longest, last } = blockOf(block, rows.slice(1));
    expect(text).toBe(`${LINES[1]} ${LINES[2]}`);
    expect(pieces.map(({ line, joined = false }) => [line, joined])).toEqual([
      [2, false],
      [3, true],
    ]);
    expect([lines, longest, last]).toEqual([2, LINES[1]?.length, LINES[2]?.length]);
  });
});
