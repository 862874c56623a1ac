import { byteOrder } from '../../input/byte-names.js';
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
        const direction = row === its ? byteOrder(page, path) : -1;
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
