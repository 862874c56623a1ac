import { describe, expect, it } from 'vitest';
import { cleanPage } from '../../src/corpus/clean-page.js';
import { loadPageData } from '../../src/page/load.js';
import { type Column, laidOut } from './laid-out.js';

const words = loadPageData();

/** Right edges of four columns. */
const [FIRST, SECOND, THIRD, FOURTH] = [780, 590, 400, 210];
const TOP = 40;

const NORTH = [
  'هطلت أمس أمطار غزيرة على مدن الشمال',
  'وقراه، وارتفعت مياه الأنهار فيها عن',
  'معدلها المعتاد، وأغلقت طرق عدة.',
];
const NORTH_MORE = [
  'ويتوقع الراصدون أن تستمر الأمطار يومين',
  'آخرين، وأن تنخفض الحرارة درجات عدة في',
  'الليل، وأن يعود الصحو يوم الجمعة.',
];
const SOUTH = [
  'هبت أمس رياح شديدة على مدن الجنوب',
  'وقراه، وارتفعت أمواج البحر فيها عن',
  'معدلها المعتاد، وأغلقت موانئ عدة.',
];
const SOUTH_MORE = [
  'ويرجح الراصدون أن تهدأ الرياح غدا مساء',
  'وأن ترتفع الحرارة درجات عدة في النهار',
  'وأن يعود الصيادون إلى البحر قريبا.',
];

/** Two articles side by side, each with a heading over two columns, as an engine read them that took each column by itself. */
const PAGE: Column[] = [
  { lines: ['سيول تغلق طرقا في الشمال'], right: FIRST, top: 0, size: 2 },
  { lines: NORTH, right: FIRST, top: TOP },
  { lines: ['أمواج عاتية تغلق موانئ الجنوب'], right: THIRD, top: 0, size: 2 },
  { lines: SOUTH, right: THIRD, top: TOP },
  { lines: NORTH_MORE, right: SECOND, top: TOP },
  { lines: SOUTH_MORE, right: FOURTH, top: TOP },
];

const textsOf = (page: ReturnType<typeof laidOut>): string[] =>
  cleanPage({ path: 'page.xml', ...page }, words).articles.map(({ paragraphs }) =>
    paragraphs.map(({ text }) => text).join(' '),
  );

describe('a page with a layout', () => {
  const right = [
    [...NORTH, ...NORTH_MORE],
    [...SOUTH, ...SOUTH_MORE],
  ].map((lines) => lines.join(' '));

  it('is put in order by where its lines stand', () => {
    expect(textsOf(laidOut(PAGE))).toEqual(right);
  });

  it('cannot be told from its words alone', () => {
    expect(textsOf({ ...laidOut(PAGE), prints: [] })).not.toEqual(right);
  });
});
