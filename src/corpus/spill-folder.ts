import { closeSync, mkdtempSync, openSync, readSync, rmdirSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Spill, SpillFile } from '../dedup/pages.js';
import { fileProblem, JobError } from '../output/problem.js';

/** What a temporary file is for, and what to do when there is no room for it. */
export interface SpillUse {
  what: string;
  advice: string;
}

const INDEX: SpillUse = {
  what: 'the duplicate index',
  advice: 'make room, give --dedup-memory more, or name a folder on a larger disk (TMPDIR, or the folder of -o)',
};

/**
 * Temporary files for what memory has no room for.
 *
 * A file loses its name as soon as it is open, so the system takes it back when the program ends, however it ends.
 */
export class SpillFolder implements Spill {
  /** @param folder that the files are made in; it must be there once one is wanted */
  constructor(
    private readonly folder: string,
    private readonly use: SpillUse = INDEX,
  ) {}

  open(): SpillFile {
    return this.explained(() => {
      const home = mkdtempSync(join(this.folder, '.warraq-index-'));
      try {
        const path = join(home, 'pages');
        const file = openSync(path, 'wx+', 0o600);
        unlinkSync(path);
        return this.fileOf(file);
      } finally {
        rmdirSync(home);
      }
    });
  }

  private fileOf(file: number): SpillFile {
    return {
      write: (bytes, position) =>
        this.explained(() => {
          for (let done = 0; done < bytes.length; ) {
            done += writeSync(file, bytes, done, bytes.length - done, position + done);
          }
        }),
      read: (into, position) =>
        this.explained(() => {
          for (let done = 0; done < into.length; ) {
            const count = readSync(file, into, done, into.length - done, position + done);
            if (count === 0)
              throw new Error(`A temporary file in ${this.folder} has lost ${into.length - done} bytes.`);
            done += count;
          }
        }),
      close: () => closeSync(file),
    };
  }

  private explained<T>(job: () => T): T {
    try {
      return job();
    } catch (error) {
      const problem = fileProblem(this.folder, error);
      if (!problem) throw error;
      throw new JobError({
        path: this.folder,
        reason: `no place for ${this.use.what}: ${problem.reason}`,
        advice: this.use.advice,
      });
    }
  }
}
