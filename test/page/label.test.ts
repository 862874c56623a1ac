import { describe, expect, it } from 'vitest';
import { isAgency } from '../../src/page/label/agencies.js';
import { type Labelled, labelBlocks } from '../../src/page/label/label.js';
import { loadPageData } from '../../src/page/load.js';
import { unwrap } from '../../src/page/unwrap.js';
import { normalisePage } from '../../src/text/normalise.js';
import { blocksOf } from './laid-out.js';

const BODY =
  'أعلنت وزارة الزراعة أن موسم الزيتون في المحافظات الجبلية سيكون وفيرا هذا العام بفضل أمطار الربيع، ودعت المزارعين إلى ' +
  'قطف الثمار في وقتها ونقلها إلى المعاصر خلال يوم واحد حفاظا على جودة الزيت وسمعته في الأسواق.';

const MORE =
  'وتوقعت الوزارة أن تفتح المعاصر أبوابها في الأسبوع الأول من الشهر المقبل، وأن تبقى أسعار الزيت على ما كانت عليه في الموسم الماضي.';
const OTHER =
  'قال مدير المؤسسة في لقاء مع الصحافيين مساء أمس إن الأشغال انتهت قبل موعدها بشهر كامل، وإن الزوار سيجدون قاعات جديدة ' +
  'وموقفا للسيارات، وإن الدخول سيكون مجانا في اليومين الأولين.';

const words = loadPageData();
const labelled = (page: string): Labelled => labelBlocks(unwrap(normalisePage(page).lines), words);
const openingsOf = (page: string): number[] => labelled(page).labels.map(({ opening = Number.NaN }) => opening);
const rolesOf = (page: string): string[] => labelled(page).labels.map(({ role }) => role);

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

describe('labelBlocks', () => {
  it('takes time linear in the length of a text of marks and figures alone', () => {
    expect(rolesOf('. . . ، ؛ « » - ( ) 12 ٪\n'.repeat(4000))).not.toContain('headline');
  });

  it('tells how far the reading falls short in which a text begins with a block', () => {
    const [, opens = Number.NaN, goesOn = 0] = openingsOf(
      `موسم الزيتون وفير في المحافظات الجبلية هذا العام\n\n${BODY}\n\n${MORE}`,
    );
    expect(opens).toBeGreaterThanOrEqual(0);
    expect(goesOn).toBeGreaterThan(opens + 3);
  });

  describe('of short items', () => {
    const HEADING = 'موسم الزيتون وفير في المحافظات الجبلية هذا العام';
    const ITEM =
      'يسود البلاد اليوم طقس معتدل نهارا بارد ليلا، والرياح شمالية خفيفة، والبحر هادئ إلى متوسط ارتفاع الموج.';

    it('takes a word or two between a closed text and an item for its headline', () => {
      expect(rolesOf(`${HEADING}\n\n${BODY}\n\n${MORE}\n\nالطقس\n\n${ITEM}`)).toEqual([
        'headline',
        'body',
        'body',
        'headline',
        'body',
      ]);
    });

    it('does not over a headline: there it is a kicker', () => {
      const page = `${HEADING}\n\n${BODY}\n\nعلي ناصر\n\nإقفال المعاصر القديمة في القرى خسارة كبيرة للمزارعين كلهم\n\n${OTHER}`;
      expect(rolesOf(page).slice(2, 4)).toEqual(['kicker', 'headline']);
    });

    it('does not where the page marks its headings, and not this one', () => {
      const page = `## ${HEADING}\n\n${BODY}\n\n${MORE}\n\nالطقس\n\n${ITEM}\n\n## ${HEADING}\n\n${OTHER}`;
      expect(rolesOf(page)[3]).not.toBe('headline');
    });
  });

  it('reads kicker, headline, byline and body', () => {
    const page = `في بيان صدر أمس\n\nموسم الزيتون وفير في المحافظات الجبلية هذا العام\n\nسلمى الحداد\n\n${BODY}`;
    expect(rolesOf(page)).toEqual(['kicker', 'headline', 'byline', 'body']);
  });

  it('looks at the size of the type where a layout tells it', () => {
    const line = 'أمطار الربيع تبشر المزارعين بالخير الوفير';
    const column = [
      'أعلنت وزارة الزراعة أن موسم الزيتون في',
      'المحافظات الجبلية سيكون وفيرا هذا العام',
      'بفضل أمطار الربيع وجهود المزارعين.',
    ];
    const page = (size: number): string[] =>
      labelBlocks(
        blocksOf([
          { lines: column, right: 300, top: 0 },
          { lines: [line], right: 300, top: 40, size },
          { lines: column.toReversed(), right: 300, top: 60 },
        ]),
        words,
      ).labels.map(({ role }) => role);
    expect(page(2)).toContain('headline');
    expect(page(1)).not.toContain('headline');
  });

  it('hears what markup says: a heading is one whatever its words, one of a lower level beside it is not its second line', () => {
    const page = (title: string, subtitle: string): string =>
      `${title}\n\n${subtitle}\n\n${BODY}\n\n## عودة القطار\n\n${OTHER}`;
    const title = 'وأضاف المدير في لقاء مع الصحافيين';
    const subtitle = 'أمطار الربيع تبشر المزارعين بالخير';
    expect(rolesOf(page(`## ${title}`, `### ${subtitle}`)).slice(0, 2)).toEqual(['headline', 'subtitle']);
    expect(rolesOf(page(title, subtitle))[0]).not.toBe('headline');
  });

  it.each([
    ['caption', '<figcaption>وقال إن الأشغال انتهت قبل موعدها</figcaption>'],
    ['furniture', '<!-- PageHeader="وقال إن الأشغال انتهت قبل موعدها" -->'],
  ])('hears that a row is %s', (role, row) => {
    expect(rolesOf(`## عودة القطار\n\n${BODY}\n\n${row}\n\n${MORE}`)[2]).toBe(role);
  });

  it('tells of the marks that decided', () => {
    const { labels } = labelled(`## وأضاف المدير في لقاء مع الصحافيين\n\n${BODY}`);
    expect(labels[0]?.because().map(({ feature }) => feature)).toContain('marked=heading');
  });

  it('tells how firmly it holds a heading for one, and nothing of the kind of other blocks', () => {
    const { labels } = labelled(`موسم الزيتون وفير في المحافظات الجبلية هذا العام\n\n${BODY}\n\n${MORE}`);
    const [headline, ...text] = labels.map(({ firmness }) => firmness);
    expect(headline).toBeGreaterThan(3);
    expect(text).toEqual(text.map(() => undefined));
  });

  it.each([
    'روسكرز',
    'عدن - من وليد الخطيب',
    'د. هالة منصور',
    'رنا الشامي وفادي منصور',
    'أنقرة د ب أ',
    'المحرر الرياضي',
  ])('reads %s under a headline as a byline', (byline) => {
    expect(rolesOf(`موسم الزيتون وفير في المحافظات الجبلية هذا العام\n\n${byline}\n\n${BODY}`)).toEqual([
      'headline',
      'byline',
      'body',
    ]);
  });

  it.each([
    'سلطان القاسمي يفتتح معرض الكتاب',
    'كريم منصور: هدفنا الفوز بالكأس',
    'القاضي حسن يستقيل من منصبه',
    'عمان: افتتاح معرض الكتاب',
    'قسم الطوارئ يغلق أبوابه',
  ])('takes a headline that begins with a name for no byline: %s', (headline) => {
    expect(rolesOf(`موسم الزيتون وفير في المحافظات الجبلية\n\n${BODY}\n\n${MORE}\n\n${headline}\n\n${OTHER}`)).toEqual([
      'headline',
      'body',
      'body',
      'headline',
      'body',
    ]);
  });

  it('knows a caption by its credit', () => {
    const page = `موسم الزيتون وفير في المحافظات الجبلية\n\nرويترز\n\nعمال يقطفون الزيتون في كرم قرب المدينة (رويترز)\n\n${BODY}`;
    expect(rolesOf(page)).toEqual(['headline', 'byline', 'caption', 'body']);
  });

  it('takes the running head for furniture, and no page number into an article', () => {
    const page = `صوت الشاطئ\n\nالجمعة 15 آذار 1985 - العدد 2690\n\n12\n\nموسم الزيتون وفير في المحافظات الجبلية\n\nوكالات\n\n${BODY}`;
    const roles = rolesOf(page);
    expect(roles.slice(0, 2)).toEqual(['furniture', 'furniture']);
    expect(['furniture', 'noise']).toContain(roles[2]);
  });

  describe('knows a line that tells of another issue', () => {
    const tells = (line: string): boolean =>
      labelled(`موسم الزيتون وفير هذا العام\n\n${BODY}\n\n${line}`).labels.some((label) =>
        label.because().some(({ feature }) => feature === 'jump-line'),
      );

    it.each(['(البقية تأتي)', 'ستأتي البقية', 'يتبع', '(تابع ما قبله)', 'للبحث صلة', 'تتمة العدد الماضي'])(
      '%s',
      (line) => expect(tells(line)).toBe(true),
    );

    it.each(['يتبع المنتخب نظاما جديدا', 'في العدد القادم', 'الموسم الماضي'])('not %s', (line) =>
      expect(tells(line)).toBe(false),
    );
  });

  it('marks numbered paragraphs as list items', () => {
    const page = `موسم الزيتون وفير في المحافظات\n\nوكالات\n\n${BODY}\n\n١- ${BODY}\n\n٢- ${BODY}`;
    expect(rolesOf(page).slice(-2)).toEqual(['list', 'list']);
  });

  describe('cuts a headline off the lines of text right under it', () => {
    const above = [
      'أعلنت الوزارة أن الطريق الجديد سيفتح أمام السيارات في',
      'مطلع الشهر المقبل بعد أن أنهت اللجنة أعمال الفحص.',
    ];
    const headline = 'المنتخب يفوز على ضيفه';
    const below = [
      'فاز المنتخب الوطني على ضيفه بثلاثة أهداف في المباراة',
      'التي جرت أمس على ملعب العاصمة أمام عشرين ألف متفرج',
      'وتصدر الفريق مجموعته قبل الجولة الأخيرة من التصفيات.',
    ];
    const around = (lines: readonly string[]): (string | undefined)[] => {
      const { blocks, labels } = labelled(lines.join('\n'));
      const at = blocks.findIndex(({ text }) => text === headline);
      return [labels[at - 1]?.role, labels[at]?.role, labels[at + 1]?.role];
    };

    it('where a blank line stands above it', () => {
      expect(around([...above, '', headline, ...below])).toEqual(['body', 'headline', 'body']);
    });

    it('where none does, on a page of a few lines', () => {
      expect(around([...above, headline, ...below])).toEqual(['body', 'headline', 'body']);
    });
  });

  it('says which features spoke for a role', () => {
    const [, label] = labelled(`موسم الزيتون وفير في المحافظات\n\nرويترز\n\n${BODY}`).labels;
    expect(label?.role).toBe('byline');
    expect(label?.because().map(({ feature }) => feature)).toContain('agency');
  });

  it('takes no row of more than a few words for noise, though it knows none of them', () => {
    const persian = [
      'برف سنگین راه‌های کوهستانی را بست',
      'رئیس شورای شهر گفت که ساخت سه ایستگاه تازه آغاز شده است و مردم می‌توانند از بهار آینده از آنها استفاده کنند.',
    ];
    expect(rolesOf(persian.join('\n\n'))).not.toContain('noise');
    expect(rolesOf('زعتقس يثمك لهبو غفيد سنكر ثوبعم')).not.toContain('noise');
  });

  it('takes text without any heading for body', () => {
    expect(rolesOf(`${BODY}\n\nو${BODY}`)).toEqual(['body', 'body']);
  });
});
