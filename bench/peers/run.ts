/**
 * npm run bench:peers [-- --megabytes 10 --venv DIR]: what a user would take instead for single steps of warraq, on the same pages, one
 * after the other, each in one process of its own.
 *
 * Peers are installed into a Python environment of their own (`packages.txt`); what cannot be is skipped with a line that says so. Rates
 * count processor time, which a busy machine disturbs less than a clock. Starting and importing are left out for all.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writePages } from './corpus.js';

const HERE = 'bench/peers';

/** Peers by the step of warraq that does the same. */
const STEPS: readonly (readonly [step: string, says: string, peers: readonly string[]])[] = [
  ['normalise', 'mends and normalises characters, and logs each change', ['ftfy', 'pyarabic', 'camel-tools']],
  ['duplicates', 'finds passages printed before', ['datatrove', 'text-dedup', 'datasketch', 'pyonion']],
];

/** What would be put together from peers for the two steps. */
const STACKS: readonly (readonly string[])[] = [
  ['ftfy', 'pyarabic', 'datatrove'],
  ['ftfy', 'camel-tools', 'text-dedup'],
  ['ftfy', 'pyarabic', 'datasketch'],
];

interface Figures {
  /** Seconds of processor time. */
  cpu: number;
  seconds: number;
  /** Megabytes. */
  peak: number;
}

const { values } = parseArgs({
  options: {
    megabytes: { type: 'string', default: '10' },
    venv: { type: 'string', default: 'node_modules/.cache/warraq/peers-venv' },
  },
});

/** Installs the peers; gives those that there are, the others with the reason. */
function install(venv: string): Map<string, string | undefined> {
  const missing = new Map<string, string | undefined>();
  const python = join(venv, 'bin', 'python');
  if (!existsSync(python)) spawnSync('python3', ['-m', 'venv', venv], { stdio: 'ignore' });
  const none = existsSync(python) ? undefined : 'python3 -m venv makes no environment here';
  for (const line of readFileSync(join(HERE, 'packages.txt'), 'utf8').split('\n')) {
    const [peer = '', ...groups] = line.split(' | ');
    if (peer === '' || peer.startsWith('#')) continue;
    let reason = none;
    for (const group of none === undefined ? groups : []) {
      const args = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...group.split(' ')];
      const { status, stderr, error } = spawnSync(python, args, { encoding: 'utf8' });
      if (status !== 0) reason ??= error?.message ?? lastLine(stderr);
    }
    missing.set(peer, reason);
  }
  return missing;
}

function measure(program: string, args: readonly string[]): Figures | string {
  const env = { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', TOKENIZERS_PARALLELISM: 'false' };
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8', env, maxBuffer: 1 << 28 });
  return status === 0 ? (JSON.parse(lastLine(stdout)) as Figures) : (error?.message ?? lastLine(stderr));
}

function lastLine(text: string): string {
  return text.trimEnd().split('\n').at(-1) ?? '';
}

const work = mkdtempSync(join(tmpdir(), 'warraq-peers-'));
try {
  const file = join(work, 'pages.jsonl');
  const bytes = writePages(file, Number(values.megabytes));
  const missing = install(values.venv);
  const steps = join(import.meta.dirname, 'steps.js');
  const row = (name: string, figures: Figures | string, own: number): void => {
    if (typeof figures === 'string') {
      console.log(`  ${name.padEnd(34)} skipped: ${figures}`);
      return;
    }
    const rate = `${(bytes / 1e6 / figures.cpu).toFixed(2)} MB/s`.padStart(12);
    console.log(
      `  ${name.padEnd(34)} ${rate}  ${(figures.cpu / own).toFixed(2).padStart(7)} times the time  ${figures.peak} MB`,
    );
  };
  console.log(`${(bytes / 1e6).toFixed(1)} MB of text; rates by processor time of one process`);
  const cpu = new Map<string, number>();
  for (const [step, says, peers] of STEPS) {
    console.log(`${step}: ${says}`);
    const own = measure(process.execPath, [steps, step, file]);
    if (typeof own === 'string') throw new Error(own);
    row('warraq', own, own.cpu);
    for (const peer of peers) {
      const reason = missing.get(peer);
      const figures = reason ?? measure(join(values.venv, 'bin', 'python'), [join(HERE, 'peers.py'), peer, file]);
      row(peer, figures, own.cpu);
      if (typeof figures !== 'string') cpu.set(peer, figures.cpu);
    }
  }
  console.log('both steps');
  const both = measure(process.execPath, [steps, 'both', file]);
  if (typeof both === 'string') throw new Error(both);
  row('warraq', both, both.cpu);
  for (const stack of STACKS) {
    if (!stack.every((peer) => cpu.has(peer))) continue;
    const sum = stack.reduce((seconds, peer) => seconds + (cpu.get(peer) ?? 0), 0);
    const rate = `${(bytes / 1e6 / sum).toFixed(2)} MB/s`.padStart(12);
    console.log(`  ${stack.join(' + ').padEnd(34)} ${rate}  ${(sum / both.cpu).toFixed(2).padStart(7)} times the time`);
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
