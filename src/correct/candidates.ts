import { type Lexicon, LONGEST } from '../lexicon/lexicon.js';
import { FINAL, LAST, LETTER_MASK, NODE_SHIFT } from '../lexicon/word-graph.js';
import type { EditModel } from './edit-model.js';

/** A lexicon word that a non-word may have been in print. */
export interface Candidate {
  /** As it would be written; a bare alef of the page stays bare. */
  word: string;
  /** Cost of the misreading, centibels. */
  cost: number;
  /** Zipf frequency. */
  frequency: number;
}

/** Dearest misreading that is looked for, centibels; at most {@link MOST_EDITS} edits make it up. */
const BUDGET = 520;
const MOST_EDITS = 2;
/** No edit is cheaper: with less left, a walk only follows the letters. */
const CHEAPEST = 140;
const ALEF = 0x0627;
const ALEFS = [0x0623, 0x0625, 0x0622];

/**
 * Finds the counted words that a non-word may stand for, by walking the word graph along the misread letters with
 * the edits of the model (Oflazer 1996, error-tolerant recognition).
 *
 * @returns a search: letters (no diacritics) to candidates, cheapest misreading of each word, in no useful order
 */
export function candidateSearch(lexicon: Lexicon, model: EditModel): (letters: string) => Candidate[] {
  const { listed, before } = lexicon;
  const { edges } = listed;
  const { other, lost, extra, doubled, swapped, segments } = model;
  const alef = lexicon.codeOf(ALEF);
  const hamzated = new Uint8Array(64);
  for (const unit of ALEFS) hamzated[lexicon.codeOf(unit)] = 1;
  const read = new Uint8Array(LONGEST);
  const path = new Uint8Array(LONGEST + 4);
  let length = 0;
  let found = new Map<number, Candidate>();

  const record = (number: number, cost: number, depth: number): void => {
    const known = found.get(number);
    if (known && known.cost <= cost) return;
    let word = '';
    for (let i = 0; i < depth; i++) word += String.fromCharCode(lexicon.unitOf(path[i] ?? 0));
    found.set(number, { word, cost, frequency: lexicon.frequencyAt(number) });
  };

  /**
   * @param node where the walk stands in the graph
   * @param number how many words come before those of the node
   * @param ends number of the word that ends here, or -1
   * @param at next letter of the misread word
   */
  const walk = (node: number, number: number, ends: number, at: number, cost: number, edits: number, depth: number) => {
    if (at === length && ends >= 0) record(ends, cost, depth);
    const left = edits < MOST_EDITS ? BUDGET - cost : 0;
    if (left < CHEAPEST) {
      exactly(node, number, at, cost, depth);
      return;
    }
    const code = at < length ? (read[at] ?? 0) : 0;
    if (at < length) {
      const price = at > 0 && read[at - 1] === code ? doubled : (extra[code] ?? BUDGET + 1);
      if (price <= left) walk(node, number, ends, at + 1, cost + price, edits + 1, depth);
    }
    if (depth > length + 1) return;
    for (let index = node; index !== 0; index++) {
      const edge = edges[index] ?? LAST;
      const letter = edge & LETTER_MASK;
      const next = edge >>> NODE_SHIFT;
      const here = number + (before[index] ?? 0);
      const final = (edge & FINAL) !== 0;
      const below = final ? here + 1 : here;
      const ending = final ? here : -1;
      if (at < length) {
        // A page that leaves hamzas out is no misreading, and keeps its bare alef.
        const free = letter === code || (code === alef && hamzated[letter] === 1);
        if (free) {
          path[depth] = code;
          walk(next, below, ending, at + 1, cost, edits, depth + 1);
        } else {
          const price = other[code * 64 + letter] ?? BUDGET + 1;
          if (price <= left) {
            path[depth] = letter;
            walk(next, below, ending, at + 1, cost + price, edits + 1, depth + 1);
          }
        }
        if (left >= swapped && letter !== code && at + 1 < length && read[at + 1] === letter) {
          path[depth] = letter;
          step(next, below, code, at + 2, cost + swapped, edits + 1, depth + 1);
        }
      }
      const price = lost[letter] ?? BUDGET + 1;
      if (price <= left) {
        path[depth] = letter;
        walk(next, below, ending, at, cost + price, edits + 1, depth + 1);
      }
      if ((edge & LAST) !== 0) break;
    }
    if (code > 0) {
      for (const segment of segments[code] ?? []) {
        if (segment.cost <= left && matches(segment.read, at))
          along(segment.print, node, number, at + segment.read.length, cost + segment.cost, edits + 1, depth);
      }
    }
  };

  /** Follows the rest of the misread word without edits. */
  const exactly = (node: number, number: number, from: number, cost: number, depth: number): void => {
    for (let at = from; at < length; at++) {
      const code = read[at] ?? 0;
      let next = 0;
      for (let index = node; index !== 0; index++) {
        const edge = edges[index] ?? LAST;
        const letter = edge & LETTER_MASK;
        if (letter === code || (code === alef && hamzated[letter] === 1)) {
          const here = number + (before[index] ?? 0);
          const final = (edge & FINAL) !== 0;
          path[depth + at - from] = code;
          if (at + 1 === length) {
            if (final) record(here, cost, depth + at - from + 1);
          } else if (letter === code && code !== alef) {
            next = edge >>> NODE_SHIFT;
            number = final ? here + 1 : here;
            break;
          } else exactly(edge >>> NODE_SHIFT, final ? here + 1 : here, at + 1, cost, depth + at - from + 1);
        }
        if ((edge & LAST) !== 0) break;
      }
      if (next === 0) return;
      node = next;
    }
  };

  const matches = (codes: Uint8Array, at: number): boolean => {
    if (at + codes.length > length) return false;
    for (let i = 1; i < codes.length; i++) if (read[at + i] !== codes[i]) return false;
    return true;
  };

  /** Walks one given letter, then on. */
  const step = (node: number, number: number, code: number, at: number, cost: number, edits: number, depth: number) => {
    for (let index = node; index !== 0; index++) {
      const edge = edges[index] ?? LAST;
      if ((edge & LETTER_MASK) === code) {
        const here = number + (before[index] ?? 0);
        const final = (edge & FINAL) !== 0;
        path[depth] = code;
        walk(edge >>> NODE_SHIFT, final ? here + 1 : here, final ? here : -1, at, cost, edits, depth + 1);
        return;
      }
      if ((edge & LAST) !== 0) return;
    }
  };

  /** Walks the letters of a segment, then on. */
  const along = (
    codes: Uint8Array,
    from: number,
    first: number,
    at: number,
    cost: number,
    edits: number,
    depth: number,
  ) => {
    let node = from;
    let number = first;
    let ends = -1;
    for (const [i, code] of codes.entries()) {
      let index = node;
      if (index === 0) return;
      while (((edges[index] ?? 0) & LETTER_MASK) !== code) {
        if (((edges[index] ?? LAST) & LAST) !== 0) return;
        index++;
      }
      const edge = edges[index] ?? 0;
      const here = number + (before[index] ?? 0);
      const final = (edge & FINAL) !== 0;
      path[depth + i] = code;
      node = edge >>> NODE_SHIFT;
      number = final ? here + 1 : here;
      ends = final ? here : -1;
    }
    walk(node, number, ends, at, cost, edits, depth + codes.length);
  };

  return (letters) => {
    if (letters.length > LONGEST) return [];
    length = letters.length;
    for (let i = 0; i < length; i++) {
      read[i] = lexicon.codeOf(letters.charCodeAt(i));
      if (read[i] === 0) return [];
    }
    found = new Map();
    walk(listed.root, 0, -1, 0, 0, 0, 0);
    return [...found.values()];
  };
}
