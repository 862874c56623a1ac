import { characterCheck } from '../character-check.js';

export const whiteSpace = characterCheck(
  'white-space',
  'error',
  'white space',
  'Words are parted by one space, and no paragraph begins or ends with one.',
);
