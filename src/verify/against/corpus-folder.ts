import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MANIFEST, type Manifest } from '../../output/manifest.js';
import { JobError } from '../../output/problem.js';
import type { LinesFile } from './page-lines.js';

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
  manifest: Pick<Manifest, 'settings' | 'inputs' | 'problems' | 'outputs'>;
  /** The manifest's path as shown. */
  manifestName: string;
}

const ADVICE = 'name the folder that clean -o wrote';

/**
 * Opens the folder of a corpus.
 *
 * @throws JobError when it has no change log, or a manifest that cannot be read
 */
export async function openCorpus(folder: string): Promise<CorpusFolder> {
  const names = (await readdir(folder)).sort();
  const filesOf = (kind: RegExp): CorpusFile[] =>
    names.filter((name) => kind.test(name)).map((name) => onDisk(name, join(folder, name)));
  const changes = filesOf(/^changes-\d+\.jsonl$/);
  if (names.some((name) => /^changes-\d+\.jsonl\.(?:gz|zst)$/.test(name))) {
    const advice = 'decompress its files, or clean without --compress';
    throw new JobError({
      path: folder,
      reason: 'a compressed corpus, in which earlier pages cannot be looked up',
      advice,
    });
  }
  if (changes.length === 0)
    throw new JobError({ path: folder, reason: 'no change log in this folder', advice: ADVICE });
  const manifestName = join(folder, MANIFEST);
  if (!names.includes(MANIFEST))
    throw new JobError({ path: folder, reason: 'no manifest.json in this folder', advice: ADVICE });
  const manifest = manifestIn(await readFile(manifestName, 'utf8'));
  if (!manifest) throw new JobError({ path: manifestName, reason: 'no manifest of warraq', advice: ADVICE });
  return { articles: filesOf(/^articles-\d+\.jsonl$/), changes, manifest, manifestName };
}

function onDisk(file: string, path: string): CorpusFile {
  let sha256: string | undefined;
  return {
    file,
    name: path,
    sha256: () => sha256,
    bytes: (from) => {
      const chunks = createReadStream(path, { start: from, highWaterMark: 1 << 20 });
      return from === 0 && sha256 === undefined ? hashed(chunks, (found) => (sha256 = found)) : chunks;
    },
  };
}

async function* hashed(chunks: AsyncIterable<Uint8Array>, done: (sha256: string) => void): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  for await (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
  done(hash.digest('hex'));
}

function manifestIn(text: string): CorpusFolder['manifest'] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return undefined;
    const { settings, inputs, problems, outputs } = value as Partial<Manifest>;
    const whole = settings && [inputs, problems, outputs].every(Array.isArray);
    return whole && inputs && problems && outputs ? { settings, inputs, problems, outputs } : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
