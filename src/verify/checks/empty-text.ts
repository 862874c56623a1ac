import type { Check } from '../check.js';

export const emptyText: Check = {
  id: 'empty-text',
  level: 'error',
  description: 'Every record has a text, unless its flag `no-body` says that there is none.',
  start: () => ({
    line: (line, report) => {
      if (line.record?.text !== '' || line.hasFlag('no-body')) return;
      report({ message: 'no text, and no flag no-body', pointer: '/text' });
    },
  }),
};
