import type { Check } from '../check.js';

export const byteOrderMark: Check = {
  id: 'byte-order-mark',
  level: 'error',
  description: 'No line begins with a byte order mark: many readers take it for a part of the first key.',
  start: () => ({
    line: ({ bom }, report) => {
      if (bom) report({ message: 'a byte order mark (U+FEFF) before the record' });
    },
  }),
};
