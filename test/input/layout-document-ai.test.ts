import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentAiPages } from '../../src/input/layout/document-ai.js';
import { plainText } from '../../src/input/layout/layout.js';
import { anyJson } from './any-json.js';

const read = (answer: object) => plainText(JSON.stringify(answer));
const textOf = (answer: object): string => read(answer).text;

describe('plainText of a document of Google Document AI', () => {
  /** A part of the text; a start of 0 is left out. */
  const placed = (start: number, end: number, more: object = {}): object => ({
    layout: {
      textAnchor: { textSegments: [{ ...(start && { startIndex: `${start}` }), endIndex: `${end}` }] },
      ...more,
    },
  });
  /** Corners in shares of the page; sides of 0 are left out. */
  const at = (left: number, top: number, right: number, bottom: number): object => ({
    boundingPoly: {
      normalizedVertices: [
        { x: left, y: top },
        { x: right, y: top },
        { x: right, y: bottom },
        { x: left, y: bottom },
      ].map(({ x, y }) => ({ ...(x && { x }), ...(y && { y }) })),
    },
  });

  const text = 'وصل الوفد.\nمساء\nوغادر\n';
  const page = {
    pageNumber: 1,
    dimension: { width: 100, height: 200, unit: 'pixels' },
    ...placed(0, 22),
    blocks: [placed(0, 16), placed(16, 22)],
    lines: [placed(0, 11), placed(11, 16, at(0.5, 0.25, 0.75, 0.5)), placed(16, 22)],
    tokens: [
      placed(0, 4, { ...at(0.6, 0, 0.9, 0.05), confidence: 0.9 }),
      placed(4, 9, { ...at(0.1, 0.01, 0.5, 0.06), confidence: 0.8 }),
      placed(9, 11, { confidence: 0.3 }),
      placed(11, 16),
    ],
  };
  const document = { uri: '', mimeType: 'image/png', text, pages: [page] };

  it('is its lines, blocks parted by a blank line, with what is around it or without', () => {
    expect(textOf({ document })).toBe('وصل الوفد.\nمساء\n\nوغادر\n');
    expect(textOf(document)).toBe('وصل الوفد.\nمساء\n\nوغادر\n');
  });

  it('is told whether its pages or its text come first', () => {
    expect(textOf({ pages: [page], shardInfo: { shardCount: '1' }, text })).toBe('وصل الوفد.\nمساء\n\nوغادر\n');
    const long = `${text}${' '.repeat(1 << 15)}`;
    expect(textOf({ document: { ...document, text: long } })).toBe('وصل الوفد.\nمساء\n\nوغادر\n');
  });

  it('is read with the keys that libraries for Python write', () => {
    const layout = { text_anchor: { text_segments: [{ start_index: '0', end_index: '10' }], content: '' } };
    expect(textOf({ mime_type: 'image/png', text, pages: [{ lines: [{ layout }] }] })).toBe('وصل الوفد.\n');
  });

  it('tells where lines stand, by their words or else by themselves, and how sure it was of words', () => {
    const { prints } = read(document);
    expect(prints.map((print) => print?.box)).toEqual([
      { left: 10, top: 0, right: 90, bottom: 12 },
      { left: 50, top: 50, right: 75, bottom: 100 },
    ]);
    // Of a word and the signs beside it as of the least sure.
    expect(prints.map((print) => print?.sure)).toEqual([[0.9, 0.3], [Number.NaN]]);
  });

  it('knows corners in pixels', () => {
    const vertices = [{ y: 2 }, { x: 90, y: 2 }, { x: 90, y: 12 }, { y: 12 }];
    const { prints } = read({ text: 'خبر', pages: [{ lines: [placed(0, 3, { boundingPoly: { vertices } })] }] });
    expect(prints[0]?.box).toEqual({ left: 0, top: 2, right: 90, bottom: 12 });
  });

  it('counts characters, of which some are two units of UTF-16', () => {
    expect(textOf({ text: '😀 خبر\nثان\n', pages: [{ lines: [placed(2, 6), placed(6, 10)] }] })).toBe('خبر\nثان\n');
  });

  it('is its text where it tells no lines', () => {
    expect(textOf({ mimeType: 'image/png', text: 'وصل\nالوفد\n' })).toBe('وصل\nالوفد\n');
    expect(textOf({ text: 'وصل\nالوفد\n', pages: [placed(0, 4), placed(4, 10)] })).toBe('وصل\n\f\nالوفد\n');
  });

  it('has pages that are documents of their own, with their own text', () => {
    const blank = { pageNumber: 2, ...placed(22, 23) };
    const last = { pageNumber: 3, ...placed(23, 32), lines: [placed(23, 28), placed(28, 32)] };
    const book = { ...document, text: `${text}\nثالث\nخبر\n`, pages: [page, blank, last] };
    const parts = documentAiPages(JSON.stringify({ document: book }));
    expect(parts?.map((part) => part && plainText(part).text)).toEqual([
      'وصل الوفد.\nمساء\n\nوغادر\n',
      undefined,
      'ثالث\nخبر\n',
    ]);
    expect(parts?.[2]).not.toContain('وصل');
    expect(documentAiPages(JSON.stringify({ document }))).toBeUndefined();
  });

  it('is an error where the file is cut short, and no other JSON', () => {
    expect(() => plainText(JSON.stringify({ document }).slice(0, -2))).toThrow('Google Document AI file cut short');
    expect(textOf({ text: 'أول' })).toBe('{"text":"أول"}');
  });

  it('is read as far as it goes, whatever is missing or of another kind', () => {
    const places = ['layout', 'textAnchor', 'textSegments', 'startIndex', 'endIndex', 'boundingPoly', 'vertices', 'x'];
    fc.assert(
      fc.property(anyJson(...places, 'pages', 'lines', 'tokens', 'blocks', 'dimension', 'width', 'text'), (any) => {
        for (const file of [
          { mimeType: '', text: 'أول', pages: any },
          { mimeType: '', text: any, document: any },
        ]) {
          textOf(file);
          documentAiPages(JSON.stringify(file));
        }
      }),
    );
  });
});
