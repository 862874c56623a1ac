import type { Check } from '../check.js';

/** Keys named. */
const SHOWN = 6;

export const foreignRecord: Check = {
  id: 'foreign-record',
  level: 'error',
  description: 'No record is of another tool. Nothing else is asked of one that is.',
  start: () => ({
    line: ({ object, record }, report) => {
      if (!object || record) return;
      const keys = Object.keys(object);
      const named = keys.slice(0, SHOWN).map((key) => JSON.stringify(key.slice(0, 40)));
      const list = keys.length === 0 ? 'none' : named.join(', ') + (keys.length > SHOWN ? ' …' : '');
      report({ message: `no record of warraq: it has the keys ${list}`, offset: 0 });
    },
  }),
};
