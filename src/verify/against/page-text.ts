import type { Stage } from '../../text/change.js';
import { countCodePoints } from '../../text/code-points.js';
import { lineList } from '../../text/passage.js';
import { linesInNote, OF_BYLINES } from './log-line.js';
import { denormalised, normalised, type RawEdit } from './raw-line.js';
import { type Complain, type LogLine, shown } from './replay.js';
import type { Sheet } from './sheet.js';

/** A raw line and the line break after it, `''` at the end of a page without one. */
interface RawLine {
  text: string;
  ending: string;
}

/** Physical lines: they end at `\n`, `\r\n` or `\r`. */
function rawLines(text: string): RawLine[] {
  const lines: RawLine[] = [];
  for (const [line] of text.matchAll(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g)) {
    const ending = line.endsWith('\r\n') ? '\r\n' : /[\r\n]$/.test(line) ? line.slice(-1) : '';
    lines.push({ text: line.slice(0, line.length - ending.length), ending });
  }
  return lines;
}

/** An edit of a raw line, and the line of the log that tells of it. */
interface LoggedEdit extends RawEdit {
  entry: LogLine;
}

/** Edits of raw lines that the log tells of, by line, each in the order of its places. */
function editsOf(log: readonly LogLine[]): Map<number, LoggedEdit[]> {
  const byLine = new Map<number, LoggedEdit[]>();
  const add = (line: number, edit: LoggedEdit): void => {
    const its = byLine.get(line);
    if (its) its.push(edit);
    else byLine.set(line, [edit]);
  };
  const edges: LogLine[] = [];
  for (const entry of log) {
    const { stage, rule, line, at, before, after } = entry.change;
    if (stage !== 'normalise') continue;
    if (rule === 'line-edges') edges.push(entry);
    else add(line, { at, before, after, entry });
  }
  for (const entry of edges) {
    const { line, at, before, places } = entry.change;
    const texts = before.split('\n');
    const stretches = places.length > 0 ? places.map(([line, at]) => ({ line, at })) : [{ line, at }];
    for (const [i, edge] of stretches.entries()) {
      add(edge.line, { at: edge.at, before: texts[i] ?? '', after: '', entry });
      byLine.get(edge.line)?.sort((a, b) => a.at - b.at);
    }
  }
  return byLine;
}

/** Line endings that are none of `\n`, by line, and the lines with nothing on them, as the log tells. */
interface Layout {
  endings: Map<number, string>;
  blank: Set<number>;
}

function layoutIn(log: readonly LogLine[]): Layout {
  const endings = new Map<number, string>();
  const blank = new Set<number>();
  for (const { change } of log) {
    if (change.rule === 'line-break') for (const line of linesInNote(change.note)) endings.set(line, change.before);
    else if (change.rule === 'no-final-break') endings.set(change.line, '');
    else if (change.rule === 'blank-lines') for (const line of linesInNote(change.note)) blank.add(line);
  }
  return { endings, blank };
}

/** The lines of a page as the log says they were normalised; what does not fit is complained of. */
export function normalLines(text: string, log: readonly LogLine[], complain: Complain): string[] {
  const raws = rawLines(text);
  const edits = editsOf(log);
  const lines = raws.map((raw, i) => {
    const own = edits.get(i + 1);
    if (!own) return raw.text;
    edits.delete(i + 1);
    const line = normalised(raw.text, own);
    if (typeof line === 'string') return line;
    const { entry, before, at } = line as LoggedEdit;
    complain(entry, `the page does not have ${shown(before)} at line ${i + 1}, column ${at + 1}`);
    return raw.text;
  });
  for (const [line, [edit]] of edits) if (edit) complain(edit.entry, `the page has no line ${line}`);
  const blank = lines.flatMap((line, i) => (line === '' ? i + 1 : []));
  const seen = new Set<string>();
  for (const entry of log) {
    const { stage, rule, before } = entry.change;
    if (stage === 'decode' || rule === 'line-edges' || rule === 'blank-lines') {
      const key = rule === 'line-break' ? before : rule;
      if (seen.has(key)) complain(entry, 'told already');
      seen.add(key);
    }
    checkLayout(entry, raws, blank, complain);
  }
  checkOrder(log, complain);
  return lines;
}

/** Stages in the order of the log. */
const PHASES: Readonly<Record<Stage, number>> = {
  decode: 0,
  normalise: 1,
  unwrap: 2,
  repeats: 3,
  correct: 4,
  label: 5,
  assemble: 6,
  dedup: 7,
};
/** Rules of earlier stages that are told of where the articles are put together. */
const ASSEMBLED: ReadonlySet<string> = new Set(['wrapped-lines', ...OF_BYLINES]);

/** Stages come one after the other, edits of characters in the order of the page, repeats of earlier pages article by article. */
function checkOrder(log: readonly LogLine[], complain: Complain): void {
  let last = { line: 0, at: 0 };
  let phase = 0;
  let article = 0;
  for (const entry of log) {
    const { stage, rule, line, at, id } = entry.change;
    const its = ASSEMBLED.has(rule) ? PHASES.assemble : PHASES[stage];
    if (its < phase) complain(entry, 'out of the order of stages');
    phase = Math.max(phase, its);
    if (stage === 'dedup') {
      const n = Number(id.slice(id.lastIndexOf('#') + 1));
      if (n < article) complain(entry, 'out of the order of articles');
      article = n;
    }
    if (stage !== 'normalise' || rule === 'line-edges') continue;
    if (line < last.line || (line === last.line && at < last.at)) complain(entry, 'out of the order of its page');
    last = { line, at };
  }
}

/** Line breaks and blank lines of a page must be those that the log lists. */
function checkLayout(entry: LogLine, raws: readonly RawLine[], blank: readonly number[], complain: Complain): void {
  const { rule, line, at, before, after, note, places } = entry.change;
  if (rule === 'byte-order-mark' && (line !== 1 || at !== 0 || before !== '\uFEFF' || places.length > 0)) {
    complain(entry, 'no byte order mark');
  }
  const isBreak = rule === 'line-break' || rule === 'no-final-break';
  if (!isBreak && rule !== 'blank-lines') return;
  const its = isBreak ? raws.flatMap(({ ending }, i) => (ending === before ? i + 1 : [])) : blank;
  const place = isBreak ? countCodePoints(raws[line - 1]?.text ?? '') : 0;
  const list = rule === 'no-final-break' ? '' : `lines ${lineList(its)}`;
  const text = isBreak ? before : '\n'.repeat(its.length);
  const kinds = rule === 'line-break' ? ['\r\n', '\r'] : [text];
  if (line !== its[0] || at !== place || note !== list || before !== text || !kinds.includes(before)) {
    complain(entry, 'the page has other lines so');
  } else if (places.length > 0 || after !== (isBreak ? '\n' : '')) complain(entry, 'no such change of layout');
}

/** Tells the column of the raw line, from 1, of an offset in the line as it was normalised. */
export type RawColumn = (line: number, at: number) => number;

export function rawColumns(log: readonly LogLine[]): RawColumn {
  let edits: Map<number, LoggedEdit[]> | undefined;
  return (line, at) => {
    edits ??= editsOf(log);
    let longer = 0;
    for (const edit of edits.get(line) ?? []) {
      if (edit.at - longer > at) break;
      longer += countCodePoints(edit.before) - countCodePoints(edit.after);
    }
    return at + longer + 1;
  };
}

/** The page as log and sheet, whose text came from records and log alone, say it was; undefined when they do not say all. */
export function rebuiltText(sheet: Sheet, log: readonly LogLine[]): string | undefined {
  const edits = editsOf(log);
  const { endings, blank } = layoutIn(log);
  const filled = new Set(sheet.lineNumbers);
  const last = Math.max(0, ...[blank, filled].map((lines) => [...lines].reduce((a, b) => Math.max(a, b), 0)));
  const parts: string[] = [];
  for (let line = 1; line <= last; line++) {
    if (filled.has(line) === blank.has(line)) return undefined;
    const text = filled.has(line) ? sheet.source(line) : '';
    const raw = text === undefined ? undefined : denormalised(text, edits.get(line) ?? []);
    if (typeof raw !== 'string') return undefined;
    parts.push(raw, endings.get(line) ?? '\n');
  }
  return parts.join('');
}

/** Line and column, from 1, of the first character that two texts do not share. */
export function firstDifference(text: string, other: string): { line: number; column: number } {
  let at = 0;
  while (at < text.length && text.charCodeAt(at) === other.charCodeAt(at)) at++;
  const before = rawLines(text.slice(0, at));
  const last = before.at(-1);
  if (!last) return { line: 1, column: 1 };
  const begins = last.ending !== '';
  return { line: before.length + (begins ? 1 : 0), column: begins ? 1 : countCodePoints(last.text) + 1 };
}
