import { type Box, boxOfPoints } from '../../text/box.js';
import { each, numberIn } from './json.js';

/** A corner; of a side that is 0 nothing is told. */
interface Vertex {
  x?: unknown;
  y?: unknown;
}

/** A `BoundingPoly` of Google: corners in pixels, or in shares of the page. */
export interface BoundingPoly {
  vertices?: Vertex[];
  normalizedVertices?: Vertex[];
}

export interface Size {
  width?: unknown;
  height?: unknown;
}

const pointOf = ({ x = 0, y = 0 }: Vertex): { x: number; y: number } => ({ x: numberIn(x), y: numberIn(y) });

/** Where a polygon of Google stands, in pixels. */
export function boxOfVertices(poly: BoundingPoly | undefined, { width, height }: Size): Box | undefined {
  const pixels = each(poly?.vertices).map(pointOf);
  if (pixels.length > 0) return boxOfPoints(pixels);
  const shares = each(poly?.normalizedVertices).map(pointOf);
  return boxOfPoints(shares.map(({ x, y }) => ({ x: x * numberIn(width), y: y * numberIn(height) })));
}

/** Where a polygon of Azure stands: numbers x1, y1, x2, y2 …, which some of its libraries write as points. */
export function boxOfPolygon(polygon: readonly unknown[] | undefined): Box | undefined {
  if (!Array.isArray(polygon)) return undefined;
  const points: readonly Vertex[] = each(polygon);
  if (points.length > 0) return boxOfPoints(points.map(pointOf));
  const flat = polygon.flatMap((x, i) => (i % 2 === 0 ? { x, y: polygon[i + 1] ?? Number.NaN } : []));
  return boxOfPoints(flat.map(pointOf));
}
