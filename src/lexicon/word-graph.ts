/** A packed edge: bits 0-5 letter code, bit 6 a word ends here, bit 7 last of its node, bits 8-31 next node. */
export const LETTER_MASK = 63;
export const FINAL = 64;
export const LAST = 128;
export const NODE_SHIFT = 8;

/**
 * A minimal acyclic word graph (Daciuk et al. 2000) in one typed array.
 *
 * A node is the index of its first edge; nodes stand after all nodes they lead to. Node 0 is the end of all words.
 */
export class WordGraph {
  readonly edges: Uint32Array;
  readonly root: number;

  /** @param packed the root's index, then the edges from index 1 on */
  constructor(packed: Uint32Array) {
    this.edges = packed;
    this.root = packed[0] ?? 0;
  }

  /** Whether the graph has the word of these letter codes. */
  has(codes: Uint8Array, length: number): boolean {
    const { edges } = this;
    let node = this.root;
    for (let i = 0; i < length; i++) {
      if (node === 0) return false;
      const code = codes[i];
      let edge = edges[node] ?? LAST;
      while ((edge & LETTER_MASK) !== code) {
        if ((edge & LAST) !== 0) return false;
        edge = edges[++node] ?? LAST;
      }
      if (i === length - 1) return (edge & FINAL) !== 0;
      node = edge >>> NODE_SHIFT;
    }
    return false;
  }
}

/**
 * How many words of its node come before each edge, in the order of the edges (Lucchesi and Kowaltowski 1993):
 * summed along a word's path, plus one for each shorter word on it, they number the words from 0.
 */
export function numberWords(graph: WordGraph): Uint32Array {
  const { edges } = graph;
  const before = new Uint32Array(edges.length);
  const total = new Uint32Array(edges.length);
  for (let node = 1; node < edges.length; ) {
    let sum = 0;
    let at = node;
    for (;;) {
      const edge = edges[at] ?? LAST;
      before[at] = sum;
      sum += ((edge & FINAL) !== 0 ? 1 : 0) + (total[edge >>> NODE_SHIFT] ?? 0);
      at++;
      if ((edge & LAST) !== 0) break;
    }
    total[node] = sum;
    node = at;
  }
  return before;
}

/** Number of a word in the order of {@link numberWords}; -1 when the graph lacks it. */
export function numberOf(graph: WordGraph, before: Uint32Array, codes: Uint8Array, length: number): number {
  const { edges } = graph;
  let node = graph.root;
  let number = 0;
  for (let i = 0; i < length; i++) {
    if (node === 0) return -1;
    const code = codes[i];
    let edge = edges[node] ?? LAST;
    while ((edge & LETTER_MASK) !== code) {
      if ((edge & LAST) !== 0) return -1;
      edge = edges[++node] ?? LAST;
    }
    number += before[node] ?? 0;
    if (i === length - 1) return (edge & FINAL) !== 0 ? number : -1;
    if ((edge & FINAL) !== 0) number++;
    node = edge >>> NODE_SHIFT;
  }
  return -1;
}
