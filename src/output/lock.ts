import { open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing } from './explained.js';
import { codeOf, JobError } from './problem.js';

/** Who holds a lock. */
export interface Owner {
  pid: number;
  host: string;
  /** When the process began, in whatever way the system tells: another one with its number began at another time. */
  began: string;
}

/** What a lock must know of processes. */
export interface Processes {
  self: Owner;
  /** When a process of this host began; null when there is none of that number. */
  began(pid: number): string | null;
}

const LOCK = '.warraq-lock';
/** Between the name of a lock and the number of the process that takes it away. */
const ASIDE = '-';

/** Whether a file is a lock, or one that was moved aside. */
export const isOfLock = (name: string): boolean => name === LOCK || name.startsWith(LOCK + ASIDE);

/** Keeps a second run from writing into a folder. */
export class Lock {
  private constructor(readonly path: string) {}

  /**
   * Takes the lock of a folder; one whose process has ended is taken over.
   *
   * @throws JobError when another run holds it
   */
  static async take(folder: string, processes: Processes): Promise<Lock> {
    const path = join(folder, LOCK);
    for (;;) {
      try {
        const file = await open(path, 'wx');
        await file.writeFile(JSON.stringify(processes.self));
        await file.close();
        await clearAside(folder, processes);
        return new Lock(path);
      } catch (error) {
        if (codeOf(error) !== 'EEXIST') throw error;
      }
      const held = await readFile(path, 'utf8').catch(() => null);
      if (held === null) continue;
      const owner = ownerOf(held);
      if (owner && isRunning(owner, processes)) throw inUse(folder, owner, processes.self);
      await takeAway(path, held, processes.self.pid);
    }
  }

  async release(): Promise<void> {
    await rm(this.path, { force: true });
  }
}

function ownerOf(text: string): Owner | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return undefined;
    const { pid, host, began } = value as Partial<Record<keyof Owner, unknown>>;
    if (typeof pid !== 'number' || typeof host !== 'string' || typeof began !== 'string') return undefined;
    return { pid, host, began };
  } catch {
    // Its owner ended before it was written.
    return undefined;
  }
}

function isRunning({ pid, host, began }: Owner, { self, began: beganOf }: Processes): boolean {
  return host !== self.host || beganOf(pid) === began;
}

/** Takes a stale lock away; where another run was quicker, its lock is put back. */
async function takeAway(path: string, stale: string, pid: number): Promise<void> {
  const aside = `${path}${ASIDE}${pid}`;
  try {
    await rename(path, aside);
  } catch {
    return;
  }
  // Where another run has cleared it meanwhile, it was a stale one.
  const held = await readFile(aside, 'utf8').catch((error: unknown) => {
    if (isMissing(error)) return stale;
    throw error;
  });
  if (held !== stale) await rename(aside, path);
  await rm(aside, { force: true });
}

/** Clears stale locks whose takers died before they had taken them away: they would stand beside the corpus for ever. */
async function clearAside(folder: string, processes: Processes): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name === LOCK || !isOfLock(name)) continue;
    const path = join(folder, name);
    const owner = ownerOf(await readFile(path, 'utf8').catch(() => ''));
    if (owner && !isRunning(owner, processes)) await rm(path, { force: true });
  }
}

function inUse(folder: string, { pid, host }: Owner, self: Owner): JobError {
  const reason = `another run writes into this folder (process ${pid}${host === self.host ? '' : ` on ${host}`})`;
  const advice = `wait for it, or name another folder; if there is no such run, delete ${LOCK} there`;
  return new JobError({ path: folder, reason, advice });
}
