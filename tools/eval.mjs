// npm run eval [-- FOLDER…]: cleans the development pages and prints the scorers' figures beside those of the raw page.
//
// Looks in ../shared (seed, dev/vlm, dev/ocr, dev/dup, eval/score.py), or in the folder that WARRAQ_SHARED names. A folder
// given must hold NAME.txt beside NAME.gold.json, or dup.gold.json.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const shared = process.env.WARRAQ_SHARED ?? join(root, '..', 'shared');

function fail(message) {
  process.stderr.write(`eval: ${message}\n`);
  process.exit(2);
}

const folders = process.argv.slice(2);
if (folders.length === 0) {
  for (const name of ['seed', 'dev/vlm', 'dev/ocr', 'dev/dup']) {
    const folder = join(shared, name);
    if (existsSync(folder)) folders.push(folder);
  }
}
if (folders.length === 0) fail(`no development pages in ${shared}: name a folder`);
if (spawnSync('python3', ['--version']).status !== 0) fail('the scorers need python3');

const work = mkdtempSync(join(tmpdir(), 'warraq-eval-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));

function score(script, gold, output) {
  const text = execFileSync('python3', [join(shared, 'eval', script), gold, output, '--json'], { encoding: 'utf8' });
  return JSON.parse(text);
}

function clean(folder) {
  const output = join(work, 'out.jsonl');
  const options = ['clean', folder, '--quiet'];
  const run = spawnSync(process.execPath, [join(root, 'bin', 'warraq.mjs'), ...options], { maxBuffer: 2 ** 30 });
  if (run.status !== 0) fail(`clean ${folder} ended with ${run.status}: ${run.stderr}`);
  writeFileSync(output, run.stdout);
  return output;
}

/** Each page as it came in, as one record. */
function asOneRecord(folder) {
  const output = join(work, 'raw.jsonl');
  const lines = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => JSON.stringify({ text: readFileSync(join(folder, name), 'utf8'), metadata: { path: name } }));
  writeFileSync(output, `${lines.join('\n')}\n`);
  return output;
}

const cell = (value) =>
  value === null || value === undefined ? '–' : typeof value === 'number' ? value.toFixed(4) : String(value);

const FIGURES = ['article_f1', 'title_acc', 'byline_f1', 'wer', 'extra', 'lost', 'fixed', 'harmed', 'repeats'];
for (const folder of folders) {
  const dup = join(folder, 'dup.gold.json');
  const [script, gold] = existsSync(dup) ? ['score_dup.py', dup] : ['score.py', folder];
  const cleaned = score(script, gold, clean(folder));
  const raw = score(script, gold, asOneRecord(folder));
  const names = existsSync(dup) ? Object.keys(cleaned).filter((key) => !/s$/.test(key)) : FIGURES;
  console.log(`\n${relative(root, folder)}`);
  console.log(`${'figure'.padEnd(16)}${'warraq'.padStart(10)}${'raw page'.padStart(12)}`);
  for (const name of names) {
    const before = cleaned[`raw_${name}`] ?? raw[name];
    console.log(`${name.padEnd(16)}${cell(cleaned[name]).padStart(10)}${cell(before).padStart(12)}`);
  }
}
