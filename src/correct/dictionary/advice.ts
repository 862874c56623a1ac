import type { FindingRule } from './dictionary.js';

/** What to do about a finding. */
export const ADVICE: Readonly<Record<FindingRule, string>> = {
  columns: 'write wrong, right and, where wanted, left context, right context and flags, with tabs between',
  'empty-side': 'fill it in, or take the line out',
  'not-words': 'leave out punctuation',
  context: 'name words that stand right beside it, a * for any ending at most',
  flag: 'take the flag out',
  identity: 'take the line out, or mend one side',
  duplicate: 'take the line out',
  conflict: 'keep one of them, or give each a context',
  cycle: 'keep the one that is right',
  chain: 'write the last word of the chain as the right side of both',
  grows: 'give it a context that keeps it from matching again',
  'no-word': 'check the spelling; a name may stay',
  'real-word': 'give it a context, unless the word is always wrong here',
};
