import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { workFolder } from './warraq.js';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

describe('help and version', () => {
  test('--version is that of the package', async () => {
    expect(await workFolder().warraq('--version')).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  test.each([
    [],
    ['clean'],
    ['verify'],
    ['explain'],
    ['schema'],
    ['config'],
    ['completion'],
    ['dict'],
    ['dict', 'check'],
    ['dict', 'show'],
    ['dict', 'suggest'],
  ])('%s --help shows examples', async (...command) => {
    const ended = await workFolder().warraq(...command, '--help');
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout).toMatch(/^Usage: warraq/);
    expect(ended.stdout).toContain('Examples:\n  ');
  });

  test('no command at all is wrong usage: help goes to stderr', async () => {
    const ended = await workFolder().warraq();
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toMatch(/^Usage: warraq/);
  });
});

describe('schema', () => {
  test('is JSON Schema with the keys of the contract in its order', async () => {
    const { stdout, code } = await workFolder().warraq('schema');
    const schema = JSON.parse(stdout);
    expect(code).toBe(0);
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    const keys = 'id text title kicker subtitle byline dateline captions date source metadata'.split(' ');
    expect(Object.keys(schema.properties)).toEqual(keys);
    expect(schema.required).toEqual(keys);
    expect(schema.additionalProperties).toBe(false);
  });

  test('of a change', async () => {
    const schema = JSON.parse((await workFolder().warraq('schema', 'change')).stdout);
    expect(schema.required).toEqual('path id line at stage rule action before after of score note places'.split(' '));
  });
});
