import { describe, expect, it } from 'vitest';
import { layOut } from '../../src/page/assemble/assemble.js';
import { EVIDENCE, PageEvidence, reasonsOf } from '../../src/page/assemble/evidence/evidence.js';
import { linkFeatures } from '../../src/page/assemble/evidence/link-features.js';
import { listed } from '../../src/page/assemble/observations.js';
import { arrange, articleScore } from '../../src/page/assemble/search/arrange.js';
import { type Layout, stretchOf } from '../../src/page/assemble/stretch.js';
import { loadPageData } from '../../src/page/load.js';
import { unwrap } from '../../src/page/unwrap.js';
import { normalisePage } from '../../src/text/normalise.js';

const words = loadPageData();

const ARTICLES = [
  [
    'محطة جديدة لتحلية المياه في الميناء',
    'افتتح وزير الري أمس محطة جديدة لتحلية\nمياه البحر في منطقة الميناء بحضور محافظ\nالمدينة وعدد من المهندسين. وتنتج المحطة\nأربعين ألف متر مكعب من مياه الشرب في',
    'اليوم الواحد وتغطي حاجة سكان الميناء.\nوأضاف وزير الري أن محطة التحلية كلفت\nمليوني دينار وأن المهندسين أنجزوها في\nعامين.',
  ],
  [
    'المنتخب الوطني يستعد لتصفيات كأس آسيا',
    'بدأ المنتخب الوطني لكرة القدم معسكره\nالتدريبي في العاصمة استعدادا لتصفيات\nكأس آسيا. وقال المدرب إن اللاعبين في\nحالة جيدة وإن المباراة الأولى ستقام على',
    'ملعب المدينة يوم الجمعة. وأضاف المدرب أن\n«المنتخب جاهز» وأن تصفيات كأس آسيا صعبة\nعلى اللاعبين.',
  ],
  [
    'ميناء المدينة يستقبل أول سفينة سياحية',
    'استقبل ميناء المدينة أمس أول سفينة\nسياحية في الموسم. وقال مدير الميناء إن\nالسفينة تقل ألف سائح وإن المحافظ كان في\nاستقبالهم مع وزير الري.',
  ],
];

const blocks = unwrap(normalisePage(ARTICLES.flat().join('\n\n')).lines);
const headlines = new Set(ARTICLES.map(([title]) => title));
const layout = layOut(
  blocks,
  blocks.map(({ text }) => ({ role: headlines.has(text) ? 'headline' : 'body', margin: 1, because: () => [] })),
  words,
);

/** Sections `from..to` of the page as a page of their own. */
function alone(
  { sections, strips, grounds, pageOrder, heads, facts, labels }: Layout,
  from: number,
  to: number,
): Layout {
  const begin = pageOrder[from]?.[0] ?? 0;
  const order = pageOrder.slice(from, to).map((list) => list.map((strip) => strip - begin));
  return {
    facts,
    labels,
    sections: sections.slice(from, to),
    strips: strips.slice(begin, begin + order.flat().length),
    grounds: grounds.slice(begin, begin + order.flat().length),
    pageOrder: order,
    heads: heads.slice(from, to),
    words,
  };
}

describe('PageEvidence', () => {
  const page = new PageEvidence(layout);

  it.each([
    [0, 2],
    [1, 3],
    [0, 3],
  ])('of sections %i to %i is what they give as a page of their own', (from, to) => {
    const stretch = stretchOf(layout, from, to);
    const small = alone(layout, from, to);
    const [shared, own] = [page.of(stretch), new PageEvidence(small).of(stretchOf(small, 0, to - from))];
    expect(shared.n).toBeGreaterThan(2);
    expect(shared.link).toEqual(own.link);
    expect(shared.first).toEqual(own.first);
    expect(shared.last).toEqual(own.last);
    const { headings, onPage } = stretch;
    expect(arrange(shared, headings, onPage)).toEqual(arrange(own, headings, onPage));
    for (const [a, order] of onPage.entries())
      expect(articleScore(shared, headings[a] ?? -1, order)).toBeCloseTo(
        articleScore(own, headings[a] ?? -1, order),
        9,
      );
  });

  it('weighs links by the features that are told of them', () => {
    const stretch = stretchOf(layout, 0, 3);
    const { link, n } = page.of(stretch);
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++) {
        if (i === j) continue;
        const features = listed((found) => linkFeatures(stretch.page, i, j, found));
        const gives = features.reduce((sum, { name, value }) => sum + value * (EVIDENCE.links[name] ?? 0), 0);
        expect(link[i * n + j]).toBeCloseTo(gives, 9);
      }
  });

  it('tells the strongest reasons first', () => {
    const reasons = reasonsOf(listed((found) => linkFeatures(stretchOf(layout, 0, 3).page, 0, 2, found)));
    const strengths = reasons.map(({ gives }) => Math.abs(gives));
    expect(strengths.length).toBeGreaterThan(1);
    expect(strengths).toEqual([...strengths].sort((a, b) => b - a));
  });
});
