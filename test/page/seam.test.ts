import { describe, expect, it } from 'vitest';
import { closingOdds } from '../../src/page/assemble/strips/closing.js';
import { type SeamEnd, seamEndOf, seamOdds, seamStartOf, seamsBefore } from '../../src/page/assemble/strips/seam.js';
import { type BlockFacts, factsOf } from '../../src/page/label/facts.js';
import { loadPageData } from '../../src/page/load.js';
import { unwrap } from '../../src/page/unwrap.js';
import { wordTable } from '../../src/page/word-traits.js';
import { normalisePage } from '../../src/text/normalise.js';

const data = loadPageData();
const table = wordTable(data);

function textOf(text: string): BlockFacts {
  const [block] = unwrap(normalisePage(text).lines);
  if (!block) throw new Error('no text');
  return factsOf(block, table);
}

const endOf = (text: string): SeamEnd => seamEndOf(textOf(text), data.seams);
const seam = (a: string, b: string): number => seamOdds(endOf(a), seamStartOf(textOf(b), data.seams), data);

describe('how likely a text goes on in another', () => {
  it.each([
    [
      'a particle before the word it governs',
      'وأكد المدير أن المياه ستعود إلى',
      'الحي الشرقي قبل المساء.',
      'وقال السكان إنهم ينتظرون.',
    ],
    ['a verb after «not»', 'لكن رئيس البلدية لم', 'يحضر جلسة الأمس.', 'الحي الشرقي قبل المساء.'],
    ['a word beside its like', 'وحضر الحفل رئيس مجلس', 'الوزراء وعدد من النواب.', 'كانت قد بدأت قبل عام.'],
  ])('is more for %s than for another text', (_, before, after, other) => {
    expect(seam(before, after)).toBeGreaterThan(seam(before, other) + 1);
  });

  it('is more for a sentence that begins afresh where one has ended', () => {
    const whole = 'وصلت المياه إلى الحي الشرقي صباح أمس.';
    expect(seam(whole, 'وقال السكان إنهم ينتظرون منذ شهر.')).toBeGreaterThan(seam(whole, 'التي وعدت بها البلدية.') + 1);
    expect(seam('وصلت المياه إلى الصهاريج', 'التي وعدت بها البلدية.')).toBeGreaterThan(
      seam('وصلت المياه إلى الصهاريج', 'وقال السكان إنهم ينتظرون منذ شهر.') + 1,
    );
  });

  it('is the same whether pairs are weighed one by one or by the row', () => {
    const texts = [
      'وأكد المدير أن المياه ستعود إلى',
      'الحي الشرقي «قبل المساء»',
      '«لن نقبل بأقل من ذلك»،',
      'ومن شروط القبول:',
      '- أن يكون المتقدم من سكان المحافظة.',
      'خلفيات',
      '12 ألف أسرة تنتظر المياه.',
      'قبل المساء)، وقد تأخرت',
    ];
    const row = seamsBefore(
      texts.map((text) => seamStartOf(textOf(text), data.seams)),
      data,
    );
    for (const before of texts) {
      const found = [...row(endOf(before), 0, texts.length)];
      expect(found).toEqual(texts.map((after) => seam(before, after)));
      expect([...row(endOf(before), 2, 5)]).toEqual(found.slice(2, 5));
    }
  });
});

describe('how likely an article closes with a text', () => {
  it('is less where it breaks off', () => {
    expect(closingOdds(textOf('وأكد المدير أن المياه ستعود إلى'))).toBeLessThan(
      closingOdds(textOf('وأكد المدير أن المياه ستعود إلى الحي.')) - 1,
    );
  });

  it('is never very small where it breaks off: some articles go on on another page', () => {
    expect(closingOdds(textOf('وأكد المدير أن المياه ستعود إلى'))).toBeGreaterThan(Math.log(0.1));
  });

  it('is more where it looks back, as last paragraphs do', () => {
    expect(closingOdds(textOf('يذكر أن المياه انقطعت عن الحي قبل شهر كامل.'))).toBeGreaterThan(
      closingOdds(textOf('وأضاف أن المياه انقطعت عن الحي قبل شهر كامل.')),
    );
  });
});
