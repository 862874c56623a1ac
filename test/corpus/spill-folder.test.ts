import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { SpillFolder } from '../../src/corpus/spill-folder.js';
import { JobError } from '../../src/output/problem.js';

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'warraq-spill-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

describe('SpillFolder', () => {
  test('reads back what was written, wherever it was', () => {
    const file = new SpillFolder(temporary()).open();
    file.write(Uint8Array.of(5, 6, 7), 100);
    file.write(Uint8Array.of(1, 2), 0);
    const into = new Uint8Array(3);
    file.read(into, 100);
    expect([...into]).toEqual([5, 6, 7]);
    file.close();
  });

  test('leaves no name in the folder, not even while a file is open', () => {
    const folder = temporary();
    const file = new SpillFolder(folder).open();
    file.write(new Uint8Array(1000), 0);
    expect(readdirSync(folder)).toEqual([]);
    file.close();
  });

  test('a folder that is not there is a problem with a name', () => {
    const spill = new SpillFolder(join(temporary(), 'gone'));
    expect(() => spill.open()).toThrow(JobError);
    expect(() => spill.open()).toThrow(/gone: no place for the duplicate index: no such file or folder/);
  });

  test('what the file does not have cannot be read', () => {
    const file = new SpillFolder(temporary()).open();
    expect(() => file.read(new Uint8Array(4), 0)).toThrow(/has lost 4 bytes/);
    file.close();
  });
});
