import { LONGEST } from '../../lexicon/lexicon.js';
import type { ShapeCosts } from './shape-costs.js';
import { SHORTEST, Skeleton } from './skeleton.js';
import {
  bucketOf,
  FOREMOST_SHIFT,
  mayHave,
  NONE,
  RAREST,
  shapeLeftOut,
  skeletonNumberOf,
  type WordIndex,
} from './word-index.js';

/** Words of the same shapes are held to cost as much at least, and those of other shapes, centibels. */
const SAME = 120;
export const OTHER = 200;
/** Dearer than any bound. */
const NEVER = 0xffff;
/** Skeletons that are beside a word at most: so many entries in the bucket of the whole and of each part. */
const MOST_PENDING = (LONGEST + 1) * 256;
const UNOPENED = 0xffffffff;

/** Takes words that are near. */
export interface Visitor {
  /** Dearer words are passed over, centibels, and those whose rarity and least cost come to more. */
  limit: number;
  bound: number;
  /** Takes a word by its place in the index, and its least cost. A word may come again. */
  visit(word: number, least: number): void;
}

/** Words by their letter shapes. */
export interface SkeletonIndex {
  /** Visits the words of the same shapes. */
  same(letters: Uint8Array, length: number, to: Visitor): void;
  /**
   * Visits the words of one shape more, less, other or elsewhere than the letters of the last call have.
   *
   * @param spent what the letters cost themselves
   * @param most what the words cost at most that were read in another way
   */
  beside(letters: Uint8Array, length: number, spent: number, most: number, to: Visitor): void;
}

/**
 * Finds words by their skeletons (built by `indexOf`). By chance a word of other shapes may come too.
 *
 * @param shapeOf shape of each letter code; 0 for letters without one
 */
export function skeletonIndex(
  shapeOf: Uint8Array,
  costs: ShapeCosts,
  { codes, starts, skeletons, rarities, upTo, entries, buckets, foremost }: WordIndex,
): SkeletonIndex {
  const skeleton = new Skeleton(shapeOf);
  const { shapes, places, parts, runs } = skeleton;

  /** How many skeletons have words frequent enough to be within the bound at a cost. */
  const within = (cost: number, { bound, limit }: Visitor): number =>
    cost > limit ? 0 : (upTo[Math.min(RAREST, Math.max(0, bound - cost))] ?? 0);

  /** Whether the first of the skeletons of a hash may be among so many. */
  const mayReach = (hash: number, most: number): boolean => {
    const first = foremost[bucketOf(hash)] ?? NONE;
    return first !== NONE && first << FOREMOST_SHIFT < most;
  };

  const visitWords = (number: number, cost: number, to: Visitor): void => {
    const end = skeletons[number + 1] ?? 0;
    const least = Math.min(cost, OTHER);
    for (let word = skeletons[number] ?? 0; word < end && cost + (rarities[word] ?? 0) <= to.bound; word++)
      to.visit(word, least);
  };

  // What is found beside a word is gathered before any of it is visited, a step at a time for all: the index is larger than
  // the caches of a processor, and so what is asked of memory need not wait for one another.
  const pending = { skeletons: new Uint32Array(MOST_PENDING), costs: new Uint16Array(MOST_PENDING) };
  const first = { words: new Uint32Array(MOST_PENDING), letters: new Uint32Array(MOST_PENDING) };
  const firstLetters = new Uint8Array(MOST_PENDING);
  const firstRarities = new Uint16Array(MOST_PENDING);
  const opened = new Uint32Array(LONGEST + 1);

  const visitPending = (count: number, to: Visitor): void => {
    for (let i = 0; i < count; i++) first.words[i] = skeletons[pending.skeletons[i] ?? 0] ?? 0;
    for (let i = 0; i < count; i++) {
      first.letters[i] = starts[first.words[i] ?? 0] ?? 0;
      firstRarities[i] = rarities[first.words[i] ?? 0] ?? 0;
    }
    // Nothing reads these: the letters are asked of memory, to be near when words are weighed.
    for (let i = 0; i < count; i++) firstLetters[i] = codes[first.letters[i] ?? 0] ?? 0;
    for (let i = 0; i < count; i++) {
      const cost = pending.costs[i] ?? 0;
      if (cost + (firstRarities[i] ?? 0) <= to.bound) visitWords(pending.skeletons[i] ?? 0, cost, to);
    }
  };

  /** Where the costs of the letter of each shape stand. */
  const offsets = new Uint32Array(LONGEST);
  /** Least cost of each of several shapes in a row that are in the place of the next. */
  const shifted = Math.min(OTHER, costs.swapped / 2);
  const instead = (i: number, shape: number): number => costs.other[(offsets[i] ?? 0) + shape] ?? NEVER;

  /** Least cost of a shape in the place of a run of likes, or of them and a neighbour, or further off. */
  const inPlace = (start: number, end: number, shape: number): number => {
    const own = shapes[start];
    if (own === shape) return costs.swapped;
    let cost = 3 * shifted;
    for (let i = start; i < end; i++) cost = Math.min(cost, instead(i, shape));
    if (start > 0) cost = Math.min(cost, instead(start - 1, shape) + instead(start, shapes[start - 1] ?? 0));
    if (end < skeleton.size) cost = Math.min(cost, instead(end - 1, shapes[end] ?? 0) + instead(end, shape));
    return cost;
  };

  return {
    same(letters, length, to) {
      skeleton.read(letters, 0, length);
      const hash = skeleton.whole;
      const most = within(SAME, to);
      if (!mayReach(hash, most)) return;
      const bucket = bucketOf(hash);
      const end = buckets[bucket + 1] ?? 0;
      for (let at = buckets[bucket] ?? 0; at < end; at++) {
        const entry = entries[at] ?? 0;
        const number = skeletonNumberOf(entry);
        // All that follow are rarer still.
        if (number >= most) return;
        if (mayHave(entry, hash) && shapeLeftOut(entry) === 0) visitWords(number, SAME, to);
      }
    },
    beside(letters, length, spent, most, to) {
      if (skeleton.size + 1 < SHORTEST) return;
      const held = (cost: number): number => Math.max(OTHER, Math.min(spent + cost, most));
      const cheapest = held(costs.cheapest);
      const lost = costs.lostIn(letters, length);
      const reached = within(cheapest, to);
      if (reached === 0) return;
      let count = 0;
      /** Gathers the skeletons of a bucket and hash, that of the letters without the shapes `[start, end)`, which cost so much there. */
      const gather = (hash: number, from: number, start: number, end: number, surplus: number): void => {
        const last = buckets[bucketOf(hash) + 1] ?? 0;
        for (let at = from; at < last; at++) {
          const entry = entries[at] ?? 0;
          const number = skeletonNumberOf(entry);
          if (number >= reached) return;
          if (!mayHave(entry, hash)) continue;
          const shape = shapeLeftOut(entry);
          const more = surplus + (shape === 0 ? 0 : (lost[shape] ?? NEVER));
          const cost = held(shape === 0 || start === end ? more : Math.min(more, inPlace(start, end, shape)));
          // The words of the letters' own shapes were visited.
          if (cost > to.limit || (shape === 0 && start === end)) continue;
          pending.skeletons[count] = number;
          pending.costs[count++] = cost;
        }
      };
      if (mayReach(skeleton.whole, reached)) gather(skeleton.whole, buckets[bucketOf(skeleton.whole)] ?? 0, 0, 0, 0);
      for (let i = 0; i < skeleton.size; i++) offsets[i] = costs.offset(letters, length, places[i] ?? 0);
      for (let part = 0; part < skeleton.partCount; part++) {
        const hash = parts[part] ?? 0;
        opened[part] = mayReach(hash, reached) ? (buckets[bucketOf(hash)] ?? 0) : UNOPENED;
      }
      for (let part = 0; part < skeleton.partCount; part++) {
        const from = opened[part] ?? UNOPENED;
        if (from === UNOPENED) continue;
        const start = runs[part] ?? 0;
        const end = runs[part + 1] ?? 0;
        let surplus = NEVER;
        for (let i = start; i < end; i++) surplus = Math.min(surplus, costs.surplus(letters, length, places[i] ?? 0));
        gather(parts[part] ?? 0, from, start, end, surplus);
      }
      visitPending(count, to);
    },
  };
}
