import type { Check } from '../check.js';
import { pointerTo } from '../json-walk.js';

/** Faults told of one record. */
const MOST = 20;

export const schema: Check = {
  id: 'schema',
  level: 'error',
  description: 'Every record has the keys and types that `warraq schema` describes.',
  start: () => ({
    line: (line, report) => {
      if (!line.record) return;
      const issues = line.schema.error?.issues ?? [];
      for (const { path, message } of issues.slice(0, MOST)) {
        report({ message: message.replace(/^Invalid input: /, ''), pointer: pointerTo(path) });
      }
      const more = issues.length - MOST;
      if (more > 0) report({ message: `and ${more} more` });
    },
  }),
};
