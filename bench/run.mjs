// npm run bench: start-up and throughput, each as a ratio to a floor measured in the same run.
//
//   start-up  `warraq --help` against `node -e 0`, medians of alternating runs
//   clean     the whole job on copies of the bundled pages against a program that only reads, splits into lines and
//             writes JSON
//   page size one page of more and more lines, and of one longer and longer line
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const RUNS = 15;
/** Copies of the bundled pages; every third word of each is another word of the pages, or dedup would drop them. */
const COPIES = 60;
const root = fileURLToPath(new URL('..', import.meta.url));
const bin = join(root, 'bin', 'warraq.mjs');
const pages = join(root, 'fixtures', 'pages');

function seconds(args) {
  const start = process.hrtime.bigint();
  const { status } = spawnSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'ignore'] });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}`);
  return Number(process.hrtime.bigint() - start) / 1e9;
}

const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];

const help = [];
const nothing = [];
for (let i = 0; i < RUNS; i++) {
  help.push(seconds([bin, '--help']));
  nothing.push(seconds(['-e', '0']));
}
const [helped, floor] = [median(help), median(nothing)];
console.log(
  `start-up: --help ${(helped * 1e3).toFixed(0)} ms, node -e 0 ${(floor * 1e3).toFixed(0)} ms, ratio ${(helped / floor).toFixed(2)}`,
);

const work = mkdtempSync(join(tmpdir(), 'warraq-bench-'));
try {
  const names = readdirSync(pages).filter((file) => file.endsWith('.txt'));
  const words = names.flatMap((name) => readFileSync(join(pages, name), 'utf8').match(/\p{L}{4,}/gu) ?? []);
  let bytes = 0;
  for (let copy = 0; copy < COPIES; copy++) {
    const folder = join(work, 'pages', String(copy));
    mkdirSync(folder, { recursive: true });
    for (const name of names) {
      let n = 0;
      const text = readFileSync(join(pages, name), 'utf8').replace(/\p{L}{4,}/gu, (word) =>
        n++ % 3 === 0 ? (words[(n * 31 + copy * 977) % words.length] ?? word) : word,
      );
      writeFileSync(join(folder, name), text);
      bytes += Buffer.byteLength(text);
    }
  }
  const floorProgram = `
    const fs = require('node:fs'); const path = require('node:path');
    const walk = (dir) => fs.readdirSync(dir, { withFileTypes: true }).flatMap((e) => e.isDirectory() ? walk(path.join(dir, e.name)) : path.join(dir, e.name));
    for (const file of walk(process.argv[1])) {
      const lines = new TextDecoder('utf-8', { fatal: true }).decode(fs.readFileSync(file)).split('\\n');
      process.stdout.write(JSON.stringify({ id: file, text: lines.join('\\n') }) + '\\n');
    }`;
  const whole = seconds([bin, 'clean', join(work, 'pages'), '--quiet']);
  const least = seconds(['-e', floorProgram, join(work, 'pages')]);
  const mb = bytes / 1e6;
  console.log(
    `clean: ${mb.toFixed(1)} MB in ${whole.toFixed(2)} s, ${(mb / whole).toFixed(2)} MB/s; floor ${least.toFixed(2)} s, ratio ${(whole / least).toFixed(1)}`,
  );
  // One page of more and more lines, and of one longer and longer line: time must grow with size, no faster.
  const lines = readdirSync(pages)
    .filter((file) => file.endsWith('.txt'))
    .flatMap((name) => readFileSync(join(pages, name), 'utf8').split('\n'));
  for (const [shape, mark] of [
    ['lines', '\n'],
    ['one line', ' '],
  ]) {
    for (const count of [2500, 5000, 10_000]) {
      const text = Array.from({ length: count }, (_, i) => lines[i % lines.length]).join(mark);
      const page = join(work, 'page.txt');
      writeFileSync(page, text);
      const time = seconds([bin, 'clean', page, '--quiet', '--dedup', 'off']);
      const size = Buffer.byteLength(text) / 1e3;
      console.log(
        `page of ${count} ${shape === 'lines' ? 'lines' : 'lines in one'}: ${size.toFixed(0)} kB in ${time.toFixed(2)} s, ${((time * 1e3) / size).toFixed(2)} ms/kB`,
      );
    }
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
