import { describe, expect, it } from 'vitest';
import { azurePages } from '../../src/input/layout/azure.js';
import { plainText } from '../../src/input/layout/layout.js';
import { polygon } from './polygon.js';

const read = (answer: object) => plainText(JSON.stringify(answer));

describe('plainText of an answer of the Read API of Azure Computer Vision', () => {
  const word = (text: string, confidence: number, boundingBox: number[]): object => ({ text, confidence, boundingBox });
  const line = (text: string, ...words: object[]): object => ({ boundingBox: polygon(1, 2, 99, 12), text, words });
  const answer = (...pages: object[][]): object => ({
    status: 'succeeded',
    analyzeResult: {
      version: '3.2.0',
      readResults: pages.map((lines, i) => ({ page: i + 1, angle: 0, width: 100, height: 200, unit: 'pixel', lines })),
    },
  });
  const first = line('وصل الوفد', word('وصل', 0.9, polygon(60, 1, 90, 10)), word('الوفد', 0.4, polygon(10, 2, 50, 12)));

  it('is the lines in the order given, with their places and how sure it was of their words', () => {
    const { text, prints } = read(answer([first, line('مساء')]));
    expect(text).toBe('وصل الوفد\nمساء\n');
    expect(prints).toEqual([
      { box: { left: 10, top: 1, right: 90, bottom: 12 }, sure: [0.9, 0.4] },
      { box: { left: 1, top: 2, right: 99, bottom: 12 }, sure: [] },
    ]);
  });

  it('is read with the keys that libraries for Python write', () => {
    const lines = [{ bounding_box: polygon(1, 2, 99, 12), text: 'خبر' }];
    const { text, prints } = read({ status: 'succeeded', analyze_result: { read_results: [{ lines }] } });
    expect(text).toBe('خبر\n');
    expect(prints[0]?.box).toEqual({ left: 1, top: 2, right: 99, bottom: 12 });
  });

  it('has pages that are answers of their own', () => {
    const parts = azurePages(JSON.stringify(answer([first], [], [line('ثالث')])));
    expect(parts?.map((part) => part && plainText(part).text)).toEqual(['وصل الوفد\n', undefined, 'ثالث\n']);
  });
});
