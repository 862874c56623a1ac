import { describe, expect, it } from 'vitest';
import { loadWordData } from '../../src/lexicon/load.js';
import { factsOf } from '../../src/page/label/facts.js';
import { nameOf } from '../../src/page/label/feature-names.js';
import { Observer } from '../../src/page/label/features.js';
import { rowsOf } from '../../src/page/label/rows.js';
import { loadTopicSpace } from '../../src/page/load.js';
import { unwrap } from '../../src/page/unwrap.js';
import { wordTable } from '../../src/page/word-traits.js';
import { normalisePage } from '../../src/text/normalise.js';

const data = { ...loadWordData(), topics: loadTopicSpace() };

/** What row `i` of a page says of how much text stands between short lines. */
function densityAt(page: string, i: number): string[] {
  const table = wordTable(data);
  const facts = rowsOf(unwrap(normalisePage(page).lines)).map((row) => factsOf(row, table));
  const { features, size } = new Observer(facts, data).observe(i);
  return [...features.subarray(0, size)].map(nameOf).filter((name) => /^(?:page-words|run-above|run-below)/.test(name));
}

const ITEM =
  'يفتح سوق الخضار بابه الشرقي ابتداء من صباح السبت المقبل، ويبقى بابه الغربي مغلقا إلى أن ينتهي عمال البلدية من رصف الطريق وتركيب المصابيح.';
const OTHER =
  'يلقي أستاذ التاريخ في مدرسة البلدة محاضرة عن القناطر القديمة مساء الاثنين، ويليها عرض صور جمعها تلاميذه في رحلة الربيع إلى أعالي الوادي حيث ما زالت ثلاث منها قائمة.';
const LONG = `${'قالت الجمعية إن البئر الجديدة تكفي القرى الثلاث صيفا وشتاء. '.repeat(12)}`;

const page = (...lines: string[]): string => lines.join('\n\n');

describe('density', () => {
  it('tells a page of briefs from one of long texts', () => {
    expect(densityAt(page('سوق الخضار', ITEM, 'ندوة', OTHER), 2)).toEqual([
      'page-words<=32',
      'run-above<=25',
      'run-below<=45',
    ]);
    expect(densityAt(page('بئر جديدة للقرى الثلاث', LONG, 'مياه وفيرة', `${LONG}والماء عذب.`), 2)).toEqual([
      'page-words>80',
      'run-above<=140',
      'run-below<=140',
    ]);
  });

  it('says nothing of texts, nor of wrapped rows', () => {
    expect(densityAt(page('سوق الخضار', ITEM), 1)).toEqual([]);
    const wrapped = 'قالت الجمعية إن البئر الجديدة\nتكفي القرى الثلاث صيفا وشتاء\nوإن ماءها عذب.\n'.repeat(6);
    expect(densityAt(`مياه\n${wrapped}`, 0)).toEqual([]);
  });
});
