import { characterCheck } from '../character-check.js';

export const privateUse = characterCheck(
  'private-use',
  'error',
  'a private use character',
  'No text holds private use characters, which mean nothing outside their font.',
);
