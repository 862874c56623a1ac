import { describe, expect, it } from 'vitest';
import { blockOf, rowsOf } from '../../src/page/label/rows.js';
import { unwrap } from '../../src/page/unwrap.js';
import { normalisePage } from '../../src/text/normalise.js';

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

  it('knows the line of each row', () => {
    expect(rowsOf(blocks).map(({ pieces }) => pieces[0]?.line)).toEqual([1, 2, 3, 5]);
  });
});

describe('blockOf', () => {
  it('puts the rows of a block together again', () => {
    const rows = rowsOf(blocks).filter(({ of }) => of === 0);
    expect(blockOf(rows)).toEqual(blocks[0]);
  });
});
