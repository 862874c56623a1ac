import { characterCheck } from '../character-check.js';

export const nfc = characterCheck('nfc', 'error', 'not NFC:', 'All text is in Unicode normalization form C.');
