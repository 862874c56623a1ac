import { Piscina } from 'piscina';
import { readPackageFiles } from '../correct/load.js';
import type { PageSource } from '../input/page-source.js';
import type { PackageFiles } from '../lexicon/load.js';
import type { Problem } from '../output/problem.js';
import type { DeskChoices, Prepared } from './desk.js';
import type { SurveyedPage } from './survey.js';
import { death, tooLong } from './thread-problems.js';

/** What a thread is started with. */
export interface ThreadData {
  choices: DeskChoices;
  files: PackageFiles;
  /** For each batch under way which of its pages is being worked on, from 1; 0 before the first. */
  clock: SharedArrayBuffer;
}

/** Pages for a thread, and the place of the batch in the clock. */
export interface Batch {
  pages: readonly PageSource[];
  slot: number;
}

/** What a thread answers: a result for each page, or an error of the program. */
export type Done<R> = { results: R[] } | { error: unknown };

export interface ThreadOptions {
  /** Module that the threads run; it exports `survey` and `prepare`. */
  file: URL;
  threads: number;
  /** Most batches under way. */
  batches: number;
  /** Seconds a page may take; undefined sets no limit. */
  pageTimeout?: number | undefined;
}

/**
 * Heap of a thread. One of less than 2 GB is cleaned once it has grown by 1.3 to 2 times what was left last time, here 1.6, a larger
 * one by up to 4 times (V8, `memory-controller.cc`). Twice the room for young objects would take 8 % less time and 40 MB more a thread.
 */
export const THREAD_HEAP = { maxOldGenerationSizeMb: 1000 };
/** How often the clock is looked at, in milliseconds. */
const TICK = 50;
const TIMED_OUT = Symbol('page timeout');

/** A batch whose pages are timed. */
interface Timed {
  controller: AbortController;
  page: number;
  since: number;
}

/**
 * Threads that pages are worked on in. When one dies, or a page takes too long, a new one takes its place: the page at fault is
 * tried once more by itself (not after a timeout), in a heap as large as can be, and then counts as failed; the other pages of its
 * batch are done anew.
 */
export class Threads {
  readonly #pool: Piscina;
  /** One thread, started when first wanted. */
  #roomy: Piscina | undefined;
  readonly #data: ThreadData;
  readonly #clock: Int32Array;
  readonly #free: number[];
  readonly #timed = new Map<number, Timed>();
  readonly #timer: NodeJS.Timeout | undefined;

  constructor(
    choices: DeskChoices,
    private readonly options: ThreadOptions,
  ) {
    // Pages of a batch that failed are retried before their place is free.
    const slots = options.batches * 3;
    const clock = new SharedArrayBuffer(slots * Int32Array.BYTES_PER_ELEMENT);
    this.#clock = new Int32Array(clock);
    this.#free = Array.from({ length: slots }, (_, i) => i);
    this.#data = { choices, files: readPackageFiles(), clock };
    const { threads } = options;
    this.#pool = this.#poolOf({ minThreads: threads, maxThreads: threads, resourceLimits: THREAD_HEAP });
    if (options.pageTimeout !== undefined) this.#timer = setInterval(() => this.#look(), TICK);
  }

  survey(pages: readonly PageSource[]): Promise<SurveyedPage[]> {
    return this.#run<SurveyedPage>('survey', pages, () => ({ sha256: '', bytes: 0, places: new Uint32Array() }));
  }

  prepare(pages: readonly PageSource[]): Promise<Prepared[]> {
    return this.#run<Prepared>('prepare', pages, (problem) => ({ problem }));
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#pool.destroy();
    await this.#roomy?.destroy();
  }

  #poolOf(options: ConstructorParameters<typeof Piscina>[0]): Piscina {
    const { href } = this.options.file;
    const pool = new Piscina<Batch, unknown>({
      ...options,
      filename: href,
      workerData: this.#data,
      recordTiming: false,
    });
    // A thread that dies between two batches is replaced; nothing is lost.
    pool.on('error', () => {});
    return pool;
  }

  #poolFor(retry: boolean): Piscina {
    if (!retry) return this.#pool;
    this.#roomy ??= this.#poolOf({ minThreads: 1, maxThreads: 1 });
    return this.#roomy;
  }

  async #run<R>(
    name: 'survey' | 'prepare',
    pages: readonly PageSource[],
    failed: (problem: Problem) => R,
    retry = false,
  ): Promise<R[]> {
    if (pages.length === 0) return [];
    const slot = this.#free.pop() ?? 0;
    Atomics.store(this.#clock, slot, 0);
    const controller = this.#timer && new AbortController();
    if (controller) this.#timed.set(slot, { controller, page: 0, since: 0 });
    try {
      const asked = { name, signal: controller?.signal ?? null };
      const done: Done<R> = await this.#poolFor(retry).run({ pages, slot }, asked);
      if ('error' in done) throw new ProgramError(done.error);
      return done.results;
    } catch (error) {
      if (error instanceof ProgramError) throw error.error;
      const at = Atomics.load(this.#clock, slot) - 1;
      const guilty = pages[at];
      // A thread that does not even start is no fault of a page.
      if (!guilty) throw error;
      const { path } = guilty.page;
      const timedOut = controller?.signal.reason === TIMED_OUT;
      const its =
        retry || timedOut
          ? [failed(timedOut ? tooLong(path, this.options.pageTimeout) : death(path, error))]
          : await this.#run(name, [guilty], failed, true);
      const before = await this.#run(name, pages.slice(0, at), failed);
      const after = await this.#run(name, pages.slice(at + 1), failed);
      return [...before, ...its, ...after];
    } finally {
      this.#timed.delete(slot);
      this.#free.push(slot);
    }
  }

  /** Ends the threads whose page takes too long. */
  #look(): void {
    const now = performance.now();
    const most = (this.options.pageTimeout ?? 0) * 1000;
    for (const [slot, timed] of this.#timed) {
      const page = Atomics.load(this.#clock, slot);
      if (page !== timed.page) {
        timed.page = page;
        timed.since = now;
      } else if (page > 0 && now - timed.since > most) timed.controller.abort(TIMED_OUT);
    }
  }
}

/** An error that a thread met and told of: the thread is well. */
class ProgramError extends Error {
  constructor(readonly error: unknown) {
    super();
  }
}
