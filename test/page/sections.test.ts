import { describe, expect, it } from 'vitest';
import { cleanPage } from '../../src/corpus/clean-page.js';
import { loadPageData } from '../../src/page/load.js';

const words = loadPageData();
const clean = (text: string) => cleanPage({ path: 'page.txt', text }, words).articles;
const bodies = (text: string): string[] =>
  clean(text).map(({ paragraphs }) => paragraphs.map((paragraph) => paragraph.text).join('\n'));

/** Two articles side by side in two columns, as an engine reads them that goes down a column through both. */
const COLUMNS = `محطة جديدة لتحلية المياه في الميناء

افتتح وزير الري أمس محطة جديدة لتحلية
مياه البحر في منطقة الميناء بحضور محافظ
المدينة وعدد من المهندسين. وتنتج المحطة
أربعين ألف متر مكعب من مياه الشرب في

المنتخب يبدأ معسكره التدريبي

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
    const { changes } = cleanPage({ path: 'page.txt', text: COLUMNS }, words);
    expect(changes.filter(({ action }) => action === 'move').map(({ rule }) => rule)).toContain('other-article');
  });
});

const BOOKS =
  'افتتح وزير الثقافة مساء أمس معرض الكتاب في العاصمة بمشاركة مئتي دار نشر من خمس عشرة دولة، وقال إن الدخول مجاني للطلاب في أيام المعرض كلها.';
const OLIVES =
  'أعلنت وزارة الزراعة أن موسم الزيتون سيكون وفيرا هذا العام بفضل أمطار الربيع، ودعت المزارعين إلى قطف الثمار في وقتها. '.repeat(
    2,
  );

describe('a headline over two lines with a blank line between', () => {
  it('opens one article', () => {
    const page = `موسم الزيتون وفير في المحافظات\n\nبعد أمطار غزيرة في الربيع\n\nسلمى الحداد\n\n${OLIVES}`;
    expect(clean(page).length).toBe(1);
  });

  it.each([
    ['وزارة الزراعة تتوقع موسما وفيرا في', 'المحافظات الجبلية'],
    ['وزير الزراعة يدعو المزارعين إلى', 'قطف الزيتون في وقته'],
  ])('is one title where the first cannot end one: %s', (first, second) => {
    expect(clean(`${first}\n\n${second}\n\n${OLIVES}`).map(({ title }) => title.text)).toEqual([`${first} ${second}`]);
  });

  it('is a title and its subtitle where the second says something else', () => {
    const [{ title, subtitle } = { title: null, subtitle: null }] = clean(
      `موسم الزيتون وفير في المحافظات الجبلية\n\nالوزارة تدعو إلى القطف في الوقت المناسب والمعاصر تستعد لفتح أبوابها\n\n${OLIVES}`,
    );
    expect(title?.text).toBe('موسم الزيتون وفير في المحافظات الجبلية');
    expect(subtitle?.text).toBe('الوزارة تدعو إلى القطف في الوقت المناسب والمعاصر تستعد لفتح أبوابها');
  });
});

describe('the head of an opinion column', () => {
  const heads = (page: string) =>
    clean(page).map(({ kicker, title, byline }) => [kicker.text, title.text, byline.text].join(' / '));

  it('has the author above the headline', () => {
    const page = `رأي حر\n\nبقلم سلمى الحداد\n\nموسم الزيتون وفير في المحافظات الجبلية\n\n${OLIVES}`;
    expect(heads(page)).toEqual(['رأي حر / موسم الزيتون وفير في المحافظات الجبلية / بقلم سلمى الحداد']);
  });

  it('is none with text between', () => {
    const page = `موسم الزيتون وفير في المحافظات الجبلية\n\nبقلم سلمى الحداد\n\n${OLIVES}\n\nافتتاح معرض الكتاب في العاصمة\n\n${BOOKS}`;
    expect(heads(page)).toEqual([
      ' / موسم الزيتون وفير في المحافظات الجبلية / بقلم سلمى الحداد',
      ' / افتتاح معرض الكتاب في العاصمة / ',
    ]);
  });
});
