import { Chalk, type ChalkInstance } from 'chalk';
import { colorLevel } from './color.js';

/** How text is shown: colours, and marks that keep Arabic and Latin in one line apart. */
export interface Display {
  chalk: ChalkInstance;
  /** Shields Arabic text from the Latin around it on a terminal, as Unicode Standard Annex 9 has it; elsewhere leaves it. */
  isolate(text: string): string;
}

const ARABIC = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

/** How text is shown on a stream: plain unless it is a terminal that can, or colours are forced. */
export function displayOf(stream: 'stdout' | 'stderr'): Display {
  const { isTTY = false } = process[stream];
  // Node's own count of colours heeds NO_COLOR and FORCE_COLOR too, but warns when both are set.
  const depth = isTTY ? process[stream].getColorDepth({ ...process.env, NO_COLOR: '', FORCE_COLOR: '' }) : 1;
  return {
    chalk: new Chalk({ level: colorLevel(process.env, depth) }),
    isolate: isTTY ? isolated : (text) => text,
  };
}

/** First strong isolate, text, pop directional isolate. */
export function isolated(text: string): string {
  return ARABIC.test(text) ? `\u2068${text}\u2069` : text;
}
