import { describe, expect, it } from 'vitest';
import { loadWordData } from '../../src/lexicon/load.js';
import { VectorSum } from '../../src/lexicon/word-vectors.js';
import { type Subject, squaredLength, unitSubjectOf } from '../../src/page/subject.js';
import { wordTable } from '../../src/page/word-traits.js';

const data = loadWordData();
const { vectors } = data;
const about = (text: string): Subject => unitSubjectOf(wordTable(data).of(text), vectors);

function common(a: Subject, b: Subject): number {
  const sum = new VectorSum(vectors);
  sum.addVector(a);
  return sum.times(b);
}

const MATCH = about('سدد المهاجم كرة قوية من خارج منطقة الجزاء ارتدت من القائم إلى قدم زميله');
const KEEPER = about('حارس المرمى أنقذ فريقه في الدقائق الأخيرة من هدف محقق');
const HARVEST = about('موسم قطاف الزيتون تأخر هذا الخريف والمعاصر لم تفتح أبوابها بعد');
const PRESS = about('تنتظر معصرة القرية محصول المزارعين لتعصر زيته');

describe('subjects', () => {
  it('are alike for texts of one subject that share no word', () => {
    expect(common(MATCH, KEEPER)).toBeGreaterThan(common(MATCH, HARVEST) + 0.1);
    expect(common(HARVEST, PRESS)).toBeGreaterThan(common(MATCH, PRESS) + 0.1);
  });

  it('have as much in common one way as the other', () => {
    expect(common(MATCH, PRESS)).toBeCloseTo(common(PRESS, MATCH), 12);
  });

  it('are not longer than 1, and the shorter the fewer words tell', () => {
    const [few, many] = [about('هدف'), MATCH].map(squaredLength) as [number, number];
    expect(few).toBeLessThan(many);
    expect(many).toBeLessThan(1);
    expect(common(MATCH, MATCH)).toBeCloseTo(many, 12);
  });

  it('count a word once, however often it comes', () => {
    expect(about('الزيتون والزيتون زيتون')).toEqual(about('زيتون'));
  });

  it('are none for a text without a word that tells', () => {
    expect(squaredLength(about('في من إلى 1967 ،'))).toBe(0);
    expect(common(about(''), MATCH)).toBe(0);
  });
});
