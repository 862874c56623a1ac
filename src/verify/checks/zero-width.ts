import { characterCheck } from '../character-check.js';

export const zeroWidth = characterCheck(
  'zero-width',
  'error',
  'a character of no width',
  'No text holds zero-width characters or soft hyphens.',
);
