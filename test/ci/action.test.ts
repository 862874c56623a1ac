import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { BIN, HARBOUR, SCHOOLS, workFolder } from '../cli/warraq.js';

const read = (name: string): string => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');

interface Step {
  name: string;
  uses?: string;
  run?: string;
  env?: Record<string, string>;
  with?: Record<string, string>;
}

const action = parse(read('action.yml')) as {
  inputs: Record<string, { description: string; default?: string; required?: boolean }>;
  runs: { using: string; steps: Step[] };
};

/** Options of a command, as its help lists them. */
async function optionsOf(command: string): Promise<string[]> {
  return (await workFolder().warraq(command, '--help')).stdout.match(/--[a-z-]+/g) ?? [];
}

/** Runs the steps of the action as a runner does, with the built program in place of npx. */
async function runAction(inputs: Readonly<Record<string, string>>, corpus = 'out') {
  const { folder, at, warraq } = workFolder({ 'daily/a.txt': SCHOOLS, 'daily/b.txt': HARBOUR });
  await warraq('clean', 'daily', '-o', corpus);
  mkdirSync(at('bin'));
  writeFileSync(at('bin/npx'), `#!/bin/sh\nshift 2\nexec "${process.execPath}" "${BIN}" "$@"\n`);
  chmodSync(at('bin/npx'), 0o755);
  const valueFor = (name: string): string => inputs[name] ?? action.inputs[name]?.default ?? '';
  const ended = action.runs.steps.map(({ run = '', env = {} }) => {
    const given = Object.entries(env).map(([key, value]) => [
      key,
      value.replace(/\$\{\{ inputs\.(\w+) \}\}/, (_, name) => valueFor(name)),
    ]);
    const path = `${at('bin')}${delimiter}${process.env.PATH}`;
    const all = { ...process.env, ...Object.fromEntries(given), PATH: path, GITHUB_STEP_SUMMARY: at('summary.md') };
    const { status, stdout, stderr } = spawnSync('bash', ['-e', '-o', 'pipefail', '-c', run], {
      cwd: folder,
      env: all,
      encoding: 'utf8',
    });
    return { status, stdout, stderr };
  });
  return { ended, at };
}

describe('action.yml', () => {
  test('is a composite action that names real inputs and real options', async () => {
    expect(action.runs.using).toBe('composite');
    const used = read('action.yml').match(/(?<=inputs\.)\w+/g) ?? [];
    expect(new Set(used)).toEqual(new Set(Object.keys(action.inputs)));
    for (const { description } of Object.values(action.inputs)) expect(description).toMatch(/\.$/);
    const runs = action.runs.steps.map(({ run }) => run ?? '');
    const [verify = '', stats = ''] = runs;
    const own = ['--yes'];
    expect(verify.match(/--[a-z-]+/g)?.filter((option) => !own.includes(option))).toEqual(['--format']);
    expect(await optionsOf('verify')).toEqual(expect.arrayContaining(['--format', '--check']));
    expect(stats).toMatch(/ stats \S+ --markdown /);
    expect(await optionsOf('stats')).toContain('--markdown');
  });

  test.skipIf(process.platform === 'win32')('passes for a good corpus and writes a summary', async () => {
    const { ended, at } = await runAction({ paths: 'corpus 1\n' }, 'corpus 1');
    expect(ended).toMatchObject([{ status: 0, stdout: '2 records in 1 file: no findings\n' }, { status: 0 }]);
    expect(readFileSync(at('summary.md'), 'utf8')).toContain('| records | 2 |');
  });

  test.skipIf(process.platform === 'win32')('fails with annotations, and may write a file', async () => {
    const options = '--check\nshort-text=error:900\n';
    const { ended } = await runAction({ paths: 'out', options });
    expect(ended[0]).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(/^::error file=out\/articles-00000\.jsonl,line=1,/),
    });
    const { ended: sarif, at } = await runAction({ paths: 'out', options, format: 'sarif', output: 'w.sarif' });
    expect(sarif[0]).toMatchObject({ status: 1, stdout: '' });
    expect(JSON.parse(readFileSync(at('w.sarif'), 'utf8'))).toMatchObject({ version: '2.1.0' });
  });
});

describe('.pre-commit-hooks.yaml', () => {
  test('runs a real command on the files that clean writes', async () => {
    const [hook, ...others] = parse(read('.pre-commit-hooks.yaml'));
    expect(others).toEqual([]);
    expect(hook).toMatchObject({ id: 'warraq-verify', entry: 'warraq verify', language: 'node' });
    expect('corpus/articles-00000.jsonl').toMatch(new RegExp(hook.files));
    expect('corpus/changes-00000.jsonl').not.toMatch(new RegExp(hook.files));
  });
});

describe('the workflow in the README', () => {
  test('parses and gives the action inputs that it has', () => {
    const blocks = [...read('README.md').matchAll(/```yaml\n(.*?)```/gs)].map(([, block = '']) => parse(block));
    const workflow = blocks.find((block) => block.jobs !== undefined);
    const steps: Step[] = Object.values<{ steps: Step[] }>(workflow.jobs).flatMap((job) => job.steps);
    const own = steps.find(({ uses }) => uses?.includes('warraq'));
    expect(Object.keys(own?.with ?? {}).filter((name) => !(name in action.inputs))).toEqual([]);
    expect(own?.with).toHaveProperty('paths');
  });
});
