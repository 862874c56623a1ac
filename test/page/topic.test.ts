import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dataFile, loadWordData, loadWordVectors } from '../../src/lexicon/load.js';
import { VectorSum } from '../../src/lexicon/word-vectors.js';
import { loadTopicSpace } from '../../src/page/load.js';
import { addSubject } from '../../src/page/subject.js';
import { likenessOf, readTopicSpace, type Topic } from '../../src/page/topic.js';
import { wordTable } from '../../src/page/word-traits.js';
import { weightFileOf } from './weight-file-of.js';

const data = loadWordData();
const { vectors } = data;
const wordsOf = (text: string) => wordTable(data).of(text);
const space = loadTopicSpace();
const about = (text: string): Topic => space.topicOf(wordsOf(text));

const MATCH = about('سدد المهاجم كرة قوية من خارج منطقة الجزاء ارتدت من القائم إلى قدم زميله');
const KEEPER = about('حارس المرمى أنقذ فريقه في الدقائق الأخيرة من هدف محقق');
const HARVEST = about('موسم قطاف الزيتون تأخر هذا الخريف والمعاصر لم تفتح أبوابها بعد');
const PRESS = about('تنتظر معصرة القرية محصول المزارعين لتعصر زيته');
const SCHOOL = about('أعلنت وزارة التربية نتائج امتحانات الثانوية العامة ونسبة نجاح التلاميذ');
const EXAM = about('جلس الطلاب إلى الامتحان في قاعات المدارس وسلم المعلمون أوراق الأسئلة');

describe('topics', () => {
  it('are alike for texts of one subject that share no word', () => {
    expect(likenessOf(MATCH, KEEPER)).toBeGreaterThan(likenessOf(MATCH, HARVEST) + 0.2);
    expect(likenessOf(HARVEST, PRESS)).toBeGreaterThan(likenessOf(MATCH, PRESS) + 0.2);
    expect(likenessOf(SCHOOL, EXAM)).toBeGreaterThan(likenessOf(SCHOOL, KEEPER) + 0.2);
  });

  it('are not longer than 1, and the shorter the fewer words tell', () => {
    const [few, many] = [about('هدف'), MATCH].map((topic) => likenessOf(topic, topic)) as [number, number];
    expect(few).toBeLessThan(many);
    expect(many).toBeLessThan(1);
  });

  it('of texts that stand together are those of one text', () => {
    const [first, second] = [wordsOf('قطاف الزيتون'), wordsOf('هطول الأمطار')];
    const [a, b, both] = [first, second, [...first, ...second]].map((words) => space.weightOf(words));
    both?.forEach((value, d) => {
      expect(value).toBeCloseTo((a?.[d] ?? 0) + (b?.[d] ?? 0), 5);
    });
  });

  it('are none for a text without a word that tells', () => {
    expect(about('في من إلى 1967 ،').every((value) => value === 0)).toBe(true);
    expect(likenessOf(about(''), MATCH)).toBe(0);
  });
});

describe('readTopicSpace', () => {
  const { dimensions, fields } = vectors;
  /** One dimension: ten times the second number of the company that words keep, and 1 added to the square of the length. */
  const FILE = weightFileOf(
    () => [0x50545157, 1, dimensions, fields, 1],
    [],
    { projection: dimensions + fields, unsure: 1 },
    { projection: [0, 10], unsure: [1] },
  );

  it('projects what the words of a text add up to, and brings it to about length 1', () => {
    const words = wordsOf('قطاف الزيتون');
    const sum = new VectorSum(vectors);
    addSubject(words, vectors, sum);
    const told = 10 * (sum.company[1] ?? 0);
    expect(told).not.toBe(0);
    expect(readTopicSpace(FILE, vectors).topicOf(words)[0]).toBeCloseTo(told / Math.sqrt(told ** 2 + 1), 6);
  });

  it('says what is wrong with a file that is not one, of another version, cut short or for other vectors', () => {
    expect(() => readTopicSpace(FILE.subarray(0, 8), vectors)).toThrow('too short');
    expect(() => readTopicSpace(FILE.subarray(0, FILE.length - 2), vectors)).toThrow('cut short');
    const other = FILE.slice();
    other[4] = 9;
    expect(() => readTopicSpace(other, vectors)).toThrow('version 9');
    other[0] = 0;
    expect(() => readTopicSpace(other, vectors)).toThrow('bad signature');
    expect(() => readTopicSpace(FILE, { ...loadWordVectors(), fields: fields - 1 })).toThrow('other word vectors');
  });

  it('reads the file of the package', () => {
    const shipped = readTopicSpace(readFileSync(dataFile('topics.bin')), vectors);
    expect(about('قطاف الزيتون')).toHaveLength(shipped.dimensions);
  });
});
