import { characterCheck } from '../character-check.js';

export const surrogate = characterCheck(
  'surrogate',
  'error',
  'an unpaired surrogate',
  'No text holds half a surrogate pair, such as the escape \\ud800 alone: it cannot be written as UTF-8.',
);
