import { finish } from '../lexicon/bigrams.js';
import { LONGEST } from '../lexicon/lexicon.js';
import type { FrequentWords } from './frequent-words.js';
import type { ShapeCosts } from './shape-costs.js';

/** Shorter skeletons have too many neighbours to look beside them. */
export const SHORTEST = 3;
/** Words of the same shapes are held to cost as much at least, and those of other shapes, centibels. */
const SAME = 120;
export const OTHER = 200;
/** A skeleton is hashed as a polynomial to this base, modulo 2^32, so that a shape may be taken out of it. */
const BASE = 0x2c1b3c6d;
/** The upper bits of a hash tell its bucket. */
const BUCKET_BITS = 19;
/** An entry: place of the word, the shape that was left out of it (0: none), and the lower bits of the hash. */
const WORD_SHIFT = 13;
const SHAPE_SHIFT = 9;
const SHAPES = 16;
const SHAPE_MASK = (SHAPES - 1) << SHAPE_SHIFT;
const TAG = (1 << SHAPE_SHIFT) - 1;
/** Steps of rarity, centibels; and more of them than any word has. */
const RARITY_STEP = 3;
const NONE = 255;
/** Dearer than any bound. */
const NEVER = 0xffff;

/** Takes words that are near. */
export interface Visitor {
  /** Dearer words are passed over, centibels, and those whose rarity and least cost come to more. */
  limit: number;
  bound: number;
  /** Takes a word by its place among the frequent words, and its least cost. A word may come again. */
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
 * Indexes words by the hash of their skeleton, and of what is left of it without any one of its shapes: two skeletons are one
 * shape apart when they are alike without one shape of either (Mor and Fraenkel 1982, A Hash Code Method for Detecting and
 * Correcting Spelling Errors). By chance a word of other shapes may come too.
 */
export function skeletonIndex(
  shapeOf: Uint8Array,
  costs: ShapeCosts,
  { size, codes, starts, rarities, upTo }: FrequentWords,
): SkeletonIndex {
  const powers = new Uint32Array(LONGEST).fill(1);
  for (let i = 1; i < powers.length; i++) powers[i] = Math.imul(powers[i - 1] ?? 0, BASE);
  const skeleton = new Uint8Array(LONGEST);
  /** Where each shape stands among the letters. */
  const places = new Uint8Array(LONGEST);
  /** Hash of the skeleton read last, and of what is left of it without each of its shapes, one of each run of likes. */
  let whole = 0;
  const parts = new Uint32Array(LONGEST);
  const partStarts = new Uint8Array(LONGEST + 1);
  let partCount = 0;
  let shapeCount = 0;

  const read = (letters: Uint8Array, from: number, to: number): void => {
    shapeCount = 0;
    partCount = 0;
    let sum = 0;
    for (let at = from; at < to; at++) {
      const shape = shapeOf[letters[at] ?? 0] ?? 0;
      if (shape === 0) continue;
      places[shapeCount] = at;
      skeleton[shapeCount++] = shape;
      sum = (Math.imul(sum, BASE) + shape) | 0;
    }
    whole = finish(sum);
    if (shapeCount < SHORTEST) return;
    let head = 0;
    let tail = sum;
    for (let at = 0; at < shapeCount; at++) {
      const shape = skeleton[at] ?? 0;
      const power = powers[shapeCount - 1 - at] ?? 0;
      tail = (tail - Math.imul(shape, power)) | 0;
      if (at === 0 || shape !== skeleton[at - 1]) {
        partStarts[partCount] = at;
        parts[partCount++] = finish((Math.imul(head, power) + tail) | 0);
      }
      head = (Math.imul(head, BASE) + shape) | 0;
    }
    partStarts[partCount] = shapeCount;
  };

  const bucketStarts = new Uint32Array((1 << BUCKET_BITS) + 2);
  /** Hashes as the words come, with the shape left out in the place of bits that are not asked for. */
  const marked = new Uint32Array(size + codes.length);
  let all = 0;
  for (let word = 0; word < size; word++) {
    read(codes, starts[word] ?? 0, starts[word + 1] ?? 0);
    marked[all++] = whole & ~SHAPE_MASK;
    for (let i = 0; i < partCount; i++)
      marked[all++] = ((parts[i] ?? 0) & ~SHAPE_MASK) | ((skeleton[partStarts[i] ?? 0] ?? 0) << SHAPE_SHIFT);
  }
  for (let i = 0; i < all; i++) {
    const after = ((marked[i] ?? 0) >>> (32 - BUCKET_BITS)) + 2;
    bucketStarts[after] = (bucketStarts[after] ?? 0) + 1;
  }
  for (let bucket = 2; bucket < bucketStarts.length; bucket++)
    bucketStarts[bucket] = (bucketStarts[bucket] ?? 0) + (bucketStarts[bucket - 1] ?? 0);
  /** By bucket, the most frequent words first. */
  const entries = new Uint32Array(all);
  // Filling moves the start of each bucket, which stands one place too far, to its own place.
  for (let i = 0, word = -1; i < all; i++) {
    const mark = marked[i] ?? 0;
    if ((mark & SHAPE_MASK) === 0) word++;
    const next = (mark >>> (32 - BUCKET_BITS)) + 1;
    const place = bucketStarts[next] ?? 0;
    entries[place] = (word << WORD_SHIFT) | (mark & (SHAPE_MASK | TAG));
    bucketStarts[next] = place + 1;
  }

  /** By bucket, the rarity of its first word in steps: a table that fits the cache and tells of most that they have none to visit. */
  const foremost = new Uint8Array(1 << BUCKET_BITS).fill(NONE);
  for (let bucket = 0; bucket < foremost.length; bucket++) {
    const first = bucketStarts[bucket] ?? 0;
    if (first < (bucketStarts[bucket + 1] ?? 0))
      foremost[bucket] = Math.floor((rarities[(entries[first] ?? 0) >>> WORD_SHIFT] ?? 0) / RARITY_STEP);
  }

  const rarest = upTo.length - 1;
  /** How many words are frequent enough to be within the bound at a cost. */
  const within = (cost: number, { bound, limit }: Visitor): number =>
    cost > limit ? 0 : (upTo[Math.min(rarest, Math.max(0, bound - cost))] ?? 0);

  /** Visits the words of a hash, given the least cost of each by the shape left out of it, and of all. */
  const visitAll = (hash: number, least: Uint16Array, cheapest: number, to: Visitor): void => {
    if (cheapest > to.limit) return;
    const bucket = hash >>> (32 - BUCKET_BITS);
    if (RARITY_STEP * (foremost[bucket] ?? NONE) > to.bound - cheapest) return;
    const end = bucketStarts[bucket + 1] ?? 0;
    for (let at = bucketStarts[bucket] ?? 0; at < end; at++) {
      const entry = entries[at] ?? 0;
      const word = entry >>> WORD_SHIFT;
      // All that follow are rarer still.
      if (word >= within(cheapest, to)) return;
      if (((entry ^ hash) & TAG) !== 0) continue;
      const cost = least[(entry >>> SHAPE_SHIFT) & (SHAPES - 1)] ?? NEVER;
      if (word < within(cost, to)) to.visit(word, Math.min(cost, OTHER));
    }
  };

  const ofSame = new Uint16Array(SHAPES).fill(NEVER);
  ofSame[0] = SAME;
  const least = new Uint16Array(SHAPES);
  /** Where the costs of the letter of each shape stand. */
  const offsets = new Uint32Array(LONGEST);
  /** Least cost of each of several shapes in a row that are in the place of the next. */
  const shifted = Math.min(OTHER, costs.swapped / 2);
  const instead = (i: number, shape: number): number => costs.other[(offsets[i] ?? 0) + shape] ?? NEVER;

  /** Least cost of a shape in the place of a run of likes, or of them and a neighbour, or further off. */
  const inPlace = (start: number, end: number, shape: number): number => {
    const own = skeleton[start];
    if (own === shape) return costs.swapped;
    let cost = 3 * shifted;
    for (let i = start; i < end; i++) cost = Math.min(cost, instead(i, shape));
    if (start > 0) cost = Math.min(cost, instead(start - 1, shape) + instead(start, skeleton[start - 1] ?? 0));
    if (end < shapeCount) cost = Math.min(cost, instead(end - 1, skeleton[end] ?? 0) + instead(end, shape));
    return cost;
  };

  return {
    same(letters, length, to) {
      read(letters, 0, length);
      visitAll(whole, ofSame, SAME, to);
    },
    beside(letters, length, spent, most, to) {
      if (shapeCount + 1 < SHORTEST) return;
      const held = (cost: number): number => Math.max(OTHER, Math.min(spent + cost, most));
      if (within(held(costs.cheapest), to) === 0) return;
      const lost = costs.lostIn(letters, length);
      least[0] = NEVER;
      let cheapest = NEVER;
      for (let shape = 1; shape < SHAPES; shape++) {
        const cost = held(lost[shape] ?? NEVER);
        least[shape] = cost;
        if (cost < cheapest) cheapest = cost;
      }
      visitAll(whole, least, cheapest, to);
      for (let i = 0; i < shapeCount; i++) offsets[i] = costs.offset(letters, length, places[i] ?? 0);
      for (let part = 0; part < partCount; part++) {
        const start = partStarts[part] ?? 0;
        const end = partStarts[part + 1] ?? 0;
        let surplus = NEVER;
        for (let i = start; i < end; i++) surplus = Math.min(surplus, costs.surplus(letters, length, places[i] ?? 0));
        cheapest = held(surplus);
        least[0] = cheapest;
        for (let shape = 1; shape < SHAPES; shape++) {
          const cost = held(Math.min(surplus + (lost[shape] ?? NEVER), inPlace(start, end, shape)));
          least[shape] = cost;
          if (cost < cheapest) cheapest = cost;
        }
        visitAll(parts[part] ?? 0, least, cheapest, to);
      }
    },
  };
}
