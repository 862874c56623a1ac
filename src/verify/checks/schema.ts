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
      // A number that no double has is told as such.
      const told = new Set(line.faults.numbers.map(({ pointer }) => pointer));
      const issues = (line.schema.error?.issues ?? []).filter(({ path }) => !told.has(pointerTo(path)));
      for (const { path, message } of issues.slice(0, MOST)) {
        report({ message: message.replace(/^Invalid input: /, ''), pointer: pointerTo(path) });
      }
      const more = issues.length - MOST;
      if (more > 0) report({ message: `and ${more} more` });
    },
  }),
};
