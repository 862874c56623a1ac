import { characterCheck } from '../character-check.js';

export const control = characterCheck(
  'control',
  'error',
  'a control character',
  'No text holds controls or noncharacters.',
);
