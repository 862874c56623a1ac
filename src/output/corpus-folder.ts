import { existsSync, rmdirSync, rmSync } from 'node:fs';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { type JsonLines, jsonLines, linesOfFile } from './json-lines.js';
import { Lock, type Processes } from './lock.js';
import {
  type InputEntry,
  type ListedPage,
  listedProblem,
  type ManifestHead,
  manifestText,
  type RunSettings,
  type Tally,
} from './manifest.js';
import { fileProblem, JobError, type Problem } from './problem.js';
import {
  type Checkpoint,
  loadState,
  newState,
  type RunState,
  refuseOtherSettings,
  STATE,
  type Survey,
  saveState,
} from './run-state.js';
import { SHARD_FILE, Shards } from './shards.js';
import { FileCutShort, FileSink, type OpenSink } from './sink.js';
import { Spool } from './spool.js';

const MANIFEST = 'manifest.json';
const PARTIAL = '.warraq-partial';
const LISTED = 'pages.jsonl';
const JUDGED = 'judged';

const isCorpusFile = (name: string): boolean => name === MANIFEST || SHARD_FILE.test(name);

export interface FolderOptions {
  /** Replaces the corpus, or the unfinished run, that the folder holds. */
  force?: boolean;
  /** Goes on with the unfinished run in the folder, if there is one. */
  resume?: boolean;
  settings: RunSettings;
  /** Bytes of JSON in a shard. */
  shardSize?: number;
  openSink?: OpenSink;
  processes: Processes;
}

/** What of a page is written. */
export interface WrittenPage {
  input: InputEntry;
  records: JsonLines;
  changes: JsonLines;
  /** What repeats were judged by, for a run that goes on. */
  judged: readonly Uint8Array[];
}

interface Files {
  articles: Shards;
  changes: Shards;
  listed: Spool;
  judged: Spool;
}

/**
 * A corpus in a folder: shards of records, change log and manifest.
 *
 * All is written in a hidden folder inside it (so on the same volume) and moved into place by `finish`, the manifest
 * last: each file is there whole or not at all, and a folder with a manifest holds a whole corpus. From checkpoint to
 * checkpoint the hidden folder holds all it takes to go on when the process dies, at whatever moment.
 */
export class CorpusFolder {
  private constructor(
    private readonly folder: string,
    private readonly created: string | undefined,
    private readonly lock: Lock,
    private readonly state: RunState,
    /** Null once all is written. */
    private readonly files: Files | null,
  ) {}

  /**
   * Makes the folder if need be, and locks it.
   *
   * @throws JobError when it cannot be written, when another run writes there, when it holds a corpus or an unfinished run
   * and nothing says what is to become of it, or when the run to go on with had other settings
   */
  static async open(folder: string, options: FolderOptions): Promise<CorpusFolder> {
    return explained(folder, async () => {
      const created = await mkdir(folder, { recursive: true });
      const lock = await Lock.take(folder, options.processes);
      try {
        const state = (await stateToGoOnWith(folder, options)) ?? (await beginAnew(folder, options));
        const files = state.moving ? null : await openFiles(folder, state.checkpoint, options);
        const opened = new CorpusFolder(folder, created, lock, state, files);
        if (state.moving) await opened.move(state.moving);
        else await saveState(partialOf(folder), state);
        return opened;
      } catch (error) {
        await lock.release();
        removeEmpty(folder, created);
        throw error;
      }
    });
  }

  /** How far the run has come, as it would go on. */
  get checkpoint(): Readonly<Checkpoint> {
    return this.state.checkpoint;
  }

  /** What the unfinished run had found in all pages; null when it had not come so far. */
  get survey(): Survey | null {
    return this.state.survey;
  }

  /** Whether opening it was all there was to do: the run had died while its files were moved into place. */
  get complete(): boolean {
    return this.files === null;
  }

  /** Whether there is something to go on with. */
  get resumable(): boolean {
    return this.state.checkpoint.taken > 0;
  }

  /** A folder on the same disk for what is only needed meanwhile; it goes with the rest. */
  get scratch(): string {
    return partialOf(this.folder);
  }

  /** File with what repeats were judged by up to the checkpoint. */
  get judgedFile(): string {
    return join(this.scratch, JUDGED);
  }

  /** The pages up to the checkpoint, or all once the last is written. */
  async *listed(): AsyncGenerator<ListedPage> {
    const { listed } = this.state.checkpoint;
    for await (const line of linesOfFile(join(this.scratch, LISTED), listed)) yield JSON.parse(line);
  }

  async keepSurvey(survey: Survey): Promise<void> {
    this.state.survey = survey;
    await explained(this.folder, () => saveState(this.scratch, this.state));
  }

  async addPage({ input, records, changes, judged }: WrittenPage): Promise<void> {
    await this.writing(async (files) => {
      await files.articles.write(records);
      await files.changes.write(changes);
      await files.judged.write(judged);
      await files.listed.write(jsonLines({ input } satisfies ListedPage).bytes);
    });
  }

  async addProblem(problem: Problem): Promise<void> {
    await this.writing((files) => files.listed.write(jsonLines(listedProblem(problem)).bytes));
  }

  /**
   * Makes this the place to go on from.
   *
   * @param taken pages taken from the input
   */
  async mark(taken: number, { pages, failed, counts }: Tally): Promise<void> {
    await this.writing(async ({ articles, changes, listed, judged }) => {
      this.state.checkpoint = {
        taken,
        pages,
        failed,
        counts: structuredClone(counts),
        articles: await articles.mark(),
        changes: await changes.mark(),
        listed: await listed.mark(),
        judged: await judged.mark(),
      };
      await saveState(this.scratch, this.state);
    });
  }

  /** Moves all into place. An older corpus is replaced. */
  async finish(head: Omit<ManifestHead, 'outputs'>): Promise<void> {
    await this.writing(async ({ articles, changes, listed, judged }) => {
      const outputs = [...(await articles.finish()), ...(await changes.finish())];
      this.state.checkpoint.listed = await listed.mark();
      await listed.close();
      await judged.close();
      const manifest = await open(join(this.scratch, MANIFEST), 'w');
      try {
        let waiting = '';
        for await (const text of manifestText({ ...head, outputs }, () => this.listed())) {
          waiting += text;
          if (waiting.length < MANIFEST_BLOCK) continue;
          await manifest.appendFile(waiting);
          waiting = '';
        }
        await manifest.appendFile(waiting);
        await manifest.sync();
      } finally {
        await manifest.close();
      }
      const { pages, failed, counts } = head.tally;
      this.state.checkpoint = { ...this.state.checkpoint, pages, failed, counts };
      this.state.moving = [...outputs.map(({ file }) => file), MANIFEST];
      await saveState(this.scratch, this.state);
      await this.move(this.state.moving);
    });
  }

  /** Leaves what was written for a run that goes on. */
  async leave(): Promise<void> {
    await this.close();
    this.leaveNow();
  }

  /** The same at once, for a process that is about to end. */
  leaveNow(): void {
    rmSync(this.lock.path, { force: true });
  }

  /** Takes away what was written; a corpus that was there before stays as it is. */
  async abandon(): Promise<void> {
    await this.close();
    this.discard();
  }

  /** The same at once, for a process that is about to end. */
  discard(): void {
    try {
      rmSync(this.scratch, { recursive: true, force: true });
      rmSync(this.lock.path, { force: true });
    } catch {
      // Nothing more can be done about it.
    }
    removeEmpty(this.folder, this.created);
  }

  private async close(): Promise<void> {
    const { articles, changes, listed, judged } = this.files ?? {};
    for (const file of [articles, changes, listed, judged]) await file?.close();
  }

  private async writing(job: (files: Files) => Promise<void>): Promise<void> {
    const { files } = this;
    if (files) await explained(this.folder, () => job(files));
  }

  private async move(names: readonly string[]): Promise<void> {
    const { folder, scratch } = this;
    // The manifest goes last: once it has gone, all have.
    if (existsSync(join(scratch, MANIFEST))) {
      // A folder whose files do not belong together must not have a manifest, so the old one goes first.
      await rm(join(folder, MANIFEST), { force: true });
      for (const old of await readdir(folder)) {
        if (isCorpusFile(old) && !names.includes(old)) await rm(join(folder, old));
      }
      for (const name of names) {
        if (existsSync(join(scratch, name))) await rename(join(scratch, name), join(folder, name));
      }
      await syncFolder(folder);
    }
    await removePartial(folder);
    await this.lock.release();
  }
}

/** Characters of a manifest gathered before they are written. */
const MANIFEST_BLOCK = 1 << 20;
/** Bytes of a shard when nothing is said. */
const SHARD_SIZE = 2 ** 30;

function partialOf(folder: string): string {
  return join(folder, PARTIAL);
}

async function stateToGoOnWith(
  folder: string,
  { resume = false, force = false, settings }: FolderOptions,
): Promise<RunState | undefined> {
  if (force && !resume) return undefined;
  const state = await loadState(partialOf(folder));
  // What never came to its first checkpoint is nothing to go on with.
  if (!state || (state.checkpoint.taken === 0 && !state.moving)) return undefined;
  if (resume) {
    refuseOtherSettings(folder, state.settings, settings);
    return state;
  }
  const advice = 'go on with it by --resume, or discard it by --force';
  throw new JobError({ path: folder, reason: 'holds an unfinished run', advice });
}

async function beginAnew(folder: string, { force = false, settings }: FolderOptions): Promise<RunState> {
  if (!force && (await readdir(folder)).some(isCorpusFile)) {
    const advice = 'name another folder, or replace it with --force';
    throw new JobError({ path: folder, reason: 'holds a corpus already', advice });
  }
  await removePartial(folder);
  await mkdir(partialOf(folder));
  return newState(settings);
}

async function openFiles(
  folder: string,
  { articles, changes, listed, judged }: Checkpoint,
  { shardSize = SHARD_SIZE, openSink = FileSink.open }: FolderOptions,
): Promise<Files> {
  const partial = partialOf(folder);
  const shards = { folder: partial, size: shardSize, openSink };
  const opened: { close(): Promise<void> }[] = [];
  const kept = async <F extends { close(): Promise<void> }>(file: Promise<F>): Promise<F> => {
    opened.push(await file);
    return file;
  };
  try {
    return {
      articles: await kept(Shards.open('articles', shards, articles)),
      changes: await kept(Shards.open('changes', shards, changes)),
      listed: await kept(Spool.open(join(partial, LISTED), listed)),
      judged: await kept(Spool.open(join(partial, JUDGED), judged)),
    };
  } catch (error) {
    for (const file of opened) await file.close();
    throw error;
  }
}

/** Takes the hidden folder away, its state last: until then it tells what the rest is. */
async function removePartial(folder: string): Promise<void> {
  const partial = partialOf(folder);
  const names = await readdir(partial).catch(() => []);
  for (const name of names) if (name !== STATE) await rm(join(partial, name), { recursive: true });
  await rm(partial, { recursive: true, force: true });
}

/** Takes away the folders made for a corpus, as far as nothing is in them: somebody else may have put a file there meanwhile. */
function removeEmpty(folder: string, created: string | undefined): void {
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

async function explained<T>(folder: string, job: () => Promise<T>): Promise<T> {
  try {
    return await job();
  } catch (error) {
    if (error instanceof FileCutShort) {
      const reason = `the unfinished run in it is damaged: ${error.message}`;
      throw new JobError({ path: folder, reason, advice: 'begin anew with --force' });
    }
    const problem = fileProblem(folder, error);
    if (!problem) throw error;
    const vanished = isMissing(error) && !existsSync(folder);
    const gone = { reason: 'the folder was taken away while it was written to', advice: 'run it again' };
    throw new JobError(vanished ? { ...problem, ...gone } : problem);
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
