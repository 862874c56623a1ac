import type { Repeated } from './decide.js';
import type { PassageTable } from './passage-table.js';

/** How far apart, in key units, two stretches may be that lie side by side. */
const SIDE_BY_SIDE = 3;

interface Stretch {
  paragraph: number;
  start: number;
  end: number;
}

function copyOf({ paragraph, start, end }: Repeated): Stretch {
  return { paragraph, start, end };
}

function originalOf({ of, ofStart, ofEnd }: Repeated): Stretch {
  return { paragraph: of, start: ofStart, end: ofEnd };
}

function grouped(repeats: readonly Repeated[], key: (repeat: Repeated) => number): Map<number, Repeated[]> {
  const groups = new Map<number, Repeated[]>();
  for (const repeat of repeats) {
    const group = groups.get(key(repeat));
    if (group) group.push(repeat);
    else groups.set(key(repeat), [repeat]);
  }
  return groups;
}

/** A repeat seen from the other side: what came first is the copy. */
function turned(r: Repeated): Repeated {
  const { paragraph: of, start: ofStart, end: ofEnd } = r;
  return {
    ...r,
    paragraph: r.of,
    start: r.ofStart,
    end: r.ofEnd,
    of,
    ofStart,
    ofEnd,
    fills: r.fillsOf,
    fillsOf: r.fills,
  };
}

/**
 * Repeats on a page whose columns are cut and out of order: which of the two is the copy, and which short pieces belong to it.
 *
 * The later stretch is the copy, unless it stands in the middle of a sentence while the earlier one hangs, after a full stop, at the end of a
 * paragraph. A piece too short to fall by itself falls with a longer repeat that it goes on from, when copies and originals each lie side
 * by side or at facing ends of two paragraphs, where a column was cut.
 *
 * @param beginsSentence whether a sentence begins at a position of the key store
 */
export function joinTorn(
  fallen: readonly Repeated[],
  loose: readonly Repeated[],
  passages: PassageTable,
  beginsSentence: (paragraph: number, position: number) => boolean,
): Repeated[] {
  const atStart = ({ paragraph, start }: Stretch): boolean => start <= passages.bounds(paragraph).start;
  const atEnd = ({ paragraph, end }: Stretch): boolean => end >= passages.bounds(paragraph).end;
  /** Whether `b` goes on from `a`. */
  const follows = (a: Stretch, b: Stretch): boolean =>
    a.paragraph === b.paragraph ? Math.abs(b.start - a.end) <= SIDE_BY_SIDE : atEnd(a) && atStart(b);
  const joins = (piece: Repeated, rest: Repeated): boolean => {
    const [p, r] = [copyOf(piece), copyOf(rest)];
    const [po, ro] = [originalOf(piece), originalOf(rest)];
    return (follows(p, r) && follows(po, ro)) || (follows(r, p) && follows(ro, po));
  };
  const hangs = (r: Repeated): boolean => {
    const original = originalOf(r);
    const interior = !r.fills && !atStart(copyOf(r)) && !beginsSentence(r.paragraph, r.start);
    return interior && atEnd(original) && !atStart(original) && beginsSentence(r.of, r.ofStart);
  };
  const sure = fallen.map((r) => (hangs(r) ? turned(r) : r));
  const all = [...sure];
  // A piece and what it goes on from have the paragraph of the copy in common, or that of the original.
  const byCopy = grouped(sure, ({ paragraph }) => paragraph);
  const byOriginal = grouped(sure, ({ of }) => of);
  for (const piece of loose) {
    const found = [piece, turned(piece)].find((p) =>
      [byCopy.get(p.paragraph), byOriginal.get(p.of)].some((rests) => rests?.some((rest) => joins(p, rest))),
    );
    if (found) all.push(found);
  }
  all.sort((a, b) => a.start - b.start || b.end - a.end);
  let reached = -1;
  return all.filter((r) => {
    if (r.start < reached) return false;
    reached = r.end;
    return true;
  });
}
