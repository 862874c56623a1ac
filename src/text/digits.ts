import { isDigitUnit } from './words.js';

/** Value 0-9 of an ASCII, Arabic-Indic (U+0660) or extended Arabic-Indic (U+06F0) digit; -1 for anything else. */
export function digitValue(unit: number): number {
  if (unit >= 0x30 && unit <= 0x39) return unit - 0x30;
  if (unit >= 0x0660 && unit <= 0x0669) return unit - 0x0660;
  if (unit >= 0x06f0 && unit <= 0x06f9) return unit - 0x06f0;
  return -1;
}

/** Number written by a word of digits only; -1 when it holds anything else or more than nine digits. */
export function parseDigits(word: string): number {
  if (word === '' || word.length > 9) return -1;
  let value = 0;
  for (let i = 0; i < word.length; i++) {
    const digit = digitValue(word.charCodeAt(i));
    if (digit < 0) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** Whether a text has a digit, and beside digits only what ASCII has below its letters and the Arabic comma and separators of numbers. */
export function isNumeric(text: string): boolean {
  let digits = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (digitValue(unit) >= 0 || isDigitUnit(unit)) digits++;
    else if (unit > 0x40 && unit !== 0x60c && unit !== 0x66b && unit !== 0x66c) return false;
  }
  return digits > 0;
}
