import { describe, expect, it } from 'vitest';
import { loadWordData } from '../../src/lexicon/load.js';
import { VectorSum } from '../../src/lexicon/word-vectors.js';
import { addSubject } from '../../src/page/subject.js';
import { wordTable } from '../../src/page/word-traits.js';

const data = loadWordData();
function about(text: string): { company: number[]; fields: number[] } {
  const sum = new VectorSum(data.vectors);
  addSubject(wordTable(data).of(text), data.vectors, sum);
  return { company: [...sum.company], fields: [...sum.fields] };
}

describe('subjects', () => {
  it('add up what the words of a text tell', () => {
    const [whole, first, second] = ['قطاف الزيتون', 'قطاف', 'الزيتون'].map(about);
    expect(whole?.company).toEqual(first?.company.map((value, d) => value + (second?.company[d] ?? 0)));
  });

  it('count a word once, however often it comes', () => {
    expect(about('الزيتون والزيتون زيتون')).toEqual(about('زيتون'));
  });

  it('are none for a text without a word that tells', () => {
    const { company, fields } = about('في من إلى 1967 ،');
    expect([...company, ...fields].every((value) => value === 0)).toBe(true);
  });
});
