import { applySpans, type LineEdit, type Span } from './line-edits.js';

/** An edit by its place in the text between two steps: what the first left there, or what the second found. */
interface Placed {
  start: number;
  end: number;
  edit: LineEdit;
  second: boolean;
}

/** A text with edits applied, its edges as they are. */
export function applyLineEdits(raw: string, edits: readonly LineEdit[]): string {
  return applySpans(raw, 0, raw.length, edits.map(spanOf));
}

function spanOf({ at, before, after, rule }: LineEdit): Span {
  return { start: at, end: at + before.length, after, rule };
}

/**
 * Edits of a raw line that do what two steps did one after the other.
 *
 * Where edits of both steps meet they become one, over all that they changed: it takes the rule of the one that spans
 * the others, else of the first, and its note names the other rules.
 *
 * @param first edits of the raw line
 * @param second edits of what they made of it, edges untrimmed
 */
export function composeEdits(raw: string, first: readonly LineEdit[], second: readonly LineEdit[]): LineEdit[] {
  if (first.length === 0) return [...second];
  if (second.length === 0) return [...first];
  const between = applyLineEdits(raw, first);
  let shift = 0;
  const placed = first.map((edit): Placed => {
    const start = edit.at + shift;
    shift += edit.after.length - edit.before.length;
    return { start, end: start + edit.after.length, edit, second: false };
  });
  for (const edit of second) placed.push({ start: edit.at, end: edit.at + edit.before.length, edit, second: true });
  placed.sort((a, b) => a.start - b.start || a.end - b.end);

  const composed: LineEdit[] = [];
  /** How much longer the text between is than the raw line up to here. */
  let longer = 0;
  for (const { group, start, end } of overlapping(placed)) {
    const at = start - longer;
    for (const one of group) if (!one.second) longer += one.edit.after.length - one.edit.before.length;
    const before = raw.slice(at, end - longer);
    const own = group.filter((one) => one.second).map(({ edit }) => spanOf(edit));
    const after = applySpans(between, start, end, own);
    if (before !== after) composed.push({ ...named(group, start, end), at, before, after });
  }
  return composed;
}

/** Edits that reach into one another, and where they begin and end together; they come by where they begin. */
function* overlapping(placed: readonly Placed[]): Generator<{ group: Placed[]; start: number; end: number }> {
  let group: Placed[] = [];
  let start = 0;
  let end = 0;
  for (const one of placed) {
    if (group.length > 0 && one.start >= end) {
      yield { group, start, end };
      group = [];
    }
    if (group.length === 0) start = one.start;
    group.push(one);
    end = Math.max(group.length === 1 ? 0 : end, one.end);
  }
  if (group.length > 0) yield { group, start, end };
}

/** Rule, score and note of edits that became one over `[start, end)`. */
function named(group: readonly Placed[], start: number, end: number): LineEdit {
  const ordered = [...group.filter((one) => !one.second), ...group.filter((one) => one.second)];
  const leading = ordered.find((one) => one.start === start && one.end === end) ?? ordered[0];
  if (!leading) throw new Error('no edits');
  const { edit } = leading;
  const others = [...new Set(ordered.map((one) => one.edit.rule))].filter((rule) => rule !== edit.rule);
  const notes = [edit.note ?? '', ...(others.length > 0 ? [`also ${others.join(', ')}`] : [])].filter(Boolean);
  return notes.length > 0 ? { ...edit, note: notes.join('; ') } : edit;
}
