import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { codeOf } from './alphabet.mjs';
import { DawgWriter } from './dawg.mjs';

const WAW = '\u0648';
const ALEF_HAMZA = '\u0623';

/**
 * Packs the Ayaspell forms of a cspell trie (TrieXv3).
 *
 * Every form may also stand there with the question particle أ, which newspapers hardly use and which would make
 * most misreadings of alef a word; forms in أ are therefore taken from behind the conjunction و, where it cannot stand.
 */
export function packForms(path, trieLibrary) {
  const root = trieLibrary.importTrie(gunzipSync(readFileSync(path)).toString('utf8').split('\n'));
  const writer = new DawgWriter();
  const done = new Map();
  const pack = (children) => {
    const edges = [];
    for (const [letter, node] of Object.entries(children ?? {})) {
      const code = codeOf(letter.charCodeAt(0));
      if (code === 0 || letter.length !== 1) continue;
      const below = packed(node);
      if (below === 0 && !node.f) continue;
      edges.push({ code, final: Boolean(node.f), node: below });
    }
    return writer.add(edges.sort((a, b) => a.code - b.code));
  };
  const packed = (node) => {
    let index = done.get(node);
    if (index === undefined) {
      index = pack(node.c);
      done.set(node, index);
    }
    return index;
  };
  const top = { ...root.c, [ALEF_HAMZA]: root.c[WAW].c[ALEF_HAMZA] };
  return writer.finish(pack(top));
}
