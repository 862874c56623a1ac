import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { azurePages } from '../../src/input/layout/azure.js';
import { plainText } from '../../src/input/layout/layout.js';
import { anyJson } from './any-json.js';
import { polygon } from './polygon.js';

const read = (answer: object) => plainText(JSON.stringify(answer));
const textOf = (answer: object): string => read(answer).text;

describe('plainText of an answer of Azure AI Document Intelligence', () => {
  const span = (offset: number, length: number) => ({ offset, length });
  const word = (content: string, offset: number, confidence: number, at?: number[]): object => ({
    content,
    ...(at && { polygon: at }),
    confidence,
    span: span(offset, content.length),
  });
  const line = (content: string, offset: number, at?: number[]): object => ({
    content,
    ...(at && { polygon: at }),
    spans: [span(offset, content.length)],
  });
  const paragraph = (content: string, offset: number): object => ({ content, spans: [span(offset, content.length)] });

  const content = 'وصل الوفد.\nمساء\nوغادر';
  const page = {
    pageNumber: 1,
    angle: 0,
    width: 8.5,
    height: 11,
    unit: 'inch',
    words: [
      word('وصل', 0, 0.9, polygon(6, 1, 7.5, 1.2)),
      word('الوفد.', 4, 0.8, polygon(4, 1.1, 5.5, 1.3)),
      word('مساء', 11, 0.7, polygon(6, 1.5, 7.5, 1.7)),
      word('وغادر', 16, 0.6),
    ],
    lines: [line('وصل الوفد.', 0), line('مساء', 11), line('وغادر', 16, polygon(5, 3, 7.5, 3.2))],
    spans: [span(0, content.length)],
  };
  const result = {
    apiVersion: '2024-11-30',
    modelId: 'prebuilt-layout',
    stringIndexType: 'textElements',
    content,
    pages: [page],
    paragraphs: [paragraph('وصل الوفد. مساء', 0), paragraph('وغادر', 16)],
  };

  it('is the lines in the order given, paragraphs parted by a blank line', () => {
    expect(textOf({ status: 'succeeded', analyzeResult: result })).toBe('وصل الوفد.\nمساء\n\nوغادر\n');
  });

  it('is read without what is around the result, as its libraries write it', () => {
    expect(textOf(result)).toBe('وصل الوفد.\nمساء\n\nوغادر\n');
    const { apiVersion, modelId, stringIndexType: _, ...rest } = result;
    expect(textOf({ api_version: apiVersion, model_id: modelId, ...rest })).toBe('وصل الوفد.\nمساء\n\nوغادر\n');
  });

  it('tells where lines stand, by their words or else by themselves, and how sure it was of words', () => {
    const { prints } = read({ analyzeResult: result });
    expect(prints.map((print) => print?.box)).toEqual([
      { left: 4, top: 1, right: 7.5, bottom: 1.3 },
      { left: 6, top: 1.5, right: 7.5, bottom: 1.7 },
      undefined,
      { left: 5, top: 3, right: 7.5, bottom: 3.2 },
    ]);
    expect(prints.map((print) => print?.sure)).toEqual([[0.9, 0.8], [0.7], undefined, [0.6]]);
  });

  it('takes words that nothing parts for one, as sure as of the least sure', () => {
    const words = [word('الوفد', 0, 0.8), word('.', 5, 0.3), word('مساء', 7, 0.7)];
    const { prints } = read({ analyzeResult: { pages: [{ words, lines: [line('الوفد. مساء', 0)] }] } });
    expect(prints[0]?.sure).toEqual([0.3, 0.7]);
  });

  it('knows corners that its libraries write as points', () => {
    const points = [
      { x: 40, y: 10 },
      { x: 90, y: 12 },
      { x: 90, y: 30 },
      { x: 40, y: 28 },
    ];
    const { prints } = read({ analyzeResult: { pages: [{ lines: [{ content: 'خبر', polygon: points }] }] } });
    expect(prints[0]?.box).toEqual({ left: 40, top: 10, right: 90, bottom: 30 });
  });

  it('leaves out marks of boxes to be ticked, which are not printed', () => {
    const lines = [{ content: ':unselected: خبر :selected:' }];
    expect(textOf({ analyzeResult: { pages: [{ lines }] } })).toBe('خبر\n');
  });

  it('is its text where it tells no lines', () => {
    expect(textOf({ analyzeResult: { content: 'وصل\nالوفد', pages: [{ pageNumber: 1 }] } })).toBe('وصل\nالوفد\n');
  });

  it('has pages that are answers of their own, with the paragraphs that begin on them', () => {
    const second = { pageNumber: 2, lines: [line('ثان', 22), line('ثالث', 26)], spans: [span(22, 8)] };
    const paragraphs = [...result.paragraphs, paragraph('ثان', 22), paragraph('ثالث', 26)];
    const book = { analyzeResult: { ...result, pages: [page, { pageNumber: 2, lines: [] }, second], paragraphs } };
    expect(textOf(book)).toBe('وصل الوفد.\nمساء\n\nوغادر\n\f\n\f\nثان\n\nثالث\n');
    const parts = azurePages(JSON.stringify(book));
    expect(parts?.map((part) => part && plainText(part).text)).toEqual([
      'وصل الوفد.\nمساء\n\nوغادر\n',
      undefined,
      'ثان\n\nثالث\n',
    ]);
    expect(azurePages(JSON.stringify(result))).toBeUndefined();
  });

  it('is an error where the file is cut short', () => {
    expect(() => plainText(JSON.stringify({ analyzeResult: result }).slice(0, -2))).toThrow('Azure file cut short');
  });

  it('is read as far as it goes, whatever is missing or of another kind', () => {
    const places = ['pages', 'lines', 'words', 'paragraphs', 'spans', 'span', 'offset', 'length', 'polygon', 'content'];
    fc.assert(
      fc.property(anyJson(...places, 'readResults', 'boundingBox', 'text', 'confidence'), (any) => {
        const files = [{ analyzeResult: any }, { analyzeResult: { pages: any, paragraphs: any } }];
        for (const file of [...files, { analyzeResult: { readResults: any } }]) {
          textOf(file);
          azurePages(JSON.stringify(file));
        }
      }),
    );
  });
});
