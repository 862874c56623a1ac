import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/input/layout/layout.js';
import { mistralPages } from '../../src/input/layout/mistral.js';
import { anyJson } from './any-json.js';

const textOf = (answer: object): string => plainText(JSON.stringify(answer)).text;

describe('plainText of an answer of Mistral OCR', () => {
  const page = (index: number, markdown: string, more: object = {}): object => ({
    index,
    markdown,
    images: [],
    dimensions: { dpi: 200, height: 2200, width: 1700 },
    ...more,
  });
  const answer = (...pages: object[]): object => ({
    pages,
    model: 'mistral-ocr-2512',
    document_annotation: null,
    usage_info: { pages_processed: pages.length, doc_size_bytes: 1 },
  });

  it('is the Markdown of its pages, without a layout', () => {
    const file = JSON.stringify(answer(page(0, '# عنوان\n\nوصل الوفد\nمساء\n'), page(1, 'وغادر')));
    expect(plainText(file)).toEqual({ text: '# عنوان\n\nوصل الوفد\nمساء\n\f\nوغادر\n', prints: [] });
  });

  it('has head and foot of a page, and its tables, where they stand apart', () => {
    const tables = [{ id: 'tbl-0.md', content: '| قمح | 5 |\n|---|---|', format: 'markdown' }];
    const apart = page(0, 'الأسعار\n\n[tbl-0.md](tbl-0.md)', { tables, header: 'النهار', footer: null });
    expect(textOf(answer(apart))).toBe('النهار\n\nالأسعار\n\n| قمح | 5 |\n|---|---|\n');
  });

  it('has pages that are answers of their own', () => {
    const parts = mistralPages(JSON.stringify(answer(page(0, 'أول'), page(1, ' \n'), page(2, 'ثالث'))));
    expect(parts?.map((part) => part && plainText(part).text)).toEqual(['أول\n', undefined, 'ثالث\n']);
    expect(mistralPages(JSON.stringify(answer(page(0, 'أول'))))).toBeUndefined();
  });

  it('is an error where the file is cut short, and no other JSON', () => {
    const whole = JSON.stringify(answer(page(0, 'أول')));
    expect(() => plainText(whole.slice(0, -2))).toThrow('Mistral OCR file cut short');
    expect(textOf({ markdown: 'أول' })).toBe('{"markdown":"أول"}');
  });

  it('is read as far as it goes, whatever is missing or of another kind', () => {
    const keys = ['markdown', 'header', 'footer', 'tables', 'id', 'content', 'toString'];
    fc.assert(
      fc.property(anyJson(...keys), (any) => {
        for (const file of [{ pages: any, markdown: any }, { pages: [{ markdown: 'أول', tables: any }, any] }]) {
          textOf(file);
          mistralPages(JSON.stringify(file));
        }
      }),
    );
  });
});
