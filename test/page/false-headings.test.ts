import { describe, expect, it } from 'vitest';
import { assemble, layOut } from '../../src/page/assemble/assemble.js';
import { PageEvidence } from '../../src/page/assemble/evidence/evidence.js';
import { falseHeadings } from '../../src/page/assemble/headings/false-headings.js';
import type { Label } from '../../src/page/label/label.js';
import { loadPageData } from '../../src/page/load.js';
import type { Block } from '../../src/page/page.js';
import { unwrap } from '../../src/page/unwrap.js';
import { normalisePage } from '../../src/text/normalise.js';
import { WATER_TEXT as WATER_PARAGRAPHS } from './water-page.js';

const words = loadPageData();

const WATER = 'محطة جديدة لتحلية المياه في الميناء';
const WATER_TEXT = `افتتح وزير الري أمس محطة جديدة لتحلية
مياه البحر في منطقة الميناء بحضور محافظ
المدينة وعدد من المهندسين. وتنتج المحطة
أربعين ألف متر مكعب من مياه الشرب في`;
const ROW = 'اليوم الواحد وتغطي حاجة سكان';
const WATER_REST = `الميناء وحاجة القرى التي حول المدينة.
وأضاف وزير الري أن محطة التحلية كلفت
مليوني دينار وأن المهندسين أنجزوها في
عامين.`;
const TEAM = 'المنتخب الوطني يستعد لتصفيات كأس آسيا';
const TEAM_TEXT = `بدأ المنتخب الوطني لكرة القدم معسكره
التدريبي في العاصمة استعدادا لتصفيات
كأس آسيا. وقال المدرب إن اللاعبين في
حالة جيدة وإن المباراة الأولى ستقام على
ملعب المدينة يوم الجمعة.`;

const FIRM = 8;

type Firmness = Readonly<Record<string, number>>;

/** Blocks and labels of a page whose headings are as firm as told; the rest of it is running text. */
function labelled(page: readonly string[], firmness: Firmness): { blocks: Block[]; labels: Label[] } {
  const blocks = unwrap(normalisePage(page.join('\n\n')).lines);
  const labels = blocks.map(({ text }): Label => {
    const firm = firmness[text];
    const common = { margin: 1, because: () => [] };
    return firm === undefined ? { role: 'body', ...common } : { role: 'headline', firmness: firm, ...common };
  });
  return { blocks, labels };
}

/** Titles and texts of the articles of such a page. */
function articlesOf(page: readonly string[], firmness: Firmness): string[] {
  const { blocks, labels } = labelled(page, firmness);
  return assemble(blocks, labels, words).articles.map(
    ({ title, paragraphs }) => `${title.text}: ${paragraphs.map(({ text }) => text).join(' ')}`,
  );
}

describe('falseHeadings', () => {
  it('tells a row of a text as text that looks a little like a heading', () => {
    const [water = '', ...rest] = articlesOf([WATER, WATER_TEXT, ROW, WATER_REST], { [WATER]: FIRM, [ROW]: 0.2 });
    expect(rest).toEqual([]);
    expect(water).toContain('مياه الشرب في اليوم الواحد وتغطي حاجة سكان الميناء وحاجة القرى');
  });

  it('leaves a heading alone that is as doubtful where another article begins under it', () => {
    const [, team = '', ...rest] = articlesOf([WATER, WATER_TEXT, WATER_REST, TEAM, TEAM_TEXT], {
      [WATER]: FIRM,
      [TEAM]: 0.2,
    });
    expect(rest).toEqual([]);
    expect(team).toMatch(/^المنتخب الوطني يستعد لتصفيات كأس آسيا: بدأ/);
  });

  it('leaves one alone that is a heading beyond doubt', () => {
    expect(articlesOf([WATER, WATER_TEXT, ROW, WATER_REST], { [WATER]: FIRM, [ROW]: FIRM })).toHaveLength(2);
  });

  it('tells a doubtful line between paragraphs of one text as text as well', () => {
    const crosshead = 'كلفة المحطة';
    const paragraphs = WATER_PARAGRAPHS.map((text) => text.replaceAll('\n', ' '));
    const page = [WATER, ...paragraphs.slice(0, 2), crosshead, ...paragraphs.slice(2)];
    expect(articlesOf(page, { [WATER]: FIRM, [crosshead]: 0.2 })).toHaveLength(1);
  });

  it('asks for more on a page that is held to be in order', () => {
    const { blocks, labels } = labelled([WATER, WATER_TEXT, ROW, WATER_REST], { [WATER]: FIRM, [ROW]: 0.2 });
    const layout = layOut(blocks, labels, words);
    const evidence = new PageEvidence(layout);
    expect(falseHeadings(layout, evidence).size).toBe(1);
    Object.assign(evidence, { restraint: 20 });
    expect(falseHeadings(layout, evidence).size).toBe(0);
  });

  it('leaves those of a page of short items alone', () => {
    const items = ['ندوة', 'حريق', 'معرض الزهور', 'مدرسة جديدة'].flatMap((title) => [
      title,
      `جرى ذلك مساء أمس في البلدة القديمة (${title}) بحضور الأهالي، وانتهى قبل منتصف الليل.`,
    ]);
    const firmness = Object.fromEntries(items.filter((_, i) => i % 2 === 0).map((title) => [title, FIRM]));
    const page = [WATER, WATER_TEXT, ROW, WATER_REST, ...items];
    expect(articlesOf(page, { ...firmness, [WATER]: FIRM, [ROW]: 0.2 })).toHaveLength(6);
  });
});
