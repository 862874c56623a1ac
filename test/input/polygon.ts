/** The corners of a box as Azure writes them: from the left above on, clockwise. */
export const polygon = (left: number, top: number, right: number, bottom: number): number[] => [
  ...[left, top, right, top],
  ...[right, bottom, left, bottom],
];
