import { baselineCheck } from '../baseline-check.js';

export const baselineWords = baselineCheck(
  { id: 'baseline-words', name: 'the number of words', of: ({ words }) => words },
  'share',
  0.1,
  'With `--baseline`: the number of words has not moved by more than this share.',
);
