import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { warraq } from '../../src/cli/program.js';
import { PAGES } from '../../tools/docs/pages.js';

const ROOT = new URL('../../', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, ROOT), 'utf8');

describe('pages made from the command line', () => {
  test.each(Object.entries(PAGES))('%s is current; else: npm run docs', (file, text) => {
    expect(read(file)).toBe(text());
  });

  test('the man page has every option of every command', () => {
    const page = read('man/warraq.1')
      .replaceAll('\\-', '-')
      .replaceAll(/\\f[BIR]/g, '');
    for (const command of warraq().commands.flatMap((one) => [one, ...one.commands])) {
      for (const { flags } of command.options) expect(page).toContain(`\n${flags.replace(/[<>]/g, '')}\n`);
    }
  });

  test.skipIf(spawnSync('groff', ['--version']).status !== 0)('groff sets it without a warning', () => {
    const { status, stdout, stderr } = spawnSync('groff', ['-man', '-ww', '-Tutf8', 'man/warraq.1'], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('الوزاره');
  });
});
