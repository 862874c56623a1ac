import type { Check } from '../check.js';

export const duplicateKey: Check = {
  id: 'duplicate-key',
  level: 'error',
  description: 'No object has a key twice: of two values, readers keep the one or the other.',
  start: () => ({
    line: ({ faults }, report) => {
      for (const duplicate of faults.duplicates) report({ message: 'a key that its object has already', ...duplicate });
    },
  }),
};
