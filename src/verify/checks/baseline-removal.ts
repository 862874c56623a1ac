import { baselineCheck } from '../baseline-check.js';

export const baselineRemoval = baselineCheck(
  {
    id: 'baseline-removal',
    name: 'the share of words removed as repeats',
    of: ({ removed }) => removed?.share ?? null,
  },
  'points',
  0.05,
  'With `--baseline`: the share of the words that went as repeats has not moved by more than this.',
);
