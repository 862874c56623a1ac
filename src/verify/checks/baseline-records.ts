import { baselineCheck } from '../baseline-check.js';

export const baselineRecords = baselineCheck(
  { id: 'baseline-records', name: 'the number of records', of: ({ records }) => records },
  'share',
  0.1,
  'With `--baseline`: the number of records has not moved by more than this share.',
);
