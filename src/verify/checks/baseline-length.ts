import { baselineCheck } from '../baseline-check.js';

export const baselineLength = baselineCheck(
  {
    id: 'baseline-length',
    name: 'the mean length of a record in words',
    of: ({ wordsPerRecord }) => wordsPerRecord.mean,
  },
  'share',
  0.1,
  'With `--baseline`: the mean length of a record has not moved by more than this share.',
);
