/** A rectangle of a page, in whatever unit its layout counts; from the left, and from the top down. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** A rectangle as a file tells it; undefined where a side is no number, or it takes no room. */
export function boxFrom(left: number, top: number, right: number, bottom: number): Box | undefined {
  return right > left && bottom > top && [left, top, right, bottom].every(Number.isFinite)
    ? { left, top, right, bottom }
    : undefined;
}

/** The box around points; undefined where there are none, or one is no place. */
export function boxOfPoints(points: readonly { x: number; y: number }[]): Box | undefined {
  const across = points.map(({ x }) => x);
  const down = points.map(({ y }) => y);
  return boxFrom(Math.min(...across), Math.min(...down), Math.max(...across), Math.max(...down));
}

/** The box around two. */
export function around(a: Box | undefined, b: Box | undefined): Box | undefined {
  if (!a || !b) return a ?? b;
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  };
}

/** How far down the middle of a box is. */
export const middleOf = ({ top, bottom }: Box): number => (top + bottom) / 2;

/** Share of the narrower of two boxes that stands over or under the other; below 0 where they stand side by side. */
export const overlapOf = (a: Box, b: Box): number =>
  (Math.min(a.right, b.right) - Math.max(a.left, b.left)) / Math.min(a.right - a.left, b.right - b.left);
