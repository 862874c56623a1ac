import type { Check } from '../check.js';

export const order: Check = {
  id: 'order',
  level: 'error',
  description:
    'Pages stand in the byte-wise order of their paths, the articles of a page by number; a folder is one row of files.',
  start: () => {
    let row: string | undefined;
    let page = '';
    let article = 0;
    return {
      line: ({ record, from, metadata }, report) => {
        const { path, article: number } = metadata;
        if (!record || typeof path !== 'string' || typeof number !== 'number') return;
        const its = from.folder ?? from.name;
        const direction = row === its ? byCodePoints(page, path) : -1;
        if (direction > 0) report({ message: `comes after ${page}`, pointer: '/metadata/path' });
        else if (direction === 0 && number < article) {
          report({ message: `article ${number} comes after article ${article}`, pointer: '/metadata/article' });
        }
        row = its;
        page = path;
        article = number;
      },
    };
  },
};

/** Negative, 0 or positive, as the UTF-8 of one text stands before the other's, is it, or stands after it. */
export function byCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (x !== y) return rank(x) - rank(y);
  }
  return a.length - b.length;
}

/** Surrogates stand for code points above all others. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
