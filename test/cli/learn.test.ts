import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { recordsOf, workFolder } from './warraq.js';

/** A page read badly; the engineer’s name looks like a frequent word. */
const MARKET =
  'افتنح مخافظ المدبنة أمس السوق الجديد بعد أن بقي مغلفا ثلاث سنوات، وقال إن مئة محل ستقتح أبوابها قبل نهاية السهر. وحضر الحفل المهندس سليم السوزي مع أعضاء اللجنة في الفاعة الكبرى.\n';
const OTHERS = {
  'scans/2.txt': 'أشرف المهندس سليم السوزي على ترميم الجسر القديم، وأعلن أن العمل فيه ينتهي مطلع الخريف المقبل.\n',
  'scans/3.txt': 'سافر المهندس سليم السوزي إلى حلب لمعاينة خزانات المياه التي بنيت قبل أربعين سنة.\n',
  'scans/4.txt': 'ألقى المهندس سليم السوزي محاضرة عن حدائق المدينة حضرها طلاب كلية الزراعة وأساتذتها.\n',
};
const pageOne = (text: string): boolean => text.includes('مئة محل');

describe('a name that recurs on other pages', () => {
  test('is left alone, where the same word on one page would be taken for another', async () => {
    const { warraq } = workFolder({ 'scans/1.txt': MARKET, ...OTHERS });
    const [learnt, not] = [await warraq('clean', 'scans'), await warraq('clean', 'scans', '--no-learn')];
    const textOf = (ended: typeof learnt): string => recordsOf(ended).find(({ text }) => pageOne(text))?.text ?? '';
    expect(textOf(learnt)).toContain('سليم السوزي');
    expect(textOf(not)).toContain('سليم السوري');
    // What is misread stays mended.
    for (const ended of [learnt, not]) expect(textOf(ended)).toContain('المدينة');
  });

  test('the manifest tells whether words were learnt; one page or stdin teaches nothing', async () => {
    const { warraq, pipe, at } = workFolder({ 'scans/1.txt': MARKET, ...OTHERS });
    const learnOf = (folder: string): boolean =>
      JSON.parse(readFileSync(at(`${folder}/manifest.json`), 'utf8')).settings.learn;
    await warraq('clean', 'scans', '-o', 'all');
    await warraq('clean', 'scans', '-o', 'none', '--no-learn');
    await warraq('clean', 'scans/1.txt', '-o', 'one');
    await pipe(MARKET, 'clean', '-', '-o', 'piped');
    expect(['all', 'none', 'one', 'piped'].map(learnOf)).toEqual([true, false, false, false]);
  });
});
