import { mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { HARBOUR, run, workFolder } from '../cli/warraq.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const about = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

const SCRIPT = `
import { cleanCorpus, cleanPage, jsonSchema, verifyDataset } from 'warraq';
import { readFileSync } from 'node:fs';

const { records } = cleanPage(readFileSync('page.txt', 'utf8'));
let pages = 0;
for await (const { problem } of cleanCorpus('page.txt')) if (!problem) pages++;
let findings = 0;
for await (const _ of verifyDataset(records)) findings++;
console.log(JSON.stringify({ records: records.length, pages, findings, schema: jsonSchema('record').title }));
`;

const TYPED = `
import { type ArticleRecord, cleanCorpus, cleanPage, type CorpusSettings, type Finding, verifyDataset } from 'warraq';

const settings: CorpusSettings = { dedup: 'page', correct: 'dictionary', source: 'sahel' };
export async function titles(paths: string[]): Promise<string[]> {
  const found: string[] = [];
  for await (const { records, problem } of cleanCorpus(paths, settings)) {
    if (problem) found.push(problem.reason);
    for (const record of records) found.push(record.title);
  }
  return found;
}
export const first: ArticleRecord | undefined = cleanPage('', { path: 'p.txt' }).records[0];
export async function findings(records: ArticleRecord[]): Promise<Finding[]> {
  return Array.fromAsync(verifyDataset(records));
}
// @ts-expect-error there is no such scope
cleanPage('', { dedup: 'everywhere' });
`;

describe.skipIf(process.platform === 'win32')('the library, from the tarball', () => {
  test('runs and has types', { timeout: 120_000 }, async () => {
    const { folder, at } = workFolder({
      'package.json': '{"private": true, "type": "module"}',
      'page.txt': HARBOUR,
      'script.mjs': SCRIPT,
      'typed.ts': TYPED,
      'tsconfig.json': JSON.stringify({
        compilerOptions: {
          module: 'nodenext',
          target: 'es2022',
          lib: ['esnext', 'dom'],
          strict: true,
          noEmit: true,
          types: [],
        },
        files: ['typed.ts'],
      }),
    });
    const packed = await run('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], ROOT);
    expect(packed.code, packed.stderr).toBe(0);
    const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '';
    const installed = at('node_modules/warraq');
    mkdirSync(installed, { recursive: true });
    expect((await run('tar', ['xzf', at(tarball), '--strip-components=1'], installed)).code).toBe(0);
    // What it depends on is taken from here: no network.
    const { resolve } = createRequire(join(ROOT, 'package.json'));
    for (const name of Object.keys(about.dependencies)) {
      mkdirSync(dirname(at(`node_modules/${name}`)), { recursive: true });
      symlinkSync(rootOf(resolve(name), name), at(`node_modules/${name}`));
    }

    const ended = await run(process.execPath, ['script.mjs'], folder);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(ended.stdout)).toEqual({ records: 1, pages: 1, findings: 0, schema: 'warraq article record' });

    const checked = await run(process.execPath, [resolve('typescript/bin/tsc'), '-p', '.'], folder);
    expect(checked.stdout).toBe('');
    expect(checked.code).toBe(0);

    expect(readdirSync(join(installed, 'man'))).toEqual(['warraq.1']);
    const inner = "import('warraq/dist/cli.js').catch((error) => console.log(error.code))";
    expect((await run(process.execPath, ['-e', inner], folder)).stdout).toBe('ERR_PACKAGE_PATH_NOT_EXPORTED\n');
  });
});

/** The folder of a package, from a file in it. */
function rootOf(file: string, name: string): string {
  let folder = dirname(file);
  while (!folder.endsWith(join('node_modules', name))) folder = dirname(folder);
  return folder;
}
