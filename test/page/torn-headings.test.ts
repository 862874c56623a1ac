import { describe, expect, it } from 'vitest';
import { loadBigrams } from '../../src/lexicon/load.js';
import { layOut } from '../../src/page/assemble/assemble.js';
import { PageEvidence } from '../../src/page/assemble/evidence.js';
import type { Layout } from '../../src/page/assemble/stretch.js';
import { gatherHeadings } from '../../src/page/assemble/torn-headings.js';
import type { Role } from '../../src/page/page.js';
import { unwrap } from '../../src/page/unwrap.js';
import { normalisePage } from '../../src/text/normalise.js';

const bigrams = loadBigrams();

const WATER = 'محطة جديدة لتحلية المياه في الميناء';
const WATER_TEXT = `افتتح وزير الري أمس محطة جديدة لتحلية
مياه البحر في منطقة الميناء بحضور محافظ
المدينة وعدد من المهندسين. وتنتج المحطة
أربعين ألف متر مكعب من مياه الشرب في`;
const WATER_REST = `اليوم الواحد وتغطي حاجة سكان الميناء.
وأضاف وزير الري أن محطة التحلية كلفت
مليوني دينار وأن المهندسين أنجزوها في
عامين.`;
const TEAM = 'المنتخب الوطني يستعد لتصفيات كأس آسيا';
const TEAM_TEXT = `بدأ المنتخب الوطني لكرة القدم معسكره
التدريبي في العاصمة استعدادا لتصفيات
كأس آسيا. وقال المدرب إن اللاعبين في
حالة جيدة وإن المباراة الأولى ستقام على
ملعب المدينة يوم الجمعة.`;

/** A page whose blocks have the roles told, body where none is; headings joined where they were torn. */
function gathered(page: readonly string[], roles: Readonly<Record<string, Role>>): Layout {
  const blocks = unwrap(normalisePage(page.join('\n\n')).lines);
  const labels = blocks.map(({ text }) => ({ role: roles[text] ?? 'body', margin: 1, because: () => [] }) as const);
  const torn = layOut(blocks, labels, bigrams);
  return gatherHeadings(torn, new PageEvidence(torn));
}

const headings = ({ sections, facts }: Layout): string[][] =>
  sections.map(({ kicker, title, subtitle }) =>
    [kicker, title, subtitle].map((part) => part.map((i) => facts[i]?.block.text).join(' | ')),
  );

const textUnder = ({ sections, facts }: Layout, a: number): string =>
  (sections[a]?.body ?? []).map((i) => facts[i]?.block.text).join(' ');

describe('gatherHeadings', () => {
  it('brings a kicker to the headline that text of another column parts it from', () => {
    const kicker = 'من معسكر المنتخب';
    const page = gathered([WATER, WATER_TEXT, kicker, WATER_REST, TEAM, TEAM_TEXT], {
      [WATER]: 'headline',
      [kicker]: 'headline',
      [TEAM]: 'headline',
    });
    expect(headings(page)).toEqual([
      ['', WATER, ''],
      [kicker, TEAM, ''],
    ]);
    expect(textUnder(page, 0)).toContain('وتغطي حاجة سكان الميناء');
    expect(textUnder(page, 1)).not.toContain('الميناء');
  });

  it('joins two lines of one headline', () => {
    const [first, second] = ['المنتخب الوطني يستعد في العاصمة', 'لتصفيات كأس آسيا لكرة القدم بمشاركة جميع اللاعبين'];
    const page = gathered([WATER, WATER_TEXT, first, WATER_REST, second, TEAM_TEXT], {
      [WATER]: 'headline',
      [first]: 'headline',
      [second]: 'headline',
    });
    expect(headings(page).map(([, title]) => title)).toEqual([WATER, `${first} | ${second}`]);
  });

  it('leaves two headings apart that have texts of their own', () => {
    const page = gathered([WATER, WATER_TEXT, WATER_REST, TEAM, TEAM_TEXT], {
      [WATER]: 'headline',
      [TEAM]: 'headline',
    });
    expect(headings(page).map(([, title]) => title)).toEqual([WATER, TEAM]);
  });

  it('leaves headings alone where each line is a paragraph', () => {
    const kicker = 'من معسكر المنتخب';
    const one = (text: string): string => text.replaceAll('\n', ' ');
    const page = gathered([WATER, one(WATER_TEXT), kicker, one(WATER_REST), TEAM, one(TEAM_TEXT)], {
      [WATER]: 'headline',
      [kicker]: 'headline',
      [TEAM]: 'headline',
    });
    expect(headings(page).map(([, title]) => title)).toEqual([WATER, kicker, TEAM]);
  });
});
