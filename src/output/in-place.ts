import { existsSync, rmdirSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { HF_CARD, HF_DATA, HF_SHARD, isOwnCard } from './hf-layout.js';
import { MANIFEST } from './manifest.js';
import { SHARD_FILE } from './shards.js';

/** Files of a corpus that stand in a folder, those of the layout of Hugging Face among them. */
export async function corpusFilesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  const data = names.includes(HF_DATA) ? await readdir(join(folder, HF_DATA)).catch(() => []) : [];
  const shards = data.filter((name) => HF_SHARD.test(name)).map((name) => `${HF_DATA}/${name}`);
  return [...names.filter((name) => name === MANIFEST || SHARD_FILE.test(name)), ...shards];
}

/** The card in a folder; empty where there is none. */
export function cardIn(folder: string): Promise<string> {
  return readFile(join(folder, HF_CARD), 'utf8').catch(() => '');
}

/** A file that is written, and its place in the folder of the corpus. */
export interface Placed {
  name: string;
  place: string;
}

/**
 * Moves the files of a corpus from one folder into another on the same volume, in place of an older corpus; may be called
 * again where it was broken off.
 *
 * @param files all its files, the manifest last: once that has gone, all have
 */
export async function moveIntoPlace(from: string, to: string, files: readonly Placed[]): Promise<void> {
  if (!existsSync(join(from, MANIFEST))) return;
  // A folder whose files do not belong together must not have a manifest, so the old one goes first.
  await rm(join(to, MANIFEST), { force: true });
  const places = new Set(files.map(({ place }) => place));
  for (const old of await corpusFilesIn(to)) if (!places.has(old)) await rm(join(to, old));
  if (!places.has(HF_CARD) && isOwnCard(await cardIn(to))) await rm(join(to, HF_CARD));
  for (const { name, place } of files) {
    if (!existsSync(join(from, name))) continue;
    await mkdir(dirname(join(to, place)), { recursive: true });
    await rename(join(from, name), join(to, place));
  }
  // Empty, once a corpus in another layout has been replaced.
  await rmdir(join(to, HF_DATA)).catch(() => {});
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
