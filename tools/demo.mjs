// npm run demo: cleans the bundled pages and shows what came of each.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Chalk } from 'chalk';

const root = fileURLToPath(new URL('..', import.meta.url));
const pages = join(root, 'fixtures', 'pages', '*.txt');
const chalk = new Chalk({ level: process.stdout.isTTY && !process.env.NO_COLOR ? 1 : 0 });

/** Words of a body that are shown. */
const WORDS = 14;
/** The most frequent changes of a page that are shown. */
const RULES = 6;

/** Right-to-left text between first strong isolate and its end, so that the line round it stays as it is. */
const isolated = (text) => `\u2068${text}\u2069`;

function groupBy(items, key) {
  const groups = new Map();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}

function articleRows({ id, title, byline, text, metadata }) {
  const words = text.split(/\s+/);
  const opening = words.length > WORDS ? `${words.slice(0, WORDS).join(' ')} …` : text;
  const name = title === '' ? chalk.dim('(no title)') : chalk.bold(isolated(title));
  return [
    `  ${chalk.dim(id.slice(id.lastIndexOf('#')))} ${name}${byline === '' ? '' : `  ${chalk.yellow(isolated(byline))}`}`,
    `     ${isolated(opening.replace(/\s+/g, ' '))} ${chalk.dim(`(${metadata.words} words)`)}`,
  ];
}

function changeRow(changes) {
  const rules = [...groupBy(changes, ({ stage, rule }) => `${stage}/${rule}`)]
    .map(([rule, its]) => [rule, its.length])
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const shown = rules.slice(0, RULES).map(([rule, count]) => `${count} ${rule}`);
  if (rules.length > RULES) shown.push(`${rules.slice(RULES).reduce((sum, [, count]) => sum + count, 0)} others`);
  return chalk.dim(`  changes: ${shown.join(', ')}`);
}

const jsonLines = (file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

const output = mkdtempSync(join(tmpdir(), 'warraq-demo-'));
try {
  const run = spawnSync(
    process.execPath,
    [join(root, 'bin', 'warraq.mjs'), 'clean', pages, '-o', output, '--source', 'demo'],
    { encoding: 'utf8' },
  );
  if (run.status !== 0) {
    process.stderr.write(run.stderr);
    process.exitCode = 1;
  } else {
    const { inputs } = JSON.parse(readFileSync(join(output, 'manifest.json'), 'utf8'));
    const articles = groupBy(jsonLines(join(output, 'articles-00000.jsonl')), ({ metadata }) => metadata.path);
    const changes = groupBy(jsonLines(join(output, 'changes-00000.jsonl')), ({ path }) => path);
    for (const { path, encoding } of inputs) {
      console.log(`${chalk.cyan.bold(path)} ${chalk.dim(encoding)}`);
      const its = articles.get(path) ?? [];
      if (its.length === 0) console.log(chalk.dim('  nothing new: all its articles stand on earlier pages'));
      for (const article of its) console.log(articleRows(article).join('\n'));
      console.log(`${changeRow(changes.get(path) ?? [])}\n`);
    }
    console.log(run.stderr.trim());
    console.log('One article as a record: warraq clean fixtures/pages | head -n 1');
  }
} finally {
  rmSync(output, { recursive: true, force: true });
}
