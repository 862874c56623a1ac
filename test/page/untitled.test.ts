import { describe, expect, it } from 'vitest';
import { assemble } from '../../src/page/assemble/assemble.js';
import { loadPageData } from '../../src/page/load.js';
import { unwrap } from '../../src/page/unwrap.js';
import { normalisePage } from '../../src/text/normalise.js';
import { WATER, WATER_TEXT } from './water-page.js';

const words = loadPageData();

const TEAM_TEXT = [
  `بدأ المنتخب الوطني لكرة القدم معسكره
التدريبي في العاصمة استعدادا لتصفيات
كأس آسيا أمام فريق الكويت.`,
  `قال المدرب البرازيلي إن اللاعبين في
حالة جيدة وإن مباراة المنتخب الأولى ستقام
على ملعب العاصمة يوم الجمعة.`,
  `أوضح المدرب البرازيلي أن اللاعبين المصابين
لن يشاركوا في تصفيات كأس آسيا وأن معسكر
المنتخب سينتهي قبل مباراة الكويت.`,
  `أكد قائد المنتخب أن اللاعبين مصممون على
الفوز في مباراة الكويت وبلوغ نهائيات كأس
آسيا على ملعب العاصمة مع المدرب البرازيلي.`,
  `فاز المنتخب في مباراة ودية على فريق الكويت
بهدفين سجلهما قائد المنتخب قبل أن يخرج
مصابا من ملعب العاصمة.`,
  `تابع المدرب البرازيلي مباراة ودية أخرى
للاعبين الشباب في معسكر المنتخب واختار منهم
حارس مرمى لتصفيات كأس آسيا.`,
];

const SCHOOL_TEXT = [
  `أعلنت وزارة التربية نتائج امتحانات الشهادة
الثانوية ونجح فيها سبعة تلاميذ من كل عشرة
في مدارس المحافظات الجنوبية.`,
  `زادت نسبة النجاح في مدارس المحافظات الجنوبية
على ما كانت عليه في امتحانات العام الماضي
بفضل دروس التقوية للتلاميذ.`,
  `تبدأ وزارة التربية تسجيل التلاميذ الناجحين
في الشهادة الثانوية مطلع الشهر القادم
وتعاد امتحانات الراسبين في الخريف.`,
  `طالب معلمو المدارس وزارة التربية بزيادة
دروس التقوية وبتصحيح امتحانات الشهادة
الثانوية في المحافظات الجنوبية نفسها.`,
  `وعد مدير التربية معلمي المدارس بأن تعاد
امتحانات الشهادة الثانوية للتلاميذ الراسبين
في مدارس المحافظات الجنوبية قريبا.`,
  `شكر التلاميذ الناجحون في الشهادة الثانوية
معلمي دروس التقوية في مدارس المحافظات
الجنوبية ووزارة التربية على نتائج الامتحانات.`,
];

const texts = (page: readonly string[]): string[] => {
  const blocks = unwrap(normalisePage(page.join('\n\n')).lines);
  const labels = blocks.map(
    ({ text }) => ({ role: text === WATER ? 'headline' : 'body', margin: 1, because: () => [] }) as const,
  );
  return assemble(blocks, labels, words).articles.map(
    ({ title, paragraphs }) => `${title.text}: ${paragraphs.map(({ text }) => text).join(' ')}`,
  );
};

describe('arrangeWhole', () => {
  it('gives text of another subject an article of its own where its heading was lost', () => {
    const [water = '', team = '', ...rest] = texts([
      WATER,
      ...WATER_TEXT.slice(0, 2),
      ...TEAM_TEXT,
      ...WATER_TEXT.slice(2),
    ]);
    expect(rest).toEqual([]);
    expect(water).toContain(`${WATER}: افتتح وزير الري`);
    expect(water).not.toContain('المنتخب');
    expect(team).toMatch(/^: بدأ المنتخب/);
    expect(team).toContain('حارس مرمى لتصفيات كأس آسيا');
    expect(water).toContain('يشترون مياه الشرب');
  });

  it('does so for two of them', () => {
    const [water = '', ...rest] = texts([
      WATER,
      ...WATER_TEXT.slice(0, 2),
      ...TEAM_TEXT,
      ...WATER_TEXT.slice(2),
      ...SCHOOL_TEXT,
    ]);
    expect(rest.sort().map((text) => text.split(' ', 3).join(' '))).toEqual([': أعلنت وزارة', ': بدأ المنتخب']);
    expect(water).not.toMatch(/المنتخب|التربية/u);
  });

  it('leaves one article whole', () => {
    expect(texts([WATER, ...WATER_TEXT])).toHaveLength(1);
  });

  it('does so where each line is a paragraph', () => {
    const paragraphs = [...WATER_TEXT, ...TEAM_TEXT].map((text) => text.replaceAll('\n', ' '));
    const [water = '', team = '', ...rest] = texts([WATER, ...paragraphs]);
    expect(rest).toEqual([]);
    expect(water).not.toContain('المنتخب');
    expect(team).toMatch(/^: بدأ المنتخب/);
  });
});
