import { describe, expect, it } from 'vitest';
import { loadBigrams, loadWordData } from '../../src/lexicon/load.js';
import { closingOdds } from '../../src/page/assemble/closing.js';
import { seamEndOf, seamFeatures, seamOdds, seamStartOf, seamsBefore } from '../../src/page/assemble/seam.js';
import { SEAM_WEIGHTS } from '../../src/page/assemble/seam-weights.js';
import { type BlockFacts, factsOf } from '../../src/page/label/facts.js';
import { unwrap } from '../../src/page/unwrap.js';
import { wordTable } from '../../src/page/word-traits.js';
import { normalisePage } from '../../src/text/normalise.js';

const bigrams = loadBigrams();
const table = wordTable(loadWordData());

function textOf(text: string): BlockFacts {
  const [block] = unwrap(normalisePage(text).lines);
  if (!block) throw new Error('no text');
  return factsOf(block, table);
}

const seam = (a: string, b: string): number => seamOdds(seamEndOf(textOf(a)), seamStartOf(textOf(b)), bigrams);

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

  it('is the sum of what is observed, whether pairs are weighed one by one or by the row', () => {
    const texts = [
      'وأكد المدير أن المياه ستعود إلى',
      'الحي الشرقي «قبل المساء»',
      '«لن نقبل بأقل من ذلك»،',
      'ومن شروط القبول:',
      '- أن يكون المتقدم من سكان المحافظة.',
      'خلفيات',
      '12 ألف أسرة تنتظر المياه.',
      'قبل المساء)، وقد تأخرت',
    ].map(textOf);
    const starts = texts.map(seamStartOf);
    const row = seamsBefore(starts, bigrams);
    for (const before of texts) {
      const expected = texts.map((after) => {
        let odds = 0;
        seamFeatures(before, after, bigrams, (name, value) => {
          odds += value * (SEAM_WEIGHTS[name] ?? 0);
        });
        return odds;
      });
      const found = [...row(seamEndOf(before), 0, texts.length)];
      found.forEach((odds, j) => {
        expect(odds).toBeCloseTo(expected[j] ?? 0, 9);
        expect(odds).toBe(seamOdds(seamEndOf(before), starts[j] ?? seamStartOf(before), bigrams));
      });
      expect([...row(seamEndOf(before), 2, 5)]).toEqual(found.slice(2, 5));
    }
  });
});

describe('how likely an article closes with a text', () => {
  it('is less where it breaks off', () => {
    expect(closingOdds(textOf('وأكد المدير أن المياه ستعود إلى'))).toBeLessThan(
      closingOdds(textOf('وأكد المدير أن المياه ستعود إلى الحي.')) - 2,
    );
  });

  it('is more where it looks back, as last paragraphs do', () => {
    expect(closingOdds(textOf('يذكر أن المياه انقطعت عن الحي قبل شهر كامل.'))).toBeGreaterThan(
      closingOdds(textOf('وأضاف أن المياه انقطعت عن الحي قبل شهر كامل.')),
    );
  });
});
