// node tools/kill-runs.mjs [KILLS] [JOBS]: kills a run with SIGKILL at random moments, again and again, until it is done
// under --resume; compares what it wrote with a run left alone. Begins anew until there were as many kills as asked for.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = join(root, 'bin', 'warraq.mjs');
const COPIES = 40;

/** A row of numbers from 0 to 1 that is the same each time (mulberry32, Tommy Ettinger). */
export function numbersFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Copies of the bundled pages, each with other words in some places, so that they repeat each other in part. */
function writePages(folder) {
  const pages = join(root, 'fixtures', 'pages');
  const names = readdirSync(pages).filter((name) => name.endsWith('.txt'));
  const words = names.flatMap((name) => readFileSync(join(pages, name), 'utf8').match(/\p{L}{4,}/gu) ?? []);
  for (let copy = 0; copy < COPIES; copy++) {
    for (const name of names) {
      let n = 0;
      const every = copy % 3 === 2 ? 40 : 5;
      const text = readFileSync(join(pages, name), 'utf8').replace(/\p{L}{4,}/gu, (word) =>
        n++ % every === 0 ? (words[(n * 31 + copy * 977) % words.length] ?? word) : word,
      );
      const file = join(folder, String(copy), name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    writeFileSync(join(folder, String(copy), 'empty.txt'), '');
  }
}

async function clean(cwd, output, args, after) {
  const child = spawn(process.execPath, [bin, 'clean', 'pages', '-o', output, '--quiet', ...args], {
    cwd,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const timer = after === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), after);
  const [code, signal] = await once(child, 'close');
  clearTimeout(timer);
  return { code, signal, stderr };
}

const contentOf = (folder) =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));

const [kills = 100, jobs = 2] = process.argv.slice(2).map(Number);
const work = mkdtempSync(join(tmpdir(), 'warraq-kills-'));
try {
  writePages(join(work, 'pages'));
  const args = ['--jobs', String(jobs), '--shard-size', '64K', '--correct', 'dictionary'];
  const start = performance.now();
  await clean(work, 'alone', args);
  const whole = performance.now() - start;
  const alone = contentOf(join(work, 'alone'));
  const next = numbersFrom(7);
  let killed = 0;
  let wrong = 0;
  for (let run = 1; killed < kills; run++) {
    const output = `killed-${run}`;
    let times = 0;
    for (let done = false; !done; ) {
      const { code, signal, stderr } = await clean(work, output, [...args, '--resume'], next() * whole);
      done = signal !== 'SIGKILL';
      if (!done) times++;
      else if (code !== 1) throw new Error(`exit code ${code}: ${stderr}`);
    }
    killed += times;
    const content = contentOf(join(work, output));
    const names = new Set([...Object.keys(alone), ...Object.keys(content)]);
    const other = [...names].filter((name) => content[name] !== alone[name]);
    if (other.length > 0) wrong++;
    console.log(
      `run ${run}: ${times} kills, ${other.length === 0 ? 'same bytes' : `OTHER BYTES: ${other.join(', ')}`}`,
    );
    rmSync(join(work, output), { recursive: true });
  }
  console.log(`${killed} kills, ${Object.keys(alone).length} files, ${wrong} runs with other bytes`);
  process.exitCode = wrong > 0 ? 1 : 0;
} finally {
  rmSync(work, { recursive: true, force: true });
}
