import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { Spill } from '../../dedup/pages.js';
import { compressionOf } from '../../input/compression.js';
import { decompress } from '../../input/decompress.js';
import { corpusFilesIn } from '../../output/in-place.js';
import { MANIFEST, type Manifest, readManifest } from '../../output/manifest.js';
import { asJobError, JobError } from '../../output/problem.js';
import type { LinesFile } from './page-lines.js';
import { Unpacked } from './unpacked.js';

/** A file of a corpus, and its SHA-256 once it has been read from first to last. */
export interface CorpusFile extends LinesFile {
  /** Name in its folder. */
  file: string;
  sha256(): string | undefined;
}

/** A folder that `clean` wrote. */
export interface CorpusFolder {
  articles: CorpusFile[];
  changes: CorpusFile[];
  manifest: Pick<Manifest, 'warraq' | 'settings' | 'inputs' | 'problems' | 'outputs'>;
  /** The manifest's path as shown. */
  manifestName: string;
}

const ADVICE = 'name the folder that clean -o wrote';
const BLOCK = 1 << 20;

/**
 * Opens the folder of a corpus, in whatever form it was written.
 *
 * @param spill where compressed files are unpacked, for pages to be looked up
 * @throws JobError when it has no change log, or a manifest that cannot be read
 */
export async function openCorpus(folder: string, spill: Spill): Promise<CorpusFolder> {
  const names = await corpusFilesIn(folder);
  const logs = names.filter((name) => name.startsWith('changes-')).sort();
  const shards = names.filter((name) => name !== MANIFEST && !logs.includes(name)).sort();
  if (logs.length === 0) throw new JobError({ path: folder, reason: 'no change log in this folder', advice: ADVICE });
  const manifestName = join(folder, MANIFEST);
  if (!names.includes(MANIFEST))
    throw new JobError({ path: folder, reason: 'no manifest.json in this folder', advice: ADVICE });
  const manifest = await readManifest(manifestName);
  if (!manifest) throw new JobError({ path: manifestName, reason: 'no manifest of warraq', advice: ADVICE });
  const filesOf = (files: readonly string[]): CorpusFile[] => {
    const unpacked = new Unpacked(spill);
    return files.map((file) => onDisk(file, join(folder, file), unpacked));
  };
  return { articles: filesOf(shards), changes: filesOf(logs), manifest, manifestName };
}

/** A file of lines in its folder, which are unpacked where it is compressed. */
export function onDisk(file: string, path: string, unpacked: Unpacked): CorpusFile {
  let sha256: string | undefined;
  // Mostly the lines of one page are wanted again.
  const read = (start: number): AsyncIterable<Uint8Array> => createReadStream(path, { start });
  const whole = createReadStream.bind(undefined, path, { highWaterMark: BLOCK });
  const hashedBytes = (): AsyncIterable<Uint8Array> => hashed(whole(), (found) => (sha256 = found));
  const common = { file, name: path, sha256: () => sha256 };
  const form = compressionOf(file);
  if (form === undefined) return { ...common, bytes: hashedBytes, again: read };
  const its = unpacked.add();
  return { ...common, bytes: () => explained(path, its.keep(decompress(hashedBytes(), form))), again: its.from };
}

async function* hashed(chunks: AsyncIterable<Uint8Array>, done: (sha256: string) => void): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  for await (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
  done(hash.digest('hex'));
}

/** @throws JobError where a file is damaged */
async function* explained(path: string, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks;
  } catch (error) {
    throw asJobError(path, error);
  }
}
