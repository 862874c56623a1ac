import { describe, expect, it } from 'vitest';
import { Prints } from '../../src/page/prints.js';
import { unwrap } from '../../src/page/unwrap.js';
import { normalisePage } from '../../src/text/normalise.js';
import { laidOut, PITCH, printsOf } from './laid-out.js';

const COLUMN = ['وصل الوفد الى المدينة مساء أمس', 'واستقبله رئيس البلدية في داره', 'وغادر الوفد المدينة فجر اليوم'];

describe('Prints', () => {
  const prints = printsOf([
    { lines: ['عنوان الصفحة'], right: 400, top: 0, size: 2 },
    { lines: COLUMN, right: 400, top: 30 },
  ]);

  it('tells sizes of type beside that of the running text', () => {
    expect(prints.sizeOf(1)).toBeCloseTo(1);
    expect(prints.sizeOf(3)).toBeCloseTo(0);
  });

  it('counts in steps from one line of the running text to the next', () => {
    const [first, second] = [prints.boxOf(3), prints.boxOf(4)];
    expect((second?.top ?? 0) - (first?.top ?? 0)).toBeCloseTo(1);
    expect(first?.right).toBeCloseTo(400 / PITCH);
  });

  it('tells how sure the engine was of the word at a column', () => {
    const page = (sure: number[]) => new Prints([{ number: 1, text: 'وصل الوفد مساء', print: { sure } }]);
    const prints = page([90, 40, Number.NaN]);
    expect([0, 2, 4, 8, 10].map((column) => prints.sureOf(1, column))).toEqual([90, 90, 40, 40, undefined]);
    expect(page([90, 40]).sureOf(1, 0)).toBeUndefined();
  });

  it('tells lines that do not stand right under one another', () => {
    const page = printsOf([
      { lines: COLUMN, right: 400, top: 30 },
      { lines: COLUMN, right: 400, top: 75 },
      { lines: COLUMN, right: 200, top: 30 },
      { lines: ['عنوان الصفحة', 'من سطرين'], right: 400, top: 200, size: 2 },
    ]);
    const lines = [
      ['next', 1, 2, false],
      ['past a gap', 3, 5, true],
      ['further up', 5, 1, true],
      ['in another column', 3, 9, true],
      ['of larger type', 13, 14, false],
      ['without a box', 4, 5, false],
    ] as const;
    for (const [where, before, line, apart] of lines)
      expect([where, page.areApart(before, line)]).toEqual([where, apart]);
  });

  it('takes more space between lines for no gap where all around have it', () => {
    const wide = COLUMN.map((line, i) => ({ lines: [line], right: 200, top: 30 + 14 * i }));
    const page = laidOut([{ lines: [...COLUMN, ...COLUMN, ...COLUMN], right: 400, top: 30 }, ...wide]);
    const lines = page.text.split('\n').map((text, i) => ({ number: i + 1, text, print: page.prints[i] }));
    // Without the blank lines that part one print from another.
    const prints = new Prints(lines.filter(({ text }) => text !== '').map((line, i) => ({ ...line, number: i + 1 })));
    expect([10, 11].map((line) => prints.areApart(line, line + 1))).toEqual([false, false]);
  });

  it('knows nothing of lines without a box', () => {
    expect([prints.boxOf(2), prints.sizeOf(2), prints.boxOf(99)]).toEqual([undefined, undefined, undefined]);
  });

  it('is not there on a page without a layout', () => {
    expect(unwrap(normalisePage(COLUMN.join('\n')).lines).map(({ prints }) => prints)).toEqual([undefined]);
  });
});
