import { characterCheck } from '../character-check.js';

export const tatweel = characterCheck(
  'tatweel',
  'error',
  'tatweel',
  'No text holds tatweel (U+0640), which only stretches a word.',
);
