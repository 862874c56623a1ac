import type { Check, Level } from './check.js';
import { codePointsOf, type Oddity } from './oddity.js';

/**
 * A check that a text holds none of a kind of characters: what normalising would change. One finding a text, at the first
 * place.
 */
export function characterCheck(id: string, level: Level, what: string, description: string): Check {
  return {
    id,
    level,
    description,
    start: () => ({
      line: (line, report) => {
        const found = line.oddities.get(id);
        if (!found) return;
        for (const [pointer, list] of byText(found)) {
          const [first] = list;
          if (!first) continue;
          const { at, before, after } = first;
          const times = list.length > 1 ? `, ${list.length} times` : '';
          const instead = after === '' ? '' : `, to be ${codePointsOf(after)}`;
          report({ message: `${what} ${codePointsOf(before)}${instead}${times}`, pointer, at, length: before.length });
        }
      },
    }),
  };
}

function byText(oddities: readonly Oddity[]): Map<string, Oddity[]> {
  const texts = new Map<string, Oddity[]>();
  for (const oddity of oddities) {
    const list = texts.get(oddity.pointer);
    if (list) list.push(oddity);
    else texts.set(oddity.pointer, [oddity]);
  }
  return texts;
}
