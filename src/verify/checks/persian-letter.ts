import { characterCheck } from '../character-check.js';

export const persianLetter = characterCheck(
  'persian-letter',
  'error',
  'a Persian letter',
  'Letters that Arabic writes with another code point (keheh, Farsi yeh) have the Arabic one.',
);
