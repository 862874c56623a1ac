import { characterCheck } from '../character-check.js';

export const replacementCharacter = characterCheck(
  'replacement-character',
  'error',
  'a lost character',
  'No text holds U+FFFD: there a character was lost for good.',
);
