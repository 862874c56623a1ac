// Builds data/bigrams.bin, the word pairs that src/lexicon/bigrams.ts reads.
//
//   npm run build:bigrams               fetches the package below into a temporary folder
//   npm run build:bigrams -- FOLDER     takes it from a folder: the unpacked wheel
//
// Counts: PyPI ar-corrector 1.1.6 (MIT), bigrams over 33 million words, mostly of Moroccan news. Words are folded;
// those counted less than LEAST times stand for their outline. Same package in, same bytes out.
//
// The file, little-endian: "WQBG", then as uint32 the version, the number of classes, of word slots and of pair slots,
// and the occurrences counted; then an open-addressing hash table of words (uint32 each, 0 for none), one of pairs
// (uint16 each, 0 for none), and the score of each pair of classes (int8, steps of CLASS_STEP).
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import {
  CLASS_BITS,
  CLASS_STEP,
  COUNT_BITS,
  COUNT_STEP,
  hashPair,
  hashWord,
  PAIR_BITS,
  PAIR_LEAST,
  PAIR_STEP,
  smoothed,
} from '../../src/lexicon/bigrams.js';
import { outlineOf } from '../../src/lexicon/outline.js';
import { foldWord } from '../../src/text/fold.js';
import { classify, type PairTable } from './classes.js';

const VERSION = 1;
const LEAST = 6;
const CLASSES = 400;
const ROUNDS = 12;
const WORD_SLOTS = 1 << 18;
const PAIR_SLOTS = 1 << 21;
/** Pairs are kept from this count on, where they say more than their classes do by this much (nats), up to this many. */
const PAIR_COUNT = 2;
const PAIR_NEWS = 0.6;
const MOST_PAIRS = 1_450_000;
const ARABIC = /^[\u0621-\u063a\u0641-\u064a]+$/u;

function fetchPackage(): string {
  const folder = mkdtempSync(join(tmpdir(), 'warraq-bigrams-'));
  execFileSync('pip', ['download', '--no-deps', '--dest', folder, 'ar-corrector==1.1.6'], { stdio: 'ignore' });
  execFileSync('python3', ['-m', 'zipfile', '-e', join(folder, 'ar_corrector-1.1.6-py3-none-any.whl'), folder]);
  return folder;
}

/** Folded pairs with counts. */
async function readPairs(folder: string): Promise<Map<string, Map<string, number>>> {
  const pickle = join(folder, 'ar_corrector', 'resources', 'ngram_plus1.pickle');
  const reader = spawn('python3', [join('tools', 'bigrams', 'counts.py'), pickle], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const folded = new Map<string, string>();
  const fold = (word: string): string => {
    let key = folded.get(word);
    if (key === undefined) {
      key = foldWord(word);
      if (!ARABIC.test(key)) key = '';
      folded.set(word, key);
    }
    return key;
  };
  const pairs = new Map<string, Map<string, number>>();
  for await (const line of createInterface({ input: reader.stdout })) {
    const [before = '', after = '', count = '0'] = line.split('\t');
    const a = fold(before);
    const b = fold(after);
    if (a === '' || b === '') continue;
    let row = pairs.get(a);
    if (!row) {
      row = new Map();
      pairs.set(a, row);
    }
    row.set(b, (row.get(b) ?? 0) + Number(count));
  }
  return pairs;
}

const folder = process.argv[2] ?? fetchPackage();
const counted = await readPairs(folder);
const occurrences = new Map<string, number>();
for (const row of counted.values()) {
  for (const [word, count] of row) occurrences.set(word, (occurrences.get(word) ?? 0) + count);
}
for (const word of counted.keys()) if (!occurrences.has(word)) occurrences.set(word, 0);

// Words by count, then by code units; after them the outlines of the rest.
const listed = [...occurrences]
  .filter(([, count]) => count >= LEAST)
  .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
  .map(([word]) => word);
const numbers = new Map(listed.map((word, i) => [word, i]));
const outlines = [...new Set([...occurrences.keys()].map(outlineOf))].sort();
const names = [...listed, ...outlines];
outlines.forEach((outline, i) => {
  numbers.set(outline, listed.length + i);
});
const numberOf = (word: string): number => numbers.get(word) ?? numbers.get(outlineOf(word)) ?? 0;

const rows: Map<number, number>[] = names.map(() => new Map());
for (const [before, row] of counted) {
  const own = rows[numberOf(before)];
  for (const [after, count] of row) {
    const b = numberOf(after);
    own?.set(b, (own.get(b) ?? 0) + count);
  }
}
const start = new Uint32Array(names.length + 1);
rows.forEach((row, i) => {
  start[i + 1] = (start[i] ?? 0) + row.size;
});
const pairs: PairTable = {
  start,
  second: new Uint32Array(start[names.length] ?? 0),
  count: new Float64Array(start[names.length] ?? 0),
};
const asFirst = new Float64Array(names.length);
const asSecond = new Float64Array(names.length);
let total = 0;
rows.forEach((row, i) => {
  let k = start[i] ?? 0;
  for (const [b, count] of [...row].sort(([a], [b]) => a - b)) {
    pairs.second[k] = b;
    pairs.count[k++] = count;
    asFirst[i] = (asFirst[i] ?? 0) + count;
    asSecond[b] = (asSecond[b] ?? 0) + count;
    total += count;
  }
});
console.error(`${listed.length} words, ${outlines.length} outlines, ${pairs.count.length} pairs, ${total} occurrences`);

const initial = Uint16Array.from(names, (name, i) =>
  i < CLASSES / 2 ? i : hashWord(`${name.slice(0, 2)}${name.slice(-2)}`) % CLASSES,
);
const classes = classify(pairs, CLASSES, initial, ROUNDS);

const likings = new Int8Array(CLASSES * CLASSES);
{
  const cells = new Float64Array(CLASSES * CLASSES);
  const firsts = new Float64Array(CLASSES);
  const seconds = new Float64Array(CLASSES);
  names.forEach((_, i) => {
    for (let k = start[i] ?? 0; k < (start[i + 1] ?? 0); k++) {
      const a = classes[i] ?? 0;
      const b = classes[pairs.second[k] ?? 0] ?? 0;
      const count = pairs.count[k] ?? 0;
      cells[a * CLASSES + b] = (cells[a * CLASSES + b] ?? 0) + count;
      firsts[a] = (firsts[a] ?? 0) + count;
      seconds[b] = (seconds[b] ?? 0) + count;
    }
  });
  cells.forEach((count, cell) => {
    const expected = ((firsts[Math.floor(cell / CLASSES)] ?? 0) * (seconds[cell % CLASSES] ?? 0)) / total;
    const liking = Math.log((count + 1) / (expected + 1));
    likings[cell] = Math.max(-127, Math.min(127, Math.round(liking / CLASS_STEP)));
  });
}
const likingOf = (a: number, b: number): number =>
  (likings[(classes[a] ?? 0) * CLASSES + (classes[b] ?? 0)] ?? 0) * CLASS_STEP;

const insert = (table: Uint32Array | Uint16Array, hash: number, entry: number, tagShift: number): void => {
  let slot = hash & (table.length - 1);
  while (table[slot] !== 0) {
    // Two keys with one tag in one run of slots: the first keeps it.
    if ((table[slot] ?? 0) >>> tagShift === entry >>> tagShift) return;
    slot = (slot + 1) & (table.length - 1);
  }
  table[slot] = entry;
};

// A count as the reader will see it.
const packedCount = (i: number): number =>
  Math.max(1, Math.min((1 << COUNT_BITS) - 1, Math.round(Math.log(Math.max(asSecond[i] ?? 0, 1)) / COUNT_STEP)));
const wordTable = new Uint32Array(WORD_SLOTS);
names.forEach((name, i) => {
  const hash = hashWord(name);
  const entry =
    (((hash >>> 16) << (CLASS_BITS + COUNT_BITS)) | ((classes[i] ?? 0) << COUNT_BITS) | packedCount(i)) >>> 0;
  insert(wordTable, hash, entry, CLASS_BITS + COUNT_BITS);
});

interface Kept {
  hash: number;
  score: number;
  news: number;
}
const kept: Kept[] = [];
for (let i = 0; i < listed.length; i++) {
  for (let k = start[i] ?? 0; k < (start[i + 1] ?? 0); k++) {
    const b = pairs.second[k] ?? 0;
    const count = pairs.count[k] ?? 0;
    if (b >= listed.length || count < PAIR_COUNT) continue;
    const liking = likingOf(i, b);
    const expected = ((asFirst[i] ?? 0) * (asSecond[b] ?? 0)) / total;
    const score = smoothed(count, expected, liking);
    const guess = smoothed(0, Math.exp((packedCount(i) + packedCount(b)) * COUNT_STEP) / total, liking);
    const news = Math.abs(score - guess);
    if (news >= PAIR_NEWS)
      kept.push({
        hash: hashPair(hashWord(names[i] ?? ''), hashWord(names[b] ?? '')),
        score,
        news: news * Math.log(count + 1),
      });
  }
}
kept.sort((a, b) => b.news - a.news || a.hash - b.hash);
const most = kept.slice(0, MOST_PAIRS);
const pairTable = new Uint16Array(PAIR_SLOTS);
for (const { hash, score } of most) {
  const steps = Math.round((score - PAIR_LEAST) / PAIR_STEP);
  const value = Math.max(0, Math.min((1 << PAIR_BITS) - 1, steps));
  const tag = hash >>> (16 + PAIR_BITS);
  insert(pairTable, hash, (tag << PAIR_BITS) | value || 1, PAIR_BITS);
}

const header = Buffer.alloc(24);
header.write('WQBG', 'latin1');
for (const [i, value] of [VERSION, CLASSES, WORD_SLOTS, PAIR_SLOTS, total].entries())
  header.writeUInt32LE(value, 4 + 4 * i);
const bytes = Buffer.concat([
  header,
  Buffer.from(wordTable.buffer),
  Buffer.from(pairTable.buffer),
  Buffer.from(likings.buffer),
]);
writeFileSync(join('data', 'bigrams.bin'), bytes);
console.error(`data/bigrams.bin: ${bytes.length} bytes, ${most.length} of ${kept.length} pairs`);
