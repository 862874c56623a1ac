import { createHash } from 'node:crypto';
import { rmdirSync, rmSync } from 'node:fs';
import { type FileHandle, mkdir, mkdtemp, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Manifest, OutputEntry } from './manifest.js';
import { fileProblem, JobError } from './problem.js';

/** Bytes gathered before they are written. */
const BLOCK = 1 << 20;

const MANIFEST = 'manifest.json';
const PARTIAL = '.warraq-partial-';
/** Names of the files that make up a corpus. */
const CORPUS_FILE = /^(?:articles-\d{5,}\.jsonl|changes-\d{5,}\.jsonl|manifest\.json)$/;

function shardName(kind: 'articles' | 'changes', shard: number): string {
  return `${kind}-${String(shard).padStart(5, '0')}.jsonl`;
}

/** @throws JobError when a folder holds a corpus already */
export async function refuseCorpus(folder: string): Promise<void> {
  if (!(await readdir(folder)).some((name) => CORPUS_FILE.test(name))) return;
  const advice = 'name another folder, or replace it with --force';
  throw new JobError({ path: folder, reason: 'holds a corpus already', advice });
}

/** A file of JSON lines that is being written. */
class LineFile {
  readonly #hash = createHash('sha256');
  #waiting = '';
  #bytes = 0;
  #lines = 0;

  constructor(
    readonly file: string,
    readonly handle: FileHandle,
  ) {}

  async write(value: unknown): Promise<void> {
    this.#waiting += `${JSON.stringify(value)}\n`;
    this.#lines++;
    if (this.#waiting.length >= BLOCK) await this.#flush();
  }

  async #flush(): Promise<void> {
    const block = Buffer.from(this.#waiting);
    this.#waiting = '';
    this.#hash.update(block);
    this.#bytes += block.length;
    await this.handle.writeFile(block);
  }

  async finish(): Promise<OutputEntry> {
    await this.#flush();
    await this.handle.sync();
    await this.handle.close();
    return { file: this.file, sha256: this.#hash.digest('hex'), bytes: this.#bytes, lines: this.#lines };
  }
}

/**
 * A corpus in a folder: shards of records, change log and manifest.
 *
 * All is written in a hidden folder inside it (so on the same volume) and moved into place by `finish`, the manifest
 * last: each file is there whole or not at all, and a folder with a manifest holds a whole corpus.
 */
export class CorpusFolder {
  readonly #folder: string;
  readonly #partial: string;
  readonly #created: string | undefined;
  readonly #articles: LineFile;
  readonly #changes: LineFile;

  private constructor(folder: string, partial: string, created: string | undefined, files: [LineFile, LineFile]) {
    this.#folder = folder;
    this.#partial = partial;
    this.#created = created;
    [this.#articles, this.#changes] = files;
  }

  /**
   * Makes the folder if need be.
   *
   * @throws JobError when it cannot be written, or when it holds a corpus already and `force` is not set
   */
  static async open(folder: string, { force = false } = {}): Promise<CorpusFolder> {
    return explained(folder, async () => {
      const created = await mkdir(folder, { recursive: true });
      if (!force) await refuseCorpus(folder);
      const partial = await mkdtemp(join(folder, PARTIAL));
      const create = async (name: string): Promise<LineFile> =>
        new LineFile(name, await open(join(partial, name), 'wx'));
      const files: [LineFile, LineFile] = [
        await create(shardName('articles', 0)),
        await create(shardName('changes', 0)),
      ];
      return new CorpusFolder(folder, partial, created, files);
    });
  }

  /** A folder on the same disk for what is only needed meanwhile; it goes with the rest. */
  get scratch(): string {
    return this.#partial;
  }

  async addRecord(record: unknown): Promise<void> {
    await explained(this.#folder, () => this.#articles.write(record));
  }

  async addChange(change: unknown): Promise<void> {
    await explained(this.#folder, () => this.#changes.write(change));
  }

  /** Moves all into place; `describe` gives the manifest once the files are known. An older corpus is replaced. */
  async finish(describe: (outputs: OutputEntry[]) => Manifest): Promise<void> {
    await explained(this.#folder, async () => {
      const outputs = [await this.#articles.finish(), await this.#changes.finish()];
      const manifest = `${JSON.stringify(describe(outputs), null, 2)}\n`;
      await writeFile(join(this.#partial, MANIFEST), manifest, { flag: 'wx', flush: true });

      const names = [...outputs.map(({ file }) => file), MANIFEST];
      // A folder whose files do not belong together must not have a manifest, so the old one goes first.
      await rm(join(this.#folder, MANIFEST), { force: true });
      for (const old of await readdir(this.#folder)) {
        if (CORPUS_FILE.test(old) && !names.includes(old)) await rm(join(this.#folder, old));
      }
      for (const name of names) await rename(join(this.#partial, name), join(this.#folder, name));
      await rm(this.#partial, { recursive: true });
      await syncFolder(this.#folder);
    });
  }

  /** Takes away what was written; a corpus that was there before stays as it is. */
  async abandon(): Promise<void> {
    await this.#articles.handle.close().catch(() => {});
    await this.#changes.handle.close().catch(() => {});
    this.discard();
  }

  /** The same at once, for a process that is about to end. */
  discard(): void {
    try {
      rmSync(this.#partial, { recursive: true, force: true });
      if (this.#created === undefined) return;
      const first = resolve(this.#created);
      for (let folder = resolve(this.#folder); folder.length >= first.length; folder = dirname(folder)) {
        // Only what is empty goes: somebody else may have put a file there meanwhile.
        rmdirSync(folder);
      }
    } catch {
      // Nothing more can be done about it.
    }
  }
}

/** Makes the new names last through a power cut. Windows cannot open folders, and need not. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => {});
  await handle?.close();
}

async function explained<T>(folder: string, job: () => Promise<T>): Promise<T> {
  try {
    return await job();
  } catch (error) {
    const problem = fileProblem(folder, error);
    throw problem ? new JobError(problem) : error;
  }
}
