import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Counts, noCounts } from './counts.js';
import type { Placed } from './in-place.js';
import type { RunSettings } from './manifest.js';
import { JobError } from './problem.js';
import { NO_SHARDS, type ShardsMark } from './shards.js';

/** Name of the file that holds it. */
export const STATE = 'state.json';
/** Changes when an older state can no longer be gone on from. */
const VERSION = 1;

/** What was found before the first page was cleaned. */
export interface Survey {
  /** Pages, and SHA-256 over path and SHA-256 of each; of none when they were not looked at. */
  pages: number;
  sha256: string;
  /** SHA-256 of the earlier corpus; empty without one. */
  earlier: string;
}

/** How far a run has come. */
export interface Checkpoint {
  /** Pages taken from the input, cleaned or failed. */
  taken: number;
  /** Pages cleaned, and inputs that failed. */
  pages: number;
  failed: number;
  counts: Counts;
  articles: ShardsMark;
  changes: ShardsMark;
  /** Bytes of the list of pages, and of what repeats were judged by. */
  listed: number;
  judged: number;
}

/** What is known of a run that was not finished: enough to go on with it. */
export interface RunState {
  version: number;
  settings: RunSettings;
  survey: Survey | null;
  checkpoint: Checkpoint;
  /** Files that are being moved into place: all is written. */
  moving: Placed[] | null;
}

/** The state of a run that has done nothing yet. */
export function newState(settings: RunSettings): RunState {
  const nothing = { taken: 0, pages: 0, failed: 0, counts: noCounts(), listed: 0, judged: 0 };
  const checkpoint = { ...nothing, articles: NO_SHARDS, changes: NO_SHARDS };
  return { version: VERSION, settings, survey: null, checkpoint, moving: null };
}

/** Writes the state whole or not at all, safe on the disk: what it tells of must be there already. */
export async function saveState(folder: string, state: RunState): Promise<void> {
  const path = join(folder, STATE);
  await writeFile(`${path}.new`, JSON.stringify(state), { flush: true });
  await rename(`${path}.new`, path);
}

/**
 * The state a run left; undefined when it died before there was one.
 *
 * @throws JobError when another version of warraq left it
 */
export async function loadState(folder: string): Promise<RunState | undefined> {
  const text = await readFile(join(folder, STATE), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const state: RunState = JSON.parse(text);
  if (state.version === VERSION) return state;
  const reason = 'an unfinished run of another version of warraq';
  throw new JobError({ path: folder, reason, advice: 'finish it with that version, or delete this folder' });
}

/** How settings differ; undefined when they are the same. */
export function otherSettings(before: RunSettings, now: RunSettings): string | undefined {
  const changed = [...new Set([...Object.keys(before), ...Object.keys(now)])].flatMap((key) => {
    const [old, given] = [shown(before[key]), shown(now[key])];
    return old === given ? [] : `${key} was ${old} and is ${given}`;
  });
  return changed.length === 0 ? undefined : changed.join('; ');
}

function shown(setting: RunSettings[string] | undefined): string {
  if (typeof setting !== 'object') return String(setting ?? 'absent');
  const list: readonly Readonly<Record<string, unknown>>[] = setting;
  return list.map((entry) => Object.values(entry).join(' ')).join(', ') || 'none';
}
