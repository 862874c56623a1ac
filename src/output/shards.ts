import { existsSync, rmdirSync, rmSync } from 'node:fs';
import { mkdir, mkdtemp, open, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { openCompressed } from './compress.js';
import { HF_CARD, HF_DATA, HF_SHARD, hfCard, hfName } from './hf-layout.js';
import type { Manifest, OutputEntry } from './manifest.js';
import { type Layout, type OutputCompression, suffixOf } from './output-form.js';
import { fileProblem, JobError } from './problem.js';
import type { Sink } from './sink.js';

/** Bytes gathered before they are written. */
const BLOCK = 1 << 20;

const MANIFEST = 'manifest.json';
const PARTIAL = '.warraq-partial-';
/** Names of the files that make up a corpus. */
const CORPUS_FILE = /^(?:(?:articles|changes)-\d{5,}\.jsonl(?:\.gz|\.zst)?|manifest\.json)$/;

function shardName(kind: 'articles' | 'changes', shard: number, suffix: string): string {
  return `${kind}-${String(shard).padStart(5, '0')}.jsonl${suffix}`;
}

/** Files of a corpus that stand in a folder, those of the layout of Hugging Face among them. */
async function corpusFilesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  const data = names.includes(HF_DATA) ? await readdir(join(folder, HF_DATA)).catch(() => []) : [];
  const shards = data.filter((name) => HF_SHARD.test(name)).map((name) => `${HF_DATA}/${name}`);
  return [...names.filter((name) => CORPUS_FILE.test(name)), ...shards];
}

export interface FolderOptions {
  force?: boolean | undefined;
  compress?: OutputCompression | undefined;
  layout?: Layout | undefined;
  /** For the card of the layout of Hugging Face. */
  version?: string | undefined;
}

/** A file of JSON lines that is being written. */
class LineFile {
  #waiting = '';
  #lines = 0;

  constructor(
    readonly file: string,
    readonly sink: Sink,
  ) {}

  async write(value: unknown): Promise<void> {
    this.#waiting += `${JSON.stringify(value)}\n`;
    this.#lines++;
    if (this.#waiting.length >= BLOCK) await this.#flush();
  }

  async #flush(): Promise<void> {
    if (this.#waiting === '') return;
    const block = Buffer.from(this.#waiting);
    this.#waiting = '';
    await this.sink.write(block);
  }

  async finish(): Promise<OutputEntry> {
    await this.#flush();
    const { sha256, bytes } = await this.sink.finish();
    return { file: this.file, sha256, bytes, lines: this.#lines };
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

  private constructor(
    folder: string,
    partial: string,
    created: string | undefined,
    files: [LineFile, LineFile],
    private readonly options: FolderOptions,
  ) {
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
  static async open(folder: string, options: FolderOptions = {}): Promise<CorpusFolder> {
    return explained(folder, async () => {
      const created = await mkdir(folder, { recursive: true });
      if (!options.force && (await corpusFilesIn(folder)).length > 0) {
        const advice = 'name another folder, or replace it with --force';
        throw new JobError({ path: folder, reason: 'holds a corpus already', advice });
      }
      const partial = await mkdtemp(join(folder, PARTIAL));
      const { compress = 'none' } = options;
      const openSink = openCompressed(compress);
      const create = async (kind: 'articles' | 'changes'): Promise<LineFile> => {
        const name = shardName(kind, 0, suffixOf(compress));
        return new LineFile(name, await openSink(join(partial, name), 0));
      };
      const files: [LineFile, LineFile] = [await create('articles'), await create('changes')];
      return new CorpusFolder(folder, partial, created, files, options);
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
      // Each file with its place in the folder.
      const moves = outputs.map(({ file }) => [file, this.#placeOf(file)] as const);
      const placed = outputs.map((output) => ({ ...output, file: this.#placeOf(output.file) }));
      const manifest = `${JSON.stringify(describe(placed), null, 2)}\n`;
      await writeFile(join(this.#partial, MANIFEST), manifest, { flag: 'wx', flush: true });
      if (await this.#writeCard()) moves.push([HF_CARD, HF_CARD]);
      moves.push([MANIFEST, MANIFEST]);

      // A folder whose files do not belong together must not have a manifest, so the old one goes first.
      await rm(join(this.#folder, MANIFEST), { force: true });
      const places = new Set(moves.map(([, place]) => place));
      for (const old of await corpusFilesIn(this.#folder)) {
        if (!places.has(old)) await rm(join(this.#folder, old));
      }
      for (const [name, place] of moves) {
        await mkdir(dirname(join(this.#folder, place)), { recursive: true });
        await rename(join(this.#partial, name), join(this.#folder, place));
      }
      // Empty, once a corpus in another layout has been replaced.
      await rmdir(join(this.#folder, HF_DATA)).catch(() => {});
      await rm(this.#partial, { recursive: true });
      await syncFolder(this.#folder);
    });
  }

  #placeOf(file: string): string {
    return this.options.layout === 'hf' ? hfName(file, 1) : file;
  }

  /** Writes the card of the layout of Hugging Face, unless one is there: its maker may have written on it. */
  async #writeCard(): Promise<boolean> {
    const { layout, compress = 'none', version = '' } = this.options;
    if (layout !== 'hf' || existsSync(join(this.#folder, HF_CARD))) return false;
    await writeFile(join(this.#partial, HF_CARD), hfCard(version, suffixOf(compress)), { flag: 'wx', flush: true });
    return true;
  }

  /** Takes away what was written; a corpus that was there before stays as it is. */
  async abandon(): Promise<void> {
    await this.#articles.sink.close().catch(() => {});
    await this.#changes.sink.close().catch(() => {});
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
