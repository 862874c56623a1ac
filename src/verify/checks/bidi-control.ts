import { characterCheck } from '../character-check.js';

export const bidiControl = characterCheck(
  'bidi-control',
  'error',
  'a direction mark',
  'No text holds marks that steer its direction: text in logical order needs none.',
);
