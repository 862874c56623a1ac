import { describe, expect, it } from 'vitest';
import { cleanPage } from '../../src/corpus/clean-page.js';
import { loadBigrams } from '../../src/lexicon/load.js';

const bigrams = loadBigrams();
const clean = (text: string) => cleanPage({ path: 'page.txt', text }, { bigrams }).articles;
const bodies = (text: string): string[] =>
  clean(text).map(({ paragraphs }) => paragraphs.map((paragraph) => paragraph.text).join('\n'));

/** Two articles side by side in two columns, as an engine reads them that goes down a column through both. */
const COLUMNS = `محطة جديدة لتحلية المياه في الميناء

افتتح وزير الري أمس محطة جديدة لتحلية
مياه البحر في منطقة الميناء بحضور محافظ
المدينة وعدد من المهندسين. وتنتج المحطة
أربعين ألف متر مكعب من مياه الشرب في

المنتخب الوطني يستعد لتصفيات كأس آسيا

بدأ المنتخب الوطني لكرة القدم معسكره
التدريبي في العاصمة استعدادا لتصفيات
كأس آسيا. وقال المدرب إن اللاعبين في
حالة جيدة وإن المباراة الأولى ستقام على

اليوم الواحد وتغطي حاجة سكان الميناء.
وأضاف وزير الري أن محطة التحلية كلفت
مليوني دينار وأن المهندسين أنجزوها في
عامين.

ملعب المدينة يوم الجمعة. وأضاف المدرب أن
المنتخب سيخوض مباراة ودية مع فريق
الجامعة قبل التصفيات.
`;

describe('columns read down through several articles', () => {
  it('go to the article whose words and whose cut sentence they share', () => {
    const [water = '', football = ''] = bodies(COLUMNS);
    expect(bodies(COLUMNS).length).toBe(2);
    expect(water).toContain('مياه الشرب في اليوم الواحد');
    expect(football).toContain('ستقام على ملعب المدينة');
  });

  it('are logged as moved', () => {
    const { changes } = cleanPage({ path: 'page.txt', text: COLUMNS }, { bigrams });
    expect(changes.filter(({ action }) => action === 'move').map(({ rule }) => rule)).toContain('other-article');
  });
});

describe('a headline over two lines with a blank line between', () => {
  it('opens one article', () => {
    const text =
      'أعلنت وزارة الزراعة أن موسم الزيتون سيكون وفيرا هذا العام بفضل أمطار الربيع، ودعت المزارعين إلى قطف الثمار في وقتها. '.repeat(
        2,
      );
    const page = `موسم الزيتون وفير في المحافظات\n\nبعد أمطار غزيرة في الربيع\n\nسلمى الحداد\n\n${text}`;
    expect(clean(page).length).toBe(1);
  });
});
