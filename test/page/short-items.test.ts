import { describe, expect, it } from 'vitest';
import { cleanPage } from '../../src/corpus/clean-page.js';
import { loadPageData } from '../../src/page/load.js';

const words = loadPageData();
const articlesOf = (...lines: string[]) =>
  cleanPage({ path: 'p.txt', text: lines.join('\n\n') }, words).articles.map(({ title, byline, paragraphs }) => ({
    title: title.text,
    byline: byline.text,
    text: paragraphs.map(({ text }) => text),
  }));

const BRIDGE =
  'تباشر مديرية الأشغال صباح غد ترميم الجسر القديم عند مدخل البلدة، ويحول السير إلى طريق البساتين مدة أسبوعين.';
const FIRE =
  'شب حريق في مستودع للأخشاب في حي الميناء، وأخمده رجال الإطفاء قبل أن يمتد إلى البيوت المجاورة. ولم يصب أحد بأذى.';
const LAMP =
  'مضى شهران على انطفاء المصباح الوحيد في زقاقنا، وقد كتبنا إلى البلدية مرتين فلم نتلق جوابا. فهل ننتظر حتى تكسر ساق أحدنا؟';
const SHOP = 'دكان من غرفتين في شارع المحطة يصلح لبيع القماش. المراجعة مع صاحبه في المقهى المقابل بعد صلاة العصر.';
const TRIPS = [
  'سافر إلى العاصمة أمس رئيس غرفة التجارة لحضور اجتماع الغرف.',
  'عاد من الحج السيد عبد الرحيم النجار بعد غياب شهرين.',
  'رزق مدير مدرسة البنين مولودا ذكرا سماه مازنا.',
];

describe('a page of short items', () => {
  it('is cut at headlines of a word or two', () => {
    expect(articlesOf('ترميم الجسر القديم', BRIDGE, 'حريق', FIRE, 'للإيجار', SHOP)).toEqual([
      { title: 'ترميم الجسر القديم', byline: '', text: [BRIDGE] },
      { title: 'حريق', byline: '', text: [FIRE] },
      { title: 'للإيجار', byline: '', text: [SHOP] },
    ]);
  });

  it.each(['سليم الخوري - زحلة', 'جمع من سكان الحي القديم'])('has signatures under its letters: %s', (byline) => {
    expect(articlesOf('حريق', FIRE, 'مصباح الزقاق', LAMP, byline, 'للإيجار', SHOP)[1]).toEqual({
      title: 'مصباح الزقاق',
      byline,
      text: [LAMP],
    });
  });

  it('has lists of news under one heading', () => {
    expect(articlesOf('حريق', FIRE, 'في المجتمع', ...TRIPS, 'للإيجار', SHOP)[1]).toEqual({
      title: 'في المجتمع',
      byline: '',
      text: TRIPS,
    });
  });

  it('leaves the text of an item under its own heading, where another is about the same', () => {
    const MATCH =
      'تعادل الفريقان بهدف لكل منهما في مباراة مثيرة حضرها سبعة آلاف متفرج، وأهدر المهاجم ركلة جزاء في الدقيقة الأخيرة.';
    const COACH =
      'قال المدرب إن لاعبيه أدوا مباراة كبيرة، وإن ركلة الجزاء المهدرة لن تمنعهم من الفوز في المباراة المقبلة.';
    expect(articlesOf('تعادل عادل بين الجارين', MATCH, 'رأي المدرب', COACH, 'للإيجار', SHOP).slice(0, 2)).toEqual([
      { title: 'تعادل عادل بين الجارين', byline: '', text: [MATCH] },
      { title: 'رأي المدرب', byline: '', text: [COACH] },
    ]);
  });
});

describe('a long article', () => {
  it('keeps its crossheads', () => {
    const LONG = [
      'أعلنت مؤسسة المياه أمس برنامجا لتجديد شبكة الري في السهل الجنوبي، يشمل حفر عشرين بئرا وترميم القنوات التي بنيت قبل نصف قرن. ويمتد البرنامج ثلاث سنوات تبدأ مع موسم الزرع المقبل، وتشارك فيه جمعيات المزارعين في القرى التسع.',
      'وقال المهندس المشرف إن القنوات القديمة تفقد ثلث الماء قبل أن يصل إلى الحقول، وإن المؤسسة ستبطنها بالإسمنت وتركب عليها عدادات، فلا يدفع المزارع إلا ثمن ما يسقي به حقله.',
    ];
    const PRICE = [
      'ويخشى المزارعون أن ترفع المؤسسة سعر الماء بعد تركيب العدادات. وقال رئيس جمعية القرى إن ثمن الماء في السهل تضاعف مرتين في خمس سنوات، وإن كثيرا من أصحاب الحقول الصغيرة تركوا زراعة القطن إلى العدس والشعير.',
      'وردت المؤسسة بأن السعر لن يتغير قبل نهاية البرنامج، وأن من يوفر في الري ينال حسما على اشتراكه السنوي، وأن لجنة من المزارعين ستراقب العدادات.',
    ];
    const titles = articlesOf('عشرون بئرا وقنوات جديدة للري في السهل الجنوبي', ...LONG, 'ثمن الماء', ...PRICE);
    expect(titles.map(({ title }) => title)).toEqual(['عشرون بئرا وقنوات جديدة للري في السهل الجنوبي']);
  });
});
