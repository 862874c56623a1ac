import { applyLineEdits, composeEdits } from './line-compose.js';
import { type LineEdit, type NormalLine, withoutPutEdges } from './line-edits.js';
import { mayBeMojibake, undoMojibake } from './mojibake.js';
import { normaliseLine } from './normalise-line.js';
import { mayBeVisualOrder, mostBrackets, turnLine, visualLines } from './visual-order.js';

/** Edits of the raw lines that need repair, by index. */
export type Repairs = ReadonlyMap<number, readonly LineEdit[]>;

/** Whether a page may hold lines to repair; cheap, and true for few pages that hold none. */
export function mayBeWrecked(page: string): boolean {
  return mayBeMojibake(page) || mayBeVisualOrder(page);
}

/** Repairs lines that were wrecked before the page was: first those decoded wrongly, then those stored as they are seen. */
export function repairLines(raws: readonly string[]): Repairs {
  const repairs = undoMojibake(raws);
  const legible = legibleLines(raws, repairs);
  const texts = legible.map((line) => normaliseLine(line).text);
  const visual = visualLines(texts);
  const brackets = mostBrackets([...visual.keys()].map((i) => legible[i] ?? ''));
  for (const [i, evidence] of visual) {
    const turned = turnEdit(legible[i] ?? '', evidence, brackets);
    if (turned) repairs.set(i, composeEdits(raws[i] ?? '', repairs.get(i) ?? [], [turned]));
  }
  return repairs;
}

/** The lines as their repairs leave them. */
export const legibleLines = (raws: readonly string[], repairs: Repairs): string[] =>
  raws.map((raw, i) => {
    const edits = repairs.get(i);
    return edits ? applyLineEdits(raw, edits) : raw;
  });

/** Turns a whole line but the white space and page breaks at its edges. */
function turnEdit(line: string, evidence: number, brackets: ReturnType<typeof mostBrackets>): LineEdit | null {
  const before = line.trim();
  const after = turnLine(before, brackets);
  if (after === before) return null;
  const score = Math.round(1000 / (1 + Math.exp(-evidence))) / 1000;
  return { at: line.indexOf(before), before, after, rule: 'visual-order', score };
}

/** Normalises a line after its repair; what the two change in one place is one edit of the raw line. */
export function normaliseRepaired(
  raw: string,
  repair: readonly LineEdit[],
  normalise: (line: string) => NormalLine = normaliseLine,
): NormalLine {
  const { text, edits } = normalise(applyLineEdits(raw, repair));
  return { text, edits: withoutPutEdges(raw, composeEdits(raw, repair, edits)) };
}
