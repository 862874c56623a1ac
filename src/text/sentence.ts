/** Marks that close a sentence: full stop, question and exclamation marks, Arabic full stop, ellipsis. */
const TERMINAL = new Set([0x2e, 0x3f, 0x21, 0x061f, 0x06d4, 0x2026]);
/** Marks that may follow the closing one: quotes, brackets, guillemets. */
const CLOSERS = new Set([0x22, 0x27, 0x29, 0x5d, 0xbb, 0xab, 0x201d, 0x2019, 0x201c, 0xfd3e, 0x20]);

/** How a passage may end; models number them by their place. */
export const ENDINGS = ['terminal', 'colon', 'comma', 'open'] as const;
export type Ending = (typeof ENDINGS)[number];

/** How a passage ends, looking past closing quotes and brackets. */
export function endingOf(text: string): Ending {
  let i = text.length - 1;
  let bracket = false;
  while (i >= 0 && CLOSERS.has(text.charCodeAt(i))) {
    const unit = text.charCodeAt(i);
    if (unit === 0x29 || unit === 0x5d) bracket = true;
    i--;
  }
  if (i < 0) return 'open';
  const unit = text.charCodeAt(i);
  if (TERMINAL.has(unit)) return 'terminal';
  if (unit === 0x3a) return 'colon';
  if (unit === 0x60c || unit === 0x2c || unit === 0x3b || unit === 0x61b) return 'comma';
  // «(رويترز)» after a full stop: a source in brackets closes the passage too.
  if (bracket) {
    const open = text.lastIndexOf('(', i);
    if (open > 0) {
      let j = open - 1;
      while (j >= 0 && CLOSERS.has(text.charCodeAt(j))) j--;
      if (j >= 0 && TERMINAL.has(text.charCodeAt(j))) return 'terminal';
    }
  }
  return 'open';
}

/** How many guillemets and curly quotation marks of a text open what it does not close, and close what it did not open. */
export function quoteBalance(text: string): { unclosed: number; unopened: number } {
  let depth = 0;
  let unopened = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0xab || unit === 0x201c) depth++;
    else if (unit === 0xbb || unit === 0x201d) {
      if (depth > 0) depth--;
      else unopened++;
    }
  }
  return { unclosed: depth, unopened };
}
