import { describe, expect, it } from 'vitest';
import { unwrap } from '../../src/page/unwrap.js';
import { normalisePage } from '../../src/text/normalise.js';
import { boxesOf, PITCH } from './laid-out.js';

const COLUMN = ['وصل الوفد الى المدينة مساء أمس', 'واستقبله رئيس البلدية في داره', 'وغادر الوفد المدينة فجر اليوم'];

describe('LineBoxes', () => {
  const boxes = boxesOf([
    { lines: ['عنوان الصفحة'], right: 400, top: 0, size: 2 },
    { lines: COLUMN, right: 400, top: 30 },
  ]);

  it('tells sizes of type beside that of the running text', () => {
    expect(boxes.sizeOf(1)).toBeCloseTo(1);
    expect(boxes.sizeOf(3)).toBeCloseTo(0);
  });

  it('counts in steps from one line of the running text to the next', () => {
    const [first, second] = [boxes.boxOf(3), boxes.boxOf(4)];
    expect((second?.top ?? 0) - (first?.top ?? 0)).toBeCloseTo(1);
    expect(first?.right).toBeCloseTo(400 / PITCH);
  });

  it('knows nothing of lines without a box', () => {
    expect([boxes.boxOf(2), boxes.sizeOf(2), boxes.boxOf(99)]).toEqual([undefined, undefined, undefined]);
  });

  it('is not there on a page without a layout', () => {
    expect(unwrap(normalisePage(COLUMN.join('\n')).lines).map(({ boxes }) => boxes)).toEqual([undefined]);
  });
});
