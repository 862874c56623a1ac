import { describe, expect, test } from 'vitest';
import { pageStems } from '../../src/input/page-ids.js';

const stems = (...paths: string[]) => paths.map(pageStems(() => paths));

describe('pageStems', () => {
  test('the extension goes', () => expect(stems('a/p.txt', 'b.c/p')).toEqual(['a/p', 'b.c/p']));
  test('a hidden file has none', () => expect(stems('.page')).toEqual(['.page']));
  test('it stays where it alone tells pages apart', () =>
    expect(stems('p.txt', 'p.ocr', 'p')).toEqual(['p.txt', 'p.ocr', 'p']));
  test('no page takes the path of another', () =>
    expect(stems('p.txt', 'p.ocr', 'p.txt.txt')).toEqual(['p.txt', 'p.ocr', 'p.txt.txt']));
  test('compression goes with it', () => expect(stems('p.txt.gz', 'q.ZST')).toEqual(['p', 'q']));
  test('a page and its compressed copy keep both', () =>
    expect(stems('p.txt', 'p.txt.gz')).toEqual(['p.txt', 'p.txt.gz']));
});
