import { type Check, objectOf } from '../check.js';

export const uniqueId: Check = {
  id: 'unique-id',
  level: 'error',
  description: 'No two records have the same id.',
  start: () => {
    const first = new Map<string, string>();
    return (line, report) => {
      const id = objectOf(line)?.id;
      if (typeof id !== 'string') return;
      const place = first.get(id);
      if (place === undefined) first.set(id, `${line.file}:${line.number}`);
      else report({ message: `the id of ${place} again`, pointer: '/id' });
    };
  },
};
