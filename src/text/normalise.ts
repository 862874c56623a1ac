import type { Change } from './change.js';
import type { Line } from './line.js';
import { normaliseLine } from './normalise-line.js';
import { mayBeWrecked, normaliseRepaired, repairLines } from './wrecked-lines.js';

/**
 * Normalises the characters of a page, as a careful editor would and no further: see {@link normaliseLine}. Lines that were
 * wrecked on the way are repaired first: rules `mojibake` and `visual-order`.
 *
 * Lines end at `\n`, `\r\n` or `\r`; a break at the very end begins no further line.
 *
 * @returns the lines, and what changed in them: one change for each run of characters that one rule changed, at its UTF-16
 *   offset in the raw line
 */
export function normalisePage(text: string): { lines: Line[]; changes: Change[] } {
  const lines: Line[] = [];
  const changes: Change[] = [];
  const raws = physicalLines(text);
  const repairs = mayBeWrecked(text) ? repairLines(raws) : null;
  for (const raw of raws) {
    const repair = repairs?.get(lines.length);
    const number = lines.length + 1;
    const normal = repair ? normaliseRepaired(raw, repair) : normaliseLine(raw);
    lines.push({ number, raw, text: normal.text });
    for (const { at, before, after, rule, score = 1, note = '' } of normal.edits) {
      const action = after === '' ? 'remove' : 'replace';
      changes.push({ line: number, at, stage: 'normalise', rule, action, before, after, of: null, score, note });
    }
  }
  return { lines, changes };
}

function physicalLines(text: string): string[] {
  const lines: string[] = [];
  let feed = text.indexOf('\n');
  let carriage = text.indexOf('\r');
  let start = 0;
  while (start < text.length) {
    // Each is looked for again only once passed, so that a page without `\r` is searched for it once.
    if (feed >= 0 && feed < start) feed = text.indexOf('\n', start);
    if (carriage >= 0 && carriage < start) carriage = text.indexOf('\r', start);
    const atCarriage = carriage >= 0 && (feed < 0 || carriage < feed);
    const end = atCarriage ? carriage : feed >= 0 ? feed : text.length;
    lines.push(text.slice(start, end));
    start = end + (atCarriage && feed === end + 1 ? 2 : 1);
  }
  return lines;
}
