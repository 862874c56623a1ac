import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Has a script of this folder fit weights, upon files in a folder that goes afterwards; where it fails, so does the process.
 *
 * @param name of the script, without its ending
 * @param out file of the weights
 * @param write writes the files into a folder, and gives what else the script is told
 */
export function fitInPython(name: string, out: string, write: (folder: string) => readonly string[]): void {
  const folder = mkdtempSync(join(tmpdir(), `warraq-${name}-`));
  try {
    const more = write(folder);
    const { status } = spawnSync('python3', [`tools/fit/${name}.py`, folder, out, ...more], { stdio: 'inherit' });
    process.exitCode = status ?? 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
