import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openCompressed } from './compress.js';
import { corpusFilesIn } from './in-place.js';
import { isOfLock, Lock, type Processes } from './lock.js';
import type { RunSettings } from './manifest.js';
import { type OutputForm, PLAIN, suffixOf } from './output-form.js';
import { JobError } from './problem.js';
import { type Checkpoint, loadState, newState, otherSettings, type RunState, STATE } from './run-state.js';
import { Shards } from './shards.js';
import type { OpenSink } from './sink.js';
import { Spool } from './spool.js';

/*
 * The hidden folder of a run that is not finished.
 */

const PARTIAL = '.warraq-partial';
export const LISTED = 'pages.jsonl';
export const JUDGED = 'judged';

export interface FolderOptions {
  /** Replaces the corpus, or the unfinished run, that the folder holds. */
  force?: boolean;
  /** Goes on with the unfinished run in the folder, if there is one. */
  resume?: boolean;
  settings: RunSettings;
  /** Bytes of JSON in a shard. */
  shardSize?: number;
  /** {@link PLAIN} when absent. */
  form?: OutputForm;
  openSink?: OpenSink;
  processes: Processes;
}

/** Files of an unfinished run. */
export interface Files {
  articles: Shards;
  changes: Shards;
  listed: Spool;
  judged: Spool;
}

/** Bytes of a shard when nothing is said. */
const SHARD_SIZE = 2 ** 30;

export function partialOf(folder: string): string {
  return join(folder, PARTIAL);
}

/** The state of the unfinished run in a folder, unless it never came to its first checkpoint: that is nothing to go on with. */
export async function unfinishedIn(folder: string): Promise<RunState | undefined> {
  const state = await loadState(partialOf(folder));
  return state && (state.checkpoint.taken > 0 || state.moving) ? state : undefined;
}

/**
 * The state of the run to go on with; undefined when there is none, or when it is to be thrown away.
 *
 * @throws JobError when nothing says what is to become of it, or when it had other settings
 */
export async function stateToGoOnWith(
  folder: string,
  { resume = false, force = false, settings }: Pick<FolderOptions, 'resume' | 'force' | 'settings'>,
): Promise<RunState | undefined> {
  if (force && !resume) return undefined;
  const state = await unfinishedIn(folder);
  if (!state) return undefined;
  if (resume) {
    const changed = otherSettings(state.settings, settings);
    if (changed === undefined) return state;
    const reason = `the unfinished run had other settings: ${changed}`;
    throw new JobError({ path: folder, reason, advice: 'give the same again, or begin anew with --force' });
  }
  const advice = 'go on with it by --resume, or discard it by --force';
  throw new JobError({ path: folder, reason: 'holds an unfinished run', advice });
}

/** @throws JobError when a folder holds a corpus already */
export async function refuseCorpus(folder: string): Promise<void> {
  if ((await corpusFilesIn(folder)).length === 0) return;
  const advice = 'name another folder, or replace it with --force';
  throw new JobError({ path: folder, reason: 'holds a corpus already', advice });
}

/**
 * Makes the folder of a new run.
 *
 * @throws JobError when there is a corpus already that is not to be replaced
 */
export async function beginAnew(folder: string, { force = false, settings }: FolderOptions): Promise<RunState> {
  if (!force) await refuseCorpus(folder);
  await removePartial(folder);
  await mkdir(partialOf(folder));
  return newState(settings);
}

/** Opens the files of a run at a checkpoint; what they have beyond it goes. */
export async function openFiles(
  folder: string,
  { articles, changes, listed, judged }: Checkpoint,
  { shardSize = SHARD_SIZE, form = PLAIN, openSink = openCompressed(form.compress) }: FolderOptions,
): Promise<Files> {
  const partial = partialOf(folder);
  const shards = { folder: partial, size: shardSize, openSink, suffix: suffixOf(form.compress) };
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
export async function removePartial(folder: string): Promise<void> {
  const partial = partialOf(folder);
  const names = await readdir(partial).catch(() => []);
  for (const name of names) if (name !== STATE) await rm(join(partial, name), { recursive: true });
  await rm(partial, { recursive: true, force: true });
}

/**
 * Takes away what a run that was killed in its very last moment left beside a finished corpus: its lock, an empty hidden folder.
 *
 * @throws JobError when a run writes there now
 */
export async function tidyFinished(folder: string, processes: Processes): Promise<void> {
  if (!(await readdir(folder)).some((name) => name === PARTIAL || isOfLock(name))) return;
  const lock = await Lock.take(folder, processes);
  await removePartial(folder);
  await lock.release();
}
