import { articleRecord } from '../../output/article-record.js';
import type { Check } from '../check.js';

const KEYS = Object.keys(articleRecord.shape);
const METADATA = Object.keys(articleRecord.shape.metadata.shape);

export const keyOrder: Check = {
  id: 'key-order',
  level: 'error',
  description: 'Keys stand in the order of the format, so that equal records are equal bytes.',
  start: () => ({
    line: ({ record, metadata }, report) => {
      if (!record) return;
      const first = outOfOrder(record, KEYS);
      if (first) report({ message: `the key ${first} comes too soon`, pointer: `/${first}` });
      const inner = outOfOrder(metadata, METADATA);
      if (inner) report({ message: `the key ${inner} comes too soon`, pointer: `/metadata/${inner}` });
    },
  }),
};

/** The first key that stands before one it should follow; others than ours do not count. */
function outOfOrder(object: object, order: readonly string[]): string | undefined {
  const keys = Object.keys(object).filter((key) => order.includes(key));
  return keys.find((key, i) => order.indexOf(key) > order.indexOf(keys[i + 1] ?? key));
}
