import { describe, expect, it } from 'vitest';
import { cleanPage } from '../../src/corpus/clean-page.js';
import { loadPageData } from '../../src/page/load.js';

const words = loadPageData();
const flagsOf = (page: string): string[] =>
  cleanPage({ path: 'p.txt', text: page }, words).articles.flatMap(({ flags }) => flags);

const TITLE = 'الكتابة بيتي الأخير';
const LEAD =
  'تكتب ليلى الصباغ منذ ثلاثين عاما روايات تدور في أحياء المدينة القديمة، وقد صدرت لها الشهر الماضي رواية جديدة عن الهجرة والعودة.';
const TALK = [
  '- متى بدأت الكتابة؟',
  '- بدأت في المدرسة، كنت أكتب رسائل لأخي المسافر ثم صارت الرسائل قصصا.',
  '- وما الذي تغير بعد ثلاثين عاما؟',
  '- صرت أكتب أقل وأحذف أكثر، ولا أخجل من الصمت بين رواية وأخرى.',
];
/** Three paragraphs in columns of some forty letters. */
const COLUMN = [
  'أعلنت بلدية المدينة أمس أنها ستبدأ أعمال',
  'تعبيد الطريق الساحلي مطلع الشهر المقبل.',
  'وقال رئيس البلدية إن الكلفة تبلغ مليونين',
  'على أن تنتهي الأشغال قبل حلول الشتاء.',
  'ورحب سكان الحي بالمشروع لكنهم طلبوا',
  'مواقف بديلة لسياراتهم في ساحة السوق.',
];

describe('title-uncertain', () => {
  const KICKER = 'في بيان صدر أمس';

  it('is not told of a heading that markup tells', () => {
    expect(flagsOf(`${KICKER}\n\n## ${TITLE}\n\n${LEAD}`)).toEqual([]);
  });

  it('is told where a line may well be something else', () => {
    // A kicker, or the byline of a column.
    expect(flagsOf(`حوار\n\nليلى الصباغ\n\n${TITLE}\n\n${LEAD}`)).toEqual(['title-uncertain']);
  });
});

describe('columns-interleaved', () => {
  it('is told of lines that two columns stand in', () => {
    const fused = 'وأوضح المهندس المشرف أن الورشة ستعمل ليلا ارتفعت أسعار القمح في السوق أمس وتراجع الطلب على';
    const page = [TITLE, '', ...COLUMN, fused, 'حتى لا تتعطل حركة السير في وسط المدينة.'];
    expect(flagsOf(page.join('\n'))).toContain('columns-interleaved');
  });

  it('is not told where each line is a paragraph, long or short', () => {
    expect(flagsOf([TITLE, LEAD, ...TALK].join('\n\n'))).not.toContain('columns-interleaved');
  });
});
