import type { Change, Place } from './change.js';
import type { Line } from './line.js';
import { composeEdits } from './line-compose.js';
import { edgesOf } from './line-edits.js';
import { type Mark, markOf } from './markup/mark.js';
import { findMarkup, mayBeMarkedUp } from './markup/markup.js';
import { findRemarks } from './markup/remarks.js';
import { normaliseLine, normaliseOther } from './normalise-line.js';
import { linesOfOthers } from './other-language.js';
import { changedText, lineList } from './passage.js';
import type { Print } from './print.js';
import { legibleLines, mayBeWrecked, normaliseRepaired, type Repairs, repairLines } from './wrecked-lines.js';

/**
 * Normalises the characters of a page, as a careful editor would and no further: see {@link normaliseLine}. Lines that were
 * wrecked on the way are repaired first, rules `mojibake` and `visual-order`, and freed of markup ({@link findMarkup}), which is kept as what it says of a line. Lines of another language of Arabic letters keep its letters.
 *
 * Lines end at `\n`, `\r\n` or `\r`; a break at the very end begins no further line.
 *
 * @returns the lines, and what changed in them: one change for each run of characters that one rule changed, at its UTF-16
 *   offset in the raw line; and what is lost of their layout: each kind of line break but `\n`, and the white space at their
 *   edges
 */
export function normalisePage(
  text: string,
  prints: readonly (Print | undefined)[] = [],
): { lines: Line[]; changes: Change[]; layout: Change[] } {
  const lines: Line[] = [];
  const raws = physicalLines(text);
  const changes: Change[] = [];
  const layout = breakChanges(text, raws);
  const edges: Place[] = [];
  const { repairs, marks } = repairsOf(text, raws);
  const others = linesOfOthers(legibleLines(raws, repairs));
  for (const raw of raws) {
    const repair = repairs.get(lines.length);
    const mark = marks.get(lines.length);
    const number = lines.length + 1;
    const other = others.has(lines.length);
    const normalise = other ? normaliseOther : normaliseLine;
    const normal = repair ? normaliseRepaired(raw, repair, normalise) : normalise(raw);
    lines.push({ number, raw, text: normal.text, mark, ...(other && { other }), print: prints[number - 1] });
    for (const { at, before, after, rule, score = 1, note = '' } of normal.edits) {
      const action = after === '' ? 'remove' : 'replace';
      changes.push({ line: number, at, stage: 'normalise', rule, action, before, after, of: null, score, note });
    }
    if (normal.text !== raw)
      for (const { at, text } of edgesOf(raw, normal.edits)) edges.push({ line: number, at, text });
  }
  for (const i of findRemarks(lines.map(({ text }) => text))) {
    const line = lines[i];
    if (line) line.mark = markOf('furniture');
  }
  if (edges.length > 0) {
    const rule = { stage: 'normalise', rule: 'line-edges', action: 'remove' } as const;
    layout.push({ ...rule, ...changedText(edges), after: '', of: null, score: 1, note: '' });
  }
  return { lines, changes, layout };
}

/** What is done to the lines of a page before their characters are normalised, and what their markup said of them. */
function repairsOf(text: string, raws: readonly string[]): { repairs: Repairs; marks: ReadonlyMap<number, Mark> } {
  const repairs = new Map(mayBeWrecked(text) ? repairLines(raws) : undefined);
  const marks = new Map<number, Mark>();
  if (!mayBeMarkedUp(text)) return { repairs, marks };
  for (const [i, { edits, mark }] of findMarkup(legibleLines(raws, repairs))) {
    if (mark) marks.set(i, mark);
    if (edits.length > 0) repairs.set(i, composeEdits(raws[i] ?? '', repairs.get(i) ?? [], edits));
  }
  return { repairs, marks };
}

/** Line breaks that are not `\n`: a change for each kind, which lists its lines, and one for a last line without any. */
function breakChanges(text: string, raws: readonly string[]): Change[] {
  const last = raws.length;
  const common = { stage: 'decode', action: 'replace', after: '\n', of: null, score: 1 } as const;
  const changes: Change[] = [];
  if (text.includes('\r')) {
    const lines: Record<string, number[]> = { '\r\n': [], '\r': [] };
    let at = 0;
    raws.forEach((raw, i) => {
      at += raw.length;
      const kind = text.startsWith('\r\n', at) ? '\r\n' : text.charAt(at);
      lines[kind]?.push(i + 1);
      at += kind.length;
    });
    for (const [before, its] of Object.entries(lines)) {
      const [line] = its;
      if (line === undefined) continue;
      const place = { line, at: raws[line - 1]?.length ?? 0 };
      changes.push({ ...common, ...place, rule: 'line-break', before, note: `lines ${lineList(its)}` });
    }
  }
  if (last > 0 && !/[\r\n]$/.test(text)) {
    const place = { line: last, at: raws[last - 1]?.length ?? 0 };
    changes.push({ ...common, ...place, rule: 'no-final-break', before: '', note: '' });
  }
  return changes;
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
