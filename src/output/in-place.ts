import { existsSync, rmdirSync } from 'node:fs';
import { open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { SHARD_FILE } from './shards.js';

export const MANIFEST = 'manifest.json';

/** Whether a file of that name belongs to a corpus. */
export const isCorpusFile = (name: string): boolean => name === MANIFEST || SHARD_FILE.test(name);

/**
 * Moves the files of a corpus from one folder into another on the same volume, in place of an older corpus; may be called
 * again where it was broken off.
 *
 * @param names of all its files, the manifest last: once that has gone, all have
 */
export async function moveIntoPlace(from: string, to: string, names: readonly string[]): Promise<void> {
  if (!existsSync(join(from, MANIFEST))) return;
  // A folder whose files do not belong together must not have a manifest, so the old one goes first.
  await rm(join(to, MANIFEST), { force: true });
  for (const old of await readdir(to)) {
    if (isCorpusFile(old) && !names.includes(old)) await rm(join(to, old));
  }
  for (const name of names) {
    if (existsSync(join(from, name))) await rename(join(from, name), join(to, name));
  }
  await syncFolder(to);
}

/** Takes away the folders made for a corpus, as far as nothing is in them: somebody else may have put a file there meanwhile. */
export function removeEmpty(folder: string, created: string | undefined): void {
  if (created === undefined) return;
  const first = resolve(created);
  try {
    for (let path = resolve(folder); path.length >= first.length; path = dirname(path)) rmdirSync(path);
  } catch {
    // It stays where it is.
  }
}

/** Makes the new names last through a power cut. Windows cannot open folders, and need not. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => {});
  await handle?.close();
}
