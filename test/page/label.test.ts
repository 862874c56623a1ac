import { describe, expect, it } from 'vitest';
import { datelineLength } from '../../src/page/dateline.js';
import { isAgency } from '../../src/page/label/agencies.js';
import { labelBlocks } from '../../src/page/label/label.js';
import { unwrap } from '../../src/page/unwrap.js';
import { normalisePage } from '../../src/text/normalise.js';

const BODY =
  'أعلنت وزارة الزراعة أن موسم الزيتون في المحافظات الجبلية سيكون وفيرا هذا العام بفضل أمطار الربيع، ودعت المزارعين إلى ' +
  'قطف الثمار في وقتها ونقلها إلى المعاصر خلال يوم واحد حفاظا على جودة الزيت وسمعته في الأسواق.';

const rolesOf = (page: string): string[] => labelBlocks(unwrap(normalisePage(page).lines)).map(({ role }) => role);

describe('isAgency', () => {
  it.each(['رويترز', 'أ ف ب', 'أ.ف.ب', 'ا. ف. ب.', 'د ب أ', 'وكالات', 'سانا - رويترز', '(واس)', 'قنا، أ ف ب'])(
    'knows %s',
    (text) => {
      expect(isAgency(text)).toBe(true);
    },
  );

  it.each(['', 'سلمى الحداد', 'قالت رويترز', 'القاهرة', 'وكالة'])('does not take %s for one', (text) => {
    expect(isAgency(text)).toBe(false);
  });
});

describe('datelineLength', () => {
  it('covers place and source up to the colon', () => {
    const head = 'بغداد - وكالات';
    expect(datelineLength(`${head}: قال مصدر مسؤول`)).toBe(head.length);
  });

  it('is 0 where a sentence merely has a colon', () => {
    expect(datelineLength('وقال الوزير: إن الموسم وفير')).toBe(0);
  });
});

describe('labelBlocks', () => {
  it('reads kicker, headline, byline and body', () => {
    const page = `في بيان صدر أمس\n\nموسم الزيتون وفير في المحافظات الجبلية هذا العام\n\nسلمى الحداد\n\n${BODY}`;
    expect(rolesOf(page)).toEqual(['kicker', 'headline', 'byline', 'body']);
  });

  it('knows a caption by its credit', () => {
    const page = `موسم الزيتون وفير في المحافظات الجبلية\n\nرويترز\n\nعمال يقطفون الزيتون في كرم قرب المدينة (رويترز)\n\n${BODY}`;
    expect(rolesOf(page)).toEqual(['headline', 'byline', 'caption', 'body']);
  });

  it('takes the running head and the page number for furniture', () => {
    const page = `صوت الجبل\n\nالجمعة 15 آذار 1985 - العدد 2690\n\n12\n\nموسم الزيتون وفير في المحافظات الجبلية\n\nوكالات\n\n${BODY}`;
    expect(rolesOf(page).slice(0, 3)).toEqual(['furniture', 'furniture', 'furniture']);
  });

  it('marks numbered paragraphs as list items', () => {
    const page = `موسم الزيتون وفير في المحافظات\n\nوكالات\n\n${BODY}\n\n١- ${BODY}\n\n٢- ${BODY}`;
    expect(rolesOf(page).slice(-2)).toEqual(['list', 'list']);
  });

  it('says which features spoke for a role', () => {
    const [, label] = labelBlocks(unwrap(normalisePage(`موسم الزيتون وفير في المحافظات\n\nرويترز\n\n${BODY}`).lines));
    expect(label?.role).toBe('byline');
    expect(label?.because.map(({ feature }) => feature)).toContain('agency');
  });

  it('takes text without any heading for body', () => {
    expect(rolesOf(`${BODY}\n\nو${BODY}`)).toEqual(['body', 'body']);
  });
});
