import { HashSet } from '../../input/repeated.js';
import { orderOfText } from '../against/page-order.js';
import type { Check } from '../check.js';

export const order: Check = {
  id: 'order',
  level: 'error',
  description:
    'Pages of text stand in the order of their files and in it by number, the records of any page together and by number; a folder is one row of files.',
  start: () => {
    let row: string | undefined;
    let page: string | undefined;
    let article = 0;
    /** The last page that has its place by its path, and those of the row that have not. */
    let placed: string | undefined;
    let named = new HashSet();
    return {
      line: ({ record, id, from, metadata }, report) => {
        const { path, article: number } = metadata;
        if (!record || typeof path !== 'string' || typeof number !== 'number') return;
        const its = from.folder ?? from.name;
        if (row !== its) {
          named = new HashSet();
          page = placed = undefined;
        }
        if (page === path) {
          if (number < article)
            report({ message: `article ${number} comes after article ${article}`, pointer: '/metadata/article' });
        } else if (isNamed(id, path)) {
          if (named.add(path)) report({ message: 'not with the other records of its page', pointer: '/metadata/path' });
        } else {
          if (placed !== undefined && orderOfText(placed, path) > 0)
            report({ message: `comes after ${placed}`, pointer: '/metadata/path' });
          placed = path;
        }
        row = its;
        page = path;
        article = number;
      },
    };
  },
};

/** Whether ids are the whole path: those of JSON lines are, and stand as their file has them. */
function isNamed(id: string, path: string): boolean {
  return id.startsWith(`${path}#`);
}
