import { describe, expect, it } from 'vitest';
import { headingFeatures, type PageStrips, pageStrips } from '../../src/page/assemble/evidence/link-features.js';
import { listed } from '../../src/page/assemble/observations.js';
import { isCrosshead } from '../../src/page/assemble/strips/crosshead.js';
import { opensAsSentence } from '../../src/page/assemble/strips/phrases.js';
import { type Stems, sharedWeights, stemsOf } from '../../src/page/assemble/strips/stems.js';
import { stripsOf } from '../../src/page/assemble/strips/strip.js';
import { factsOf } from '../../src/page/label/facts.js';
import { loadPageData } from '../../src/page/load.js';
import { unwrap } from '../../src/page/unwrap.js';
import { wordTable } from '../../src/page/word-traits.js';
import { normalisePage } from '../../src/text/normalise.js';

const data = loadPageData();

/** Facts of the paragraphs of a page. */
const factsOfPage = (text: string) => unwrap(normalisePage(text).lines).map((block) => factsOf(block, wordTable(data)));

/** Each paragraph as a strip of its own. */
function stripsOfPage(...paragraphs: string[]): PageStrips {
  const facts = factsOfPage(paragraphs.join('\n\n'));
  const strips = facts.flatMap((_, i) => stripsOf(facts, [i], data));
  return pageStrips(strips, [strips.map((_, i) => i)], data);
}

const valueIn = (features: readonly { name: string; value: number }[], name: string): number =>
  features.find((feature) => feature.name.endsWith(name))?.value ?? 0;

describe('phrases that open a sentence', () => {
  const opens = (text: string): boolean => opensAsSentence(factsOfPage(text)[0]?.words ?? []);

  it('are told by two words, a waw before them left out', () => {
    expect(opens('في الوقت الذي')).toBe(true);
    expect(opens('ومن جهته')).toBe(true);
  });

  it('are not told by one of them', () => {
    expect(opens('في المدينة')).toBe(false);
    expect(opens('في')).toBe(false);
    expect(opensAsSentence([])).toBe(false);
  });
});

describe('how likely a paragraph begins inside a sentence', () => {
  const insideOddsOf = (text: string): number => stripsOfPage(text).strips[0]?.openStart ?? 0;

  it.each([
    ['a relative pronoun', 'التي تسلمتها البلدية من الوزارة قبل شهر.'],
    ['a preposition with a pronoun', 'فيها عشرات العائلات منذ سنوات.'],
    ['«or»', 'أو تأجيلها إلى الموسم المقبل.'],
  ])('is near certain where it begins with %s', (_, text) => {
    expect(insideOddsOf(text)).toBeGreaterThan(3);
  });

  it.each(['وقد تسلمت البلدية المعدات قبل شهر.', 'أما البلدية فتسلمت المعدات قبل شهر.'])(
    'is small where it begins with a short word tied to what was said: %s',
    (text) => {
      expect(insideOddsOf(text)).toBeLessThan(-2.2);
    },
  );

  it.each([
    'إنه يوم طويل في حياة المدينة.',
    'تسلمت البلدية المعدات من الوزارة قبل شهر.',
    'وفي السياق ذاته تسلمت البلدية معدات.',
  ])('is no more than a chance elsewhere: %s', (text) => {
    expect(insideOddsOf(text)).toBeLessThan(2.2);
  });
});

describe('how likely an article begins with a paragraph', () => {
  const leadOf = (text: string): number => stripsOfPage(text).strips[0]?.lead ?? 0;
  const plain = leadOf('استنكر مجلس البلدية قطع أشجار الحديقة العامة');

  it('is more where it begins with a dateline', () => {
    expect(leadOf('الخرطوم (سونا) - استنكر مجلس البلدية قطع أشجار الحديقة العامة')).toBeGreaterThan(plain);
  });

  it('is less where it begins with «and», but not where the letter is the own one of a word', () => {
    expect(leadOf('والحراس غائبون منذ شهر كامل عن المكان')).toBeLessThan(plain - 1);
    expect(leadOf('وزارة الزراعة وزعت الشتول على المدارس')).toBeGreaterThan(
      leadOf('والزراعة وزعت الشتول على المدارس') + 1,
    );
  });

  it('is less where its first words point back to what was said', () => {
    expect(leadOf('استنكر المجلس البلدي في بيان هذه الخطوة')).toBeLessThan(
      leadOf('استنكر المجلس البلدي في بيان صادر عنه هذه الخطوة') - 0.5,
    );
  });

  it('is more where it names the day', () => {
    expect(leadOf('استنكر المجلس البلدي أمس قطع أشجار الحديقة')).toBeGreaterThan(
      leadOf('استنكر المجلس البلدي علنا قطع أشجار الحديقة') + 0.5,
    );
  });

  it.each(['- ', '\u25cf ', '٢ - '])('is less where it is an item of a list or a turn of a talk: «%s»', (mark) => {
    expect(leadOf(`${mark}استنكر مجلس البلدية قطع أشجار الحديقة العامة`)).toBeLessThan(plain);
  });
});

describe('what labels give for an article beginning with a paragraph', () => {
  const openingOf = (shortfall?: number): number =>
    stripsOf(factsOfPage('مجلس البلدية يستنكر قطع أشجار الحديقة'), [0], data, [
      shortfall === undefined ? {} : { opening: shortfall },
    ])[0]?.opening ?? Number.NaN;

  it('is the less the further they fall short, down to a bound', () => {
    expect(openingOf(0)).toBeGreaterThan(0);
    expect(openingOf(0) - openingOf(3)).toBe(3);
    expect(openingOf(10)).toBe(openingOf(20));
    expect(openingOf(20)).toBeLessThan(0);
  });

  it('is nothing where they do not tell', () => {
    expect(openingOf()).toBe(0);
  });
});

describe('the paragraph that opens an article', () => {
  const title = factsOfPage('مجلس بلدية الزهور يستنكر قطع أشجار الحديقة العامة');
  const heading = stemsOf(title.flatMap(({ words }) => words));
  const page = stripsOfPage(
    'استنكر مجلس بلدية الزهور قطع أشجار الحديقة العامة وطالب بمحاسبة من أمر بذلك في أسرع وقت ممكن.',
    'شهد الاجتماع نقاشا طويلا بين الأعضاء حول ميزانية السنة القادمة وحول حاجة الأحياء إلى ماء وكهرباء.',
    'شهد الاجتماع نقاشا طويلا بين الأعضاء حول ميزانية السنة القادمة وحول حاجة الأحياء إلى الماء والكهرباء وإلى طرق تصل بينها وبين المدينة وإلى مدارس لأبنائها وإلى الحديقة العامة.',
  );
  const taken = (i: number, under: Stems): number => {
    const strip = page.strips[i];
    const shared = strip ? (sharedWeights(under, [strip.openingStems])[0] ?? 0) : 0;
    return valueIn(strip ? listed((found) => headingFeatures(strip, shared, found)) : [], 'opens-with-heading');
  };

  it('takes up in its first words what the heading says', () => {
    expect(taken(0, heading)).toBeGreaterThan(5);
    expect(taken(1, heading)).toBe(0);
  });

  it('is not told by words further on', () => {
    expect(taken(2, heading)).toBe(0);
  });

  it('is not told so where there is no heading', () => {
    expect(taken(0, { numbers: [], weights: [] })).toBe(0);
  });
});

describe('a crosshead', () => {
  const above = 'وصلت المياه إلى الحي صباح أمس بعد انقطاع دام شهرا كاملا، على ما أفادت به لجنة المتابعة في بيان وزعته.';
  const below = 'وقال السكان إنهم ينتظرون منذ شهر وصول الصهاريج التي وعدت بها البلدية، وإن كلفتها تفوق ما يقدرون عليه.';
  const long = `${above} ${above}`;
  const pageWith = (head: string, after = below) => factsOfPage([above, head, after, long].join('\n\n'));

  it.each(['انتظار طويل', 'خلفيات', 'الطريق إلى النبع'])('stays with the paragraph below it: %s', (head) => {
    const strips = stripsOf(pageWith(head), [0, 1, 2], data);
    expect(strips.map(({ blocks }) => blocks)).toEqual([[0], [1, 2]]);
    expect(strips[1]?.openStart).toBeLessThan(-2.2);
  });

  it.each([
    ['the beginning of a sentence', 'وقال رئيس', below],
    ['its end', 'العام الماضي.', below],
    [
      'a piece that goes on in the next paragraph',
      'رئيس',
      'التي تدير المشروع منذ عام وتشرف على الصهاريج والآبار في المنطقة كلها.',
    ],
    ['a longer line', 'انتظار طويل أمام أبواب البلدية', below],
  ])('is not taken for one: %s', (_, piece, after) => {
    expect(isCrosshead(pageWith(piece, after), 1)).toBe(false);
  });
});

describe('strips of a page that is cut into other sections', () => {
  const facts = factsOfPage(
    [
      'أعلنت البلدية أن المياه ستعود إلى الحي غدا، وأن',
      'فرق الصيانة تعمل ليلا ونهارا لإصلاح الخط الرئيس.',
      'وقال السكان إنهم ينتظرون الصهاريج منذ شهر كامل.',
    ].join('\n\n'),
  );
  const before = stripsOf(facts, [0, 1, 2], data);
  const known = new Map(before.map((strip) => [strip.blocks[0] ?? -1, strip]));

  it('are gone on with where they have the same blocks', () => {
    expect(before.map(({ blocks }) => blocks)).toEqual([[0], [1, 2]]);
    const [cut, whole] = [stripsOf(facts, [0, 1], data, [], known), stripsOf(facts, [1, 2], data, [], known)];
    expect(cut[0]).toBe(before[0]);
    expect(whole[0]).toBe(before[1]);
  });

  it('are made anew where they end elsewhere', () => {
    const [, made] = stripsOf(facts, [0, 1], data, [], known);
    expect(made?.blocks).toEqual([1]);
    expect(made).toEqual(stripsOf(facts, [1], data)[0]);
  });
});
