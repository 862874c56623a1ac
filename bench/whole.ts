// npm run bench:whole -- 10 100 1000: the whole job on a newspaper of so many megabytes (newspaper.ts), with one thread and with
// all, beside a floor that only reads, decodes, splits into lines and writes JSON, in the same run.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { writeNewspaper } from './newspaper.js';

const BIN = resolve('bin', 'warraq.mjs');
const FLOOR = `
  const fs = require('node:fs'); const path = require('node:path');
  const out = fs.createWriteStream(process.argv[2]);
  const walk = (dir) => fs.readdirSync(dir, { withFileTypes: true })
    .flatMap((e) => e.isDirectory() ? walk(path.join(dir, e.name)) : path.join(dir, e.name));
  (async () => {
    for (const file of walk(process.argv[1])) {
      const lines = new TextDecoder('utf-8', { fatal: true }).decode(fs.readFileSync(file)).split('\\n');
      if (!out.write(JSON.stringify({ id: file, lines }) + '\\n')) await new Promise((done) => out.once('drain', done));
    }
    out.end();
  })();`;
/** Prints the peak memory of the process on stderr when it ends. */
const PEAK = `data:text/javascript,${encodeURIComponent(
  "process.on('exit', () => process._rawDebug('peak ' + process.resourceUsage().maxRSS))",
)}`;

interface Measured {
  seconds: number;
  /** Bytes. */
  peak: number;
}

function measure(args: readonly string[]): Measured {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['--import', PEAK, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr}`);
  const [, peak = '0'] = /peak (\d+)/.exec(stderr) ?? [];
  return { seconds: (performance.now() - start) / 1e3, peak: Number(peak) * 1024 };
}

const sizes = process.argv.slice(2).map(Number);
const threads = [...new Set([1, availableParallelism()])];
for (const megabytes of sizes.length > 0 ? sizes : [10]) {
  const work = mkdtempSync(join(tmpdir(), 'warraq-bench-'));
  try {
    const pages = join(work, 'pages');
    const size = writeNewspaper(pages, resolve('fixtures', 'pages'), megabytes * 1e6) / 1e6;
    const tell = (name: string, { seconds, peak }: Measured, floor: Measured): void => {
      const figures = [
        `${seconds.toFixed(2)} s`,
        `${(size / seconds).toFixed(2)} MB/s`,
        `${(seconds / floor.seconds).toFixed(1)} times the floor`,
        `${(peak / 1e6).toFixed(0)} MB at most`,
      ];
      console.log(`${size.toFixed(0)} MB, ${name}: ${figures.join(', ')}`);
    };
    const floor = measure(['-e', FLOOR, pages, join(work, 'floor.jsonl')]);
    tell('floor', floor, floor);
    for (const jobs of threads) {
      const output = join(work, `corpus-${jobs}`);
      const args = [BIN, 'clean', pages, '-o', output, '--quiet', '--jobs', String(jobs)];
      tell(`clean, ${jobs === 1 ? 'one thread' : `${jobs} threads`}`, measure(args), floor);
      rmSync(output, { recursive: true });
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
