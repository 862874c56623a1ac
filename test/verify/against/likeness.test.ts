import { describe, expect, test } from 'vitest';
import { lettersOf, likeness } from '../../../src/verify/against/likeness.js';

const TEXT =
  'استقبل مرفأ المدينة صباح أمس أول باخرة كبيرة بعد انتهاء أعمال التوسعة التي استمرت ثلاث سنوات كاملة وشارك فيها مئات العمال.';
const OTHER =
  'وأوضحت مديرة التعليم أن الحافلات ستنقل التلاميذ مجانا طوال الفصل الأول وأن المطاعم ستقدم وجبة ساخنة كل يوم.';

const like = (text: string, earlier: string) => likeness(lettersOf(text), lettersOf(earlier));

describe('likeness', () => {
  test('dots, marks, hamza and punctuation do not count', () =>
    expect(like('مُرفَا المـدينه', `قال إن ${TEXT}`)).toBe(1));

  test('letters lost, added or changed count one each', () => {
    const misread = TEXT.replace('المدينة', 'المدبسنة').replace('باخرة', 'بخرة').replace('سنوات', 'صنوات');
    expect(like(misread, `${OTHER} ${TEXT} ${OTHER}`)).toBeGreaterThan(0.95);
    expect(like(misread, `${OTHER} ${TEXT} ${OTHER}`)).toBeLessThan(1);
  });

  test('a misread word is found too, where no run of its letters is whole', () =>
    expect(like('المحينط', `ذكر في المدينة أمس ${OTHER}`)).toBeGreaterThan(0.6));

  test('another text has little of it', () => {
    expect(like(TEXT, OTHER)).toBeLessThan(0.6);
    expect(like(TEXT, '')).toBe(0);
    expect(like('', OTHER)).toBe(1);
  });
});
