import type { Check } from '../check.js';
import { hashOf, IdTable } from '../id-table.js';

export const uniqueId: Check = {
  id: 'unique-id',
  level: 'error',
  description: 'No two records have the same id.',
  start: () => {
    const table = new IdTable();
    /** Files with the number of the first record of each. */
    const files: { name: string; first: number }[] = [];
    let count = 0;
    return {
      line: ({ id, file, number }, report) => {
        if (number === 1 || files.length === 0) files.push({ name: file, first: count - number + 1 });
        const before = id === '' ? undefined : table.add(hashOf(id), count);
        count++;
        if (before === undefined) return;
        const home = files.findLast(({ first }) => first <= before);
        report({ message: `the id of ${home?.name}:${before - (home?.first ?? 0) + 1} again`, pointer: '/id' });
      },
    };
  },
};
