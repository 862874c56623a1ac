import type { Check } from '../check.js';
import { shardOf } from '../corpus.js';

export const shardNames: Check = {
  id: 'shard-names',
  level: 'error',
  description: 'The files of a folder are numbered from 00000 without a gap, each number once.',
  start: ({ corpora }) => ({
    end: (report) => {
      for (const { folder, files } of corpora) {
        const next = new Map<string, number>();
        for (const name of files) {
          const shard = shardOf(name);
          if (!shard) continue;
          const expected = next.get(shard.kind) ?? 0;
          const file = `${folder}/${name}`;
          if (shard.digits < 5) report({ message: 'a number of less than five digits', file });
          else if (shard.number < expected) report({ message: `number ${shard.number} is there already`, file });
          else if (shard.number > expected) report({ message: `number ${expected} is missing before this file`, file });
          next.set(shard.kind, Math.max(expected, shard.number + 1));
        }
      }
    },
  }),
};
