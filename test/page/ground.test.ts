import { describe, expect, it } from 'vitest';
import { layOut } from '../../src/page/assemble/assemble.js';
import { type Ground, relationOf } from '../../src/page/assemble/evidence/ground.js';
import { loadPageData } from '../../src/page/load.js';
import { blocksOf, type Column } from './laid-out.js';

const words = loadPageData();

/** Grounds of the texts of a page, by their first words; columns of larger type are headlines. */
function groundsOf(columns: readonly Column[]): Map<string, Ground | undefined> {
  const titles = new Set(columns.flatMap(({ lines, size = 1 }) => (size > 1 ? lines : [])));
  const blocks = blocksOf(columns);
  const { strips, grounds, facts } = layOut(
    blocks,
    blocks.map(({ text }) => ({ role: titles.has(text) ? 'headline' : 'body', margin: 1, because: () => [] })),
    words,
  );
  return new Map(
    strips.map(({ blocks: [first = 0] }, i) => [facts[first]?.block.text.split(' ')[0] ?? '', grounds[i]]),
  );
}

/** Three lines of 30 letters, the last one short; they begin with a word. */
const column = (first: string): string[] => [
  `${first} الوفد الى المدينة مساء`.padEnd(30, 'ا'),
  'واستقبله رئيس البلدية في دارهم',
  'ثم غادرها فجرا.',
];

/** Right edges of two columns with a gutter of one line's height between; where the text under a heading begins. */
const [RIGHT, LEFT] = [310, 150];
const TOP = 25;

describe('relationOf', () => {
  const page: Column[] = [
    { lines: ['عنوان يمتد فوق العمودين كليهما'], right: RIGHT, top: 0, size: 2 },
    { lines: column('وصل'), right: RIGHT, top: TOP },
    { lines: column('قال'), right: RIGHT, top: TOP + 30 },
    { lines: column('غادر'), right: LEFT, top: TOP },
    { lines: column('عاد'), right: LEFT, top: TOP + 30 },
    { lines: column('أكد'), right: RIGHT, top: TOP + 200 },
    { lines: column('عمل'), right: RIGHT, top: TOP + 236 },
  ];
  const grounds = groundsOf(page);
  const relation = (a: string, b: string): string | undefined => {
    const [one, other] = [grounds.get(a), grounds.get(b)];
    return one && other && relationOf(one, other);
  };

  it.each([
    ['right below in the column', 'وصل', 'قال', 'below'],
    ['a little further down in it', 'أكد', 'عمل', 'below-apart'],
    ['further down in it', 'قال', 'أكد', 'below-far'],
    ['further up in it', 'قال', 'وصل', 'above'],
    ['at the top of the next column, from the bottom of this one', 'قال', 'غادر', 'beside-level'],
    ['the same before this one is read to its end', 'وصل', 'غادر', 'beside-level-early'],
    ['inside the next column', 'قال', 'عاد', 'beside-inner'],
    ['in the column to the right', 'عاد', 'وصل', 'elsewhere'],
  ])('knows what stands %s', (_, a, b, expected) => {
    expect(relation(a, b)).toBe(expected);
  });

  it('counts from the top of the heading where that stands over one column alone', () => {
    const over = groundsOf([
      { lines: ['عنوان عمود واحد'], right: RIGHT, top: 0, size: 2 },
      { lines: column('وصل'), right: RIGHT, top: TOP },
      { lines: column('غادر'), right: LEFT, top: 3 },
    ]);
    const [a, b] = [over.get('وصل'), over.get('غادر')];
    expect(a && b && relationOf(a, b)).toBe('beside-level');
  });

  it('takes lines of another width below for another text', () => {
    const other = groundsOf([
      { lines: column('وصل'), right: RIGHT, top: TOP },
      { lines: column('غادر').map((line) => `${line} ${line.slice(0, 8)}`), right: RIGHT, top: TOP + 40 },
    ]);
    const [a, b] = [other.get('وصل'), other.get('غادر')];
    expect(a && b && relationOf(a, b)).toBe('below-other-width');
  });
});

describe('the heading over a column', () => {
  const grounds = groundsOf([
    { lines: ['عنوان أول هنا'], right: RIGHT, top: 0, size: 2 },
    { lines: column('وصل'), right: RIGHT, top: TOP },
    { lines: ['عنوان ثان هنا'], right: RIGHT, top: 80, size: 2 },
    { lines: column('قال'), right: RIGHT, top: 105 },
    { lines: column('غادر'), right: LEFT, top: 85 },
  ]);

  it('is the nearest above it', () => {
    const [first, second] = [grounds.get('وصل')?.home, grounds.get('قال')?.home];
    expect(first).toBeGreaterThanOrEqual(0);
    expect(second).toBe((first ?? 0) + 1);
  });

  it('is none where it stands over another column', () => {
    expect(grounds.get('غادر')?.home).toBe(-1);
  });

  it('is not asked for without a layout', () => {
    const layout = layOut([], [], words);
    expect(layout.grounds).toEqual([]);
  });
});
