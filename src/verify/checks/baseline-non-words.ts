import { baselineCheck } from '../baseline-check.js';

export const baselineNonWords = baselineCheck(
  { id: 'baseline-non-words', name: 'the share of non-words', of: ({ nonWordShare }) => nonWordShare },
  'points',
  0.02,
  'With `--baseline`: the share of non-words has not moved by more than this.',
);
