import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { HARBOUR, recordsOf, run, workFolder } from './warraq.js';

const ROOT = new URL('../..', import.meta.url).pathname;

describe.skipIf(process.platform === 'win32')('the package', () => {
  test('installs from its tarball into an empty folder and runs from there', { timeout: 120_000 }, async () => {
    const { folder, at } = workFolder({ 'package.json': '{"private":true}', 'page.txt': HARBOUR });
    const packed = await run('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], ROOT);
    expect(packed.code, packed.stderr).toBe(0);
    const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '';
    const options = ['--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts'];
    const installed = await run('npm', ['install', ...options, at(tarball)], folder);
    expect(installed.code, installed.stderr).toBe(0);

    const warraq = at('node_modules/.bin/warraq');
    const cleaned = await run(warraq, ['clean', 'page.txt', '-o', 'out'], folder);
    expect(cleaned.code, cleaned.stderr).toBe(0);
    expect(await run(warraq, ['verify', 'out'], folder)).toMatchObject({ code: 0 });
    expect(recordsOf(await run(warraq, ['clean', 'page.txt'], folder))).toHaveLength(1);
    expect(JSON.parse((await run(warraq, ['schema'], folder)).stdout)).toHaveProperty('properties.text');

    const shipped = readdirSync(at('node_modules/warraq'), { recursive: true, encoding: 'utf8' });
    expect(shipped).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'CHANGELOG.md', 'data']));
    expect(shipped.filter((name) => /^(?:src|test|tools|bench)(?:\/|$)/.test(name))).toEqual([]);
  });
});
