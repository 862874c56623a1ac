import { describe, expect, it } from 'vitest';
import { gatherStacks, toldBySize } from '../../src/page/assemble/headings/heading-stacks.js';
import type { Label } from '../../src/page/label/label.js';
import type { Role } from '../../src/page/page.js';
import { blocksOf, type Column } from './laid-out.js';

type Part = readonly [Role, Column];

/** The parts of a page in the order that they are gathered into. */
function gathered(page: readonly Part[]): Part[] {
  const blocks = blocksOf(page.map(([, column]) => column));
  expect(blocks.length).toBe(page.length);
  const labels = page.map(([role]): Label => ({ role, margin: 1, because: () => [] }));
  const order = blocks.map((_, i) => i);
  return gatherStacks(blocks, labels, order).flatMap((i) => page.slice(i, i + 1));
}

const KICKER = ['kicker', { lines: ['في بيان صدر أمس'], right: 300, top: 0 }] as const;
const TITLE = ['headline', { lines: ['محطة جديدة لتحلية المياه'], right: 310, top: 12, size: 2 }] as const;
const DECK = ['headline', { lines: ['في ميناء المدينة'], right: 290, top: 32, size: 2 }] as const;
const TEXT = [
  'body',
  { lines: ['افتتح وزير الري أمس محطة', 'جديدة لتحلية مياه البحر في', 'الميناء بحضور المحافظين'], right: 150, top: 15 },
] as const;
const BELOW = [
  'body',
  { lines: ['وتنتج المحطة أربعين ألف', 'متر مكعب من الماء يوميا', 'وتكفي سكان الميناء كلهم'], right: 310, top: 55 },
] as const;

describe('gatherStacks', () => {
  it('puts parts of a heading that stand under one another together, where the lowest was read', () => {
    expect(gathered([KICKER, TITLE, TEXT, DECK, BELOW])).toEqual([TEXT, KICKER, TITLE, DECK, BELOW]);
  });

  it('puts them in their order', () => {
    expect(gathered([DECK, TEXT, TITLE])).toEqual([TITLE, DECK, TEXT]);
  });

  it('leaves alone a heading below running text, and one far below another', () => {
    const under = ['headline', { lines: ['عنوان آخر'], right: 310, top: 86, size: 2 }] as const;
    const far = ['headline', { lines: ['عنوان بعيد'], right: 310, top: 200, size: 2 }] as const;
    const page = [TITLE, far, TEXT, BELOW, under] as const;
    expect(gathered(page)).toEqual(page);
  });

  it('keeps each part once where two stand under one', () => {
    const wide = ['headline', { lines: ['عنوان عريض جدا يمتد فوق عمودين'], right: 310, top: 0, size: 2 }] as const;
    const one = ['subtitle', { lines: ['عنوان فرعي أول'], right: 310, top: 20 }] as const;
    const other = ['subtitle', { lines: ['عنوان فرعي ثان'], right: 150, top: 20 }] as const;
    const found = gathered([wide, one, other, BELOW]);
    expect([found.length, new Set(found).size]).toEqual([4, 4]);
  });

  it('changes nothing on a page without a layout', () => {
    expect(gatherStacks([], [], [2, 0, 1])).toEqual([2, 0, 1]);
  });
});

describe('toldBySize', () => {
  /** What the parts of a page are told as. */
  function roles(page: readonly Part[]): string[] {
    const blocks = blocksOf(page.map(([, column]) => column));
    const labels = page.map(([role]): Label => ({ role, margin: 1, because: () => [] }));
    const order = blocks.map((_, i) => i);
    return toldBySize(blocks, labels, order).map(({ role }) => role);
  }
  const small = (line: string, top: number): Part => ['headline', { lines: [line], right: 310, top }];

  it('takes small type above the headline for a kicker, below it for a subtitle', () => {
    expect(roles([small('في بيان صدر أمس', 0), TITLE, small('كلفتها مليونان', 34), TEXT, BELOW])).toEqual([
      'kicker',
      'headline',
      'subtitle',
      'body',
      'body',
    ]);
  });

  it('leaves alone what is nearly as large, and what stands in another heading', () => {
    const nearly: Part = ['headline', { lines: ['سطر ثان'], right: 310, top: 32, size: 1.6 }];
    expect(roles([TITLE, nearly, TEXT, small('عنوان آخر', 100), BELOW])).toEqual([
      'headline',
      'headline',
      'body',
      'headline',
      'body',
    ]);
  });

  it('changes nothing on a page without a layout', () => {
    const label: Label = { role: 'headline', margin: 1, because: () => [] };
    expect(toldBySize([], [label, label], [0, 1])).toEqual([label, label]);
  });
});
