/**
 * Minimal acyclic word graphs packed into 32-bit edges (see src/lexicon/dawg.ts for the reader):
 * bits 0-5 letter code, bit 6 a word ends after this letter, bit 7 last edge of its node, bits 8-31 index of the
 * first edge of the node it leads to (0: none). Nodes stand after all nodes they lead to, so the root is the last.
 */
export class DawgWriter {
  #edges = [0];
  #known = new Map();

  /** Index of the node with these edges, `{ code, final, node }` sorted by code; equal nodes are stored once. */
  add(edges) {
    if (edges.length === 0) return 0;
    const packed = edges.map(
      ({ code, final, node }, i) => (code | (final ? 64 : 0) | (i === edges.length - 1 ? 128 : 0) | (node << 8)) >>> 0,
    );
    const key = packed.join();
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const index = this.#edges.length;
    if (index + packed.length >= 1 << 24) throw new Error('word graph too large for 24-bit indices');
    this.#edges.push(...packed);
    this.#known.set(key, index);
    return index;
  }

  /** The packed graph: the root's first edge first, then all edges. */
  finish(root) {
    return Uint32Array.from([root, ...this.#edges.slice(1)]);
  }
}

/** Packs words given as letter codes, sorted by codes and without repeats. */
export function packWords(words) {
  const writer = new DawgWriter();
  const build = (low, high, depth) => {
    const edges = [];
    let from = low;
    while (from < high) {
      const code = words[from][depth];
      let to = from + 1;
      while (to < high && words[to][depth] === code) to++;
      const final = words[from].length === depth + 1;
      edges.push({ code, final, node: build(final ? from + 1 : from, to, depth + 1) });
      from = to;
    }
    return writer.add(edges);
  };
  return writer.finish(build(0, words.length, 0));
}
