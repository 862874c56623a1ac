import { LONGEST } from '../lexicon/lexicon.js';
import type { FrequentWords } from './frequent-words.js';
import type { ShapeCosts } from './shape-costs.js';
import type { Shapes } from './shapes.js';
import { BASE, MOST_FREQUENT, skeletonTable, type Visitor } from './skeleton-table.js';

/** Shorter skeletons have too many neighbours to look beside them. */
export const SHORTEST = 3;
/** No edit of a letter's shape is cheaper. */
export const CHEAPEST_SHAPE = 200;
/** No edit is cheaper. */
const CHEAPEST = 120;
/** Words by their letter shapes. */
export interface SkeletonIndex {
  /** Calls `visit` with the words of the same shapes, of one shape more, of one less, and of both. A word may come again. */
  around(letters: Uint8Array, length: number, to: Visitor): void;
  /** The same, but for words whose other shapes alone cost more than a limit, where runs of letters are not confused. */
  near(letters: Uint8Array, length: number, limit: number, to: Visitor): void;
}

/** Indexes words by the hash of their skeleton. */
export function skeletonIndex({ of: shapeOf, count }: Shapes, costs: ShapeCosts, words: FrequentWords): SkeletonIndex {
  const visitAll = skeletonTable(shapeOf, words);
  const skeleton = new Uint8Array(LONGEST);
  /** Where each shape of the skeleton stands among the letters. */
  const places = new Uint8Array(LONGEST);
  /** Where the costs of the letter of each shape stand. */
  const offsets = new Uint32Array(LONGEST);
  /** Least cost of each shape of several in a row that each are in the place of the next. */
  const shifted = Math.min(CHEAPEST_SHAPE, costs.swapped / 2);
  let size = 0;
  const powers = new Uint32Array(LONGEST + 2);
  powers[0] = 1;
  for (let i = 1; i < powers.length; i++) powers[i] = Math.imul(powers[i - 1] ?? 0, BASE);
  const less = new Uint8Array(LONGEST);
  /** Hashes of what a skeleton begins with, and of what it ends with from a place on. */
  const heads = new Int32Array(LONGEST + 1);
  const tails = new Int32Array(LONGEST + 1);

  const read = (letters: Uint8Array, length: number): void => {
    size = 0;
    for (let at = 0; at < length; at++) {
      const shape = shapeOf[letters[at] ?? 0] ?? 0;
      if (shape === 0) continue;
      places[size] = at;
      skeleton[size++] = shape;
    }
  };
  const prepare = (shapes: Uint8Array, n: number): void => {
    for (let i = 0; i < n; i++) heads[i + 1] = (Math.imul(heads[i] ?? 0, BASE) + (shapes[i] ?? 0)) | 0;
    tails[n] = 0;
    for (let i = n - 1; i >= 0; i--)
      tails[i] = (Math.imul(shapes[i] ?? 0, powers[n - 1 - i] ?? 0) + (tails[i + 1] ?? 0)) | 0;
  };
  /** Hash of the skeleton prepared with a shape more. */
  const withShape = (n: number, at: number, shape: number): number =>
    (Math.imul((Math.imul(heads[at] ?? 0, BASE) + shape) | 0, powers[n - at] ?? 0) + (tails[at] ?? 0)) | 0;

  /** Visits the words that have one shape more than the `n` shapes prepared, but for a shape at its own place. */
  const withAnyShape = (shapes: Uint8Array, n: number, to: Visitor): void => {
    for (let at = 0; at <= n; at++) {
      const before = at > 0 ? (shapes[at - 1] ?? 0) : 0;
      const power = powers[n - at] ?? 0;
      const rest = (Math.imul(Math.imul(heads[at] ?? 0, BASE), power) + (tails[at] ?? 0)) | 0;
      for (let shape = 1; shape < count; shape++) {
        // Before or behind its like is the same.
        if (shape !== before) visitAll((rest + Math.imul(shape, power)) | 0, CHEAPEST_SHAPE, to);
      }
    }
  };

  return {
    around(letters, length, to) {
      read(letters, length);
      prepare(skeleton, size);
      visitAll(heads[size] ?? 0, CHEAPEST, to);
      if (size + 1 < SHORTEST) return;
      withAnyShape(skeleton, size, to);
      if (size < SHORTEST) return;
      for (let out = 0; out < size; out++) {
        if (out > 0 && skeleton[out] === skeleton[out - 1]) continue;
        leaveOut(out);
        visitAll(heads[size - 1] ?? 0, CHEAPEST_SHAPE, to);
        withAnyShape(less, size - 1, to);
      }
    },
    near(letters, length, most, to) {
      read(letters, length);
      prepare(skeleton, size);
      visitAll(heads[size] ?? 0, CHEAPEST, to);
      if (size + 1 < SHORTEST) return;
      const limit = Math.min(most, to.bound - MOST_FREQUENT);
      const lost = costs.lostIn(letters, length);
      for (let shape = 1; shape < count; shape++) {
        const cost = lost[shape] ?? 0;
        if (cost > limit) continue;
        for (let at = 0; at <= size; at++) {
          if (at === 0 || skeleton[at - 1] !== shape)
            visitAll(withShape(size, at, shape), Math.max(cost, CHEAPEST_SHAPE), to);
        }
      }
      if (size < SHORTEST) return;
      for (let i = 0; i < size; i++) offsets[i] = costs.offset(letters, length, places[i] ?? 0);
      for (let out = 0; out < size; ) {
        // Of a run of like shapes any may be the one too many.
        let behind = out + 1;
        let surplus = costs.surplus(letters, length, places[out] ?? 0);
        while (behind < size && skeleton[behind] === skeleton[out])
          surplus = Math.min(surplus, costs.surplus(letters, length, places[behind++] ?? 0));
        leaveOut(out);
        if (surplus <= limit) visitAll(heads[size - 1] ?? 0, Math.max(surplus, CHEAPEST_SHAPE), to);
        for (let shape = 1; shape < count; shape++) {
          const apart = surplus + (lost[shape] ?? 0);
          const far = apart <= limit ? size : Math.max(0, Math.floor(limit / shifted) - 1);
          const last = Math.min(size - 1, behind - 1 + far);
          for (let at = Math.max(0, out - far); at <= last; at++) {
            const cost = Math.min(apart, inPlace(out, behind, at, shape));
            if (cost <= limit) visitAll(withShape(size - 1, at, shape), Math.max(cost, CHEAPEST_SHAPE), to);
          }
        }
        out = behind;
      }
    },
  };

  /** Prepares the skeleton without one of its shapes. */
  function leaveOut(out: number): void {
    for (let i = 0; i < out; i++) less[i] = skeleton[i] ?? 0;
    for (let i = out + 1; i < size; i++) less[i - 1] = skeleton[i] ?? 0;
    prepare(less, size - 1);
  }

  /** Least cost of reading other shapes in the place of those from the one that goes to the one that comes, or of their change of places. */
  function inPlace(out: number, behind: number, at: number, shape: number): number {
    if (at >= out && at < behind) {
      let least = instead(out, shape);
      for (let i = out + 1; i < behind; i++) least = Math.min(least, instead(i, shape));
      return least;
    }
    const steps = at < out ? out - at : at - behind + 1;
    if (steps > 1) return (steps + 1) * shifted;
    if (skeleton[out] === shape) return costs.swapped;
    return at < out
      ? instead(at, shape) + instead(out, skeleton[at] ?? 0)
      : instead(behind - 1, skeleton[at] ?? 0) + instead(at, shape);
  }

  function instead(i: number, shape: number): number {
    return costs.other[(offsets[i] ?? 0) + shape] ?? 0;
  }
}
