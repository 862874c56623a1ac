import type { Check } from '../check.js';

export const lines: Check = {
  id: 'lines',
  level: 'error',
  description: 'A run of lines ends no sooner than it begins, and a record with text has one.',
  start: () => ({
    line: ({ record, body, metadata: { lines } }, report) => {
      if (!record || !Array.isArray(lines)) return;
      if (lines.length === 0 && body) report({ message: 'a text of no line', pointer: '/metadata/lines' });
      for (const [i, run] of lines.entries()) {
        if (!Array.isArray(run) || !(run[0] > run[1])) continue;
        report({ message: `lines ${run[0]} to ${run[1]}`, pointer: `/metadata/lines/${i}` });
      }
    },
  }),
};
