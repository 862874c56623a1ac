import type { Change, Place } from '../text/change.js';
import type { Line } from '../text/line.js';
import { changedText, lineList, partsOf } from '../text/passage.js';
import type { Block } from './page.js';

/** Where a block's text stands on one line. */
interface Stretch {
  column: number;
  length: number;
}

/** The stretches of each line that went into blocks, by line number. */
function stretchesByLine(blocks: readonly Block[]): Map<number, Stretch[]> {
  const byLine = new Map<number, Stretch[]>();
  for (const block of blocks) {
    // As unwrapped, each part of a block is one piece.
    partsOf(block).forEach(({ start, end }, i) => {
      const piece = block.pieces[i];
      if (!piece) return;
      const stretch = { column: piece.column, length: end - start };
      const others = byLine.get(piece.line);
      if (others) others.push(stretch);
      else byLine.set(piece.line, [stretch]);
    });
  }
  return byLine;
}

/**
 * Log of the white space of a page that unwrapping left out: `blank-lines`; `column-gap`, what stood between the cells of a
 * line, and page breaks; `wide-gap`, a gap inside a paragraph, which is a space now. A line for each of them at most.
 *
 * @param blocks as unwrapped
 */
export function layoutOf(lines: readonly Line[], blocks: readonly Block[]): Change[] {
  const byLine = stretchesByLine(blocks);
  const blank: number[] = [];
  const between: Place[] = [];
  const wide: Place[] = [];
  for (const { number, text } of lines) {
    if (text === '') {
      blank.push(number);
      continue;
    }
    let from = 0;
    const leave = (to: number): void => {
      if (to > from) between.push({ line: number, at: from, text: text.slice(from, to) });
    };
    for (const { column, length } of byLine.get(number)?.sort((a, b) => a.column - b.column) ?? []) {
      leave(column);
      from = column + length;
      for (let at = text.indexOf('\t', column); at >= 0 && at < from; at = text.indexOf('\t', at + 1)) {
        wide.push({ line: number, at, text: '\t' });
      }
    }
    leave(text.length);
  }
  const common = { stage: 'unwrap', of: null, score: 1, note: '' } as const;
  const changes: Change[] = [];
  if (blank[0] !== undefined) {
    const before = '\n'.repeat(blank.length);
    const note = `lines ${lineList(blank)}`;
    changes.push({ ...common, line: blank[0], at: 0, rule: 'blank-lines', action: 'remove', before, after: '', note });
  }
  if (between.length > 0) {
    changes.push({ ...common, ...changedText(between), rule: 'column-gap', action: 'remove', after: '' });
  }
  if (wide.length > 0) {
    const after = wide.map(() => ' ').join('\n');
    changes.push({ ...common, ...changedText(wide), rule: 'wide-gap', action: 'replace', after });
  }
  return changes;
}
