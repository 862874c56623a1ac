import { characterCheck } from '../character-check.js';

export const presentationForm = characterCheck(
  'presentation-form',
  'error',
  'a presentation form',
  'No text holds Arabic presentation forms: words written with them are not found.',
);
