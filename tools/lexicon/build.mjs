/**
 * Builds data/lexicon.bin, the Arabic word forms and frequencies that src/lexicon reads.
 *
 *     node tools/lexicon/build.mjs                          fetches the packages below into a temporary folder
 *     node tools/lexicon/build.mjs NODE_MODULES WORDFREQ    takes them from folders: a node_modules that holds both npm
 *                                                           packages, and the unpacked `wordfreq` wheel
 *
 * Forms: npm @cspell/dict-ar 1.1.7 (Ayaspell, LGPL-3.0), read with npm cspell-trie-lib 8.19.4.
 * Frequencies: PyPI wordfreq 3.1.1, large_ar (data CC BY-SA 4.0). Same packages in, same bytes out.
 *
 * The file, little-endian: "WQLX", then as uint32 the version and the counts of the four parts; then the parts: the
 * words with a frequency as a packed graph (uint32 each, root first; see dawg.mjs), the forms as another, the letters
 * by their codes (uint16), and one byte for each word of the first graph in the order of its numbering:
 * (centibels - 100) / 3, so 0 is the most frequent.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { encode, LETTERS } from './alphabet.mjs';
import { packWords } from './dawg.mjs';
import { packForms } from './forms.mjs';
import { selectWords } from './select.mjs';
import { readWordfreq } from './wordfreq.mjs';

const VERSION = 1;

function fetchPackages() {
  const folder = mkdtempSync(join(tmpdir(), 'warraq-lexicon-'));
  const run = (command, ...args) =>
    execFileSync(command, args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  run('npm', 'install', '--no-save', '--prefix', folder, '@cspell/dict-ar@1.1.7', 'cspell-trie-lib@8.19.4');
  run('pip', 'download', '--no-deps', '--dest', folder, 'wordfreq==3.1.1');
  run('python3', '-m', 'zipfile', '-e', join(folder, 'wordfreq-3.1.1-py3-none-any.whl'), folder);
  return [join(folder, 'node_modules'), folder];
}

/** Whether a packed graph has a word. */
function hasForm(graph, codes) {
  let node = graph[0];
  for (let i = 0; i < codes.length; i++) {
    if (node === 0) return false;
    let edge = graph[node];
    while ((edge & 63) !== codes[i]) {
      if (edge & 128) return false;
      edge = graph[++node];
    }
    if (i === codes.length - 1) return (edge & 64) !== 0;
    node = edge >>> 8;
  }
  return false;
}

const [modules, wordfreq] = process.argv.length > 3 ? process.argv.slice(2) : fetchPackages();
const trieLibrary = await import(pathToFileURL(join(modules, 'cspell-trie-lib/dist/index.js')).href);
const forms = packForms(join(modules, '@cspell/dict-ar/ar.trie.gz'), trieLibrary);
const listed = new Map();
for (const [word, centibels] of readWordfreq(join(wordfreq, 'wordfreq/data/large_ar.msgpack.gz'))) {
  if (encode(word)) listed.set(word, centibels);
}
const words = selectWords(listed, (word) => {
  const codes = encode(word);
  return codes !== null && hasForm(forms, codes);
});
const sorted = [...words.keys()].map((word) => ({ word, codes: encode(word) }));
sorted.sort((a, b) => Buffer.compare(a.codes, b.codes));
const graph = packWords(sorted.map(({ codes }) => codes));
const frequencies = Uint8Array.from(sorted, ({ word }) => {
  return Math.min(254, Math.max(0, Math.round(((words.get(word) ?? 0) - 100) / 3)));
});

const header = Buffer.alloc(24);
header.write('WQLX', 'latin1');
for (const [i, value] of [VERSION, graph.length, forms.length, LETTERS.length, frequencies.length].entries())
  header.writeUInt32LE(value, 4 + 4 * i);
const letters = Buffer.from(Uint16Array.from(LETTERS).buffer);
const bytes = Buffer.concat([header, Buffer.from(graph.buffer), Buffer.from(forms.buffer), letters, frequencies]);
const target = fileURLToPath(new URL('../../data/lexicon.bin', import.meta.url));
writeFileSync(target, bytes);
console.error(`${target}: ${bytes.length} bytes, ${listed.size} words listed, ${sorted.length} kept`);
