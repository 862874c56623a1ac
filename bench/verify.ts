/**
 * Checking a dataset: `npm run bench:verify -- 100` makes one of so many megabytes, the same in every run, and verifies it in a process of
 * its own, with the check for repeats and without. Beside it runs a floor program that only splits the same file into lines and parses
 * them; figures are megabytes a second of processor time of the whole process, its start included, and their ratio to the floor.
 *
 * Articles of words of the lexicon, as frequent as they are in newspapers.
 */
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadLexicon } from '../src/lexicon/load.js';
import { FINAL, LAST, LETTER_MASK, NODE_SHIFT } from '../src/lexicon/word-graph.js';
import { countWords } from '../src/text/words.js';
import { randomNumbers } from './random.js';

const lexicon = loadLexicon();

/** The counted words of the lexicon. */
function listedWords(): string[] {
  const { listed } = lexicon;
  const words: string[] = [];
  const walk = (node: number, word: string): void => {
    for (let index = node; index !== 0; index++) {
      const edge = listed.edges[index] ?? LAST;
      const longer = word + String.fromCharCode(lexicon.unitOf(edge & LETTER_MASK));
      if ((edge & FINAL) !== 0) words.push(longer);
      walk(edge >>> NODE_SHIFT, longer);
      if ((edge & LAST) !== 0) break;
    }
  };
  walk(listed.root, '');
  return words;
}

/** Draws words as often as they stand in newspapers. */
function drawer(random: () => number): () => string {
  const words = listedWords();
  const sums = new Float64Array(words.length);
  let sum = 0;
  words.forEach((word, i) => {
    sum += 10 ** lexicon.frequency(word);
    sums[i] = sum;
  });
  return () => {
    const at = random() * sum;
    let low = 0;
    for (let high = sums.length - 1; low < high; ) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    return words[low] ?? '';
  };
}

function writeDataset(path: string, bytes: number): void {
  const random = randomNumbers(20161121);
  const word = drawer(random);
  const sentence = (): string => `${Array.from({ length: 8 + Math.floor(random() * 18) }, word).join(' ')}.`;
  const paragraph = (): string => Array.from({ length: 1 + Math.floor(random() * 3) }, sentence).join(' ');
  const file = openSync(path, 'w');
  let written = 0;
  for (let page = 0; written < bytes; page++) {
    const name = `p${String(page).padStart(7, '0')}`;
    for (let article = 1; article <= 4; article++) {
      const text = Array.from({ length: 3 + Math.floor(random() * 8) }, paragraph).join('\n\n');
      const known = text.split(/[\s.]+/u).filter((one) => one !== '');
      const ratio = known.filter((one) => lexicon.has(one)).length / known.length;
      const record = {
        id: `${name}#${article}`,
        text,
        title: Array.from({ length: 7 }, word).join(' '),
        kicker: '',
        subtitle: '',
        byline: '',
        dateline: '',
        captions: [],
        date: '',
        source: 'bench',
        metadata: {
          path: `${name}.txt`,
          page_sha256: '0'.repeat(64),
          article,
          lines: [[1, 40]],
          words: countWords(text),
          lexicon_ratio: Math.round(ratio * 10_000) / 10_000,
          flags: [],
        },
      };
      written += writeSync(file, `${JSON.stringify(record)}\n`);
    }
  }
  closeSync(file);
}

/** Reads and parses, nothing else. */
const FLOOR = `
  const { createReadStream } = require('node:fs');
  (async () => {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    let rest = Buffer.alloc(0);
    for await (const chunk of createReadStream(process.argv[1], { highWaterMark: 1 << 20 })) {
      const block = Buffer.concat([rest, chunk]);
      let start = 0;
      for (let end = block.indexOf(10); end >= 0; end = block.indexOf(10, start)) {
        JSON.parse(decoder.decode(block.subarray(start, end)));
        start = end + 1;
      }
      rest = block.subarray(start);
    }
    console.log(JSON.stringify(process.resourceUsage()));
  })();`;

/** npm runs this in the folder of the package. */
const built = pathToFileURL('dist/cli.js').href;
/** Ends with what the process took. */
const WARRAQ = `
  process.argv.splice(1, 0, 'warraq');
  const { main } = await import(${JSON.stringify(built)});
  await main(process.argv.slice(2));
  console.log(JSON.stringify(process.resourceUsage()));`;

interface Cost {
  seconds: number;
  megabytes: number;
}

function cost(args: readonly string[]): Cost {
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 2 ** 28 });
  const last = stdout.trim().split('\n').at(-1) ?? '';
  if (status === null || !last.startsWith('{')) throw new Error(`${args.join(' ').slice(0, 200)}: ${stderr}`);
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(last);
  return { seconds: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024 };
}

const work = mkdtempSync(join(tmpdir(), 'warraq-bench-'));
try {
  for (const size of process.argv
    .slice(2)
    .map(Number)
    .filter(Boolean)
    .concat(process.argv.length > 2 ? [] : [100])) {
    const path = join(work, 'dataset.jsonl');
    writeDataset(path, size * 1e6);
    const mb = statSync(path).size / 1e6;
    const best = (args: readonly string[]): Cost =>
      [1, 2, 3].map(() => cost(args)).reduce((a, b) => (a.seconds <= b.seconds ? a : b));
    const floor = best(['-e', FLOOR, path]);
    console.log(
      `${mb.toFixed(0)} MB  floor: ${(mb / floor.seconds).toFixed(0)} MB/s, ${floor.megabytes.toFixed(0)} MB of memory`,
    );
    const verify = ['--input-type=module', '-e', WARRAQ, '--', 'verify', path];
    for (const [name, more] of [
      ['without repeats', ['--check', 'repeat=off']],
      ['with repeats', []],
    ] as const) {
      const { seconds, megabytes } = best([...verify, ...more]);
      const ratio = (seconds / floor.seconds).toFixed(1);
      console.log(
        `${mb.toFixed(0)} MB  ${name}: ${(mb / seconds).toFixed(1)} MB/s, ${ratio} times the floor, ${megabytes.toFixed(0)} MB of memory`,
      );
    }
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
