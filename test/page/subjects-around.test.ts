import { describe, expect, it } from 'vitest';
import { loadWordData } from '../../src/lexicon/load.js';
import { type About, SubjectsAround } from '../../src/page/label/subjects-around.js';
import { loadTopicSpace } from '../../src/page/load.js';
import { wordTable } from '../../src/page/word-traits.js';

const data = loadWordData();
const topics = loadTopicSpace();

const MATCH = [
  'سدد المهاجم كرة قوية من خارج منطقة الجزاء ارتدت من القائم إلى قدم زميله',
  'حارس المرمى أنقذ فريقه في الدقائق الأخيرة من ركلة حرة مباشرة',
];
const HARVEST = [
  'موسم قطاف الزيتون تأخر هذا الخريف والمعاصر لم تفتح أبوابها بعد',
  'تنتظر معصرة القرية محصول المزارعين لتعصر زيته قبل هطول الأمطار',
];
const ABOUT_HARVEST = 'الزيت شحيح والمعاصر فارغة';

/** Of row `i` of a page. */
const around = (rows: readonly string[], i: number): About =>
  new SubjectsAround(
    rows.map((text) => ({ words: wordTable(data).of(text) })),
    topics,
  ).of(i);

describe('subjects around a row', () => {
  it('tell a heading from what stands above it', () => {
    const { ahead, behind } = around([...MATCH, ABOUT_HARVEST, ...HARVEST], 2);
    expect(ahead).toBeGreaterThan(behind + 0.1);
  });

  it('tell a crosshead by the text that goes on about the same', () => {
    const inside = around([...HARVEST.slice(0, 1), ABOUT_HARVEST, ...HARVEST.slice(1)], 1);
    const between = around([...MATCH, ABOUT_HARVEST, ...HARVEST], 2);
    expect(inside.turn).toBeGreaterThan(between.turn + 0.1);
  });

  it('are nothing at the ends of a page and beside rows of few words', () => {
    expect(around([ABOUT_HARVEST], 0)).toEqual({ ahead: 0, behind: 0, turn: 0 });
    expect(around(['زيت', ABOUT_HARVEST, 'معاصر'], 1)).toEqual({ ahead: 0, behind: 0, turn: 0 });
  });
});
