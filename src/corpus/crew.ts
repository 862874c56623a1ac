import type { PageSource } from '../input/page-source.js';
import { type Desk, type DeskChoices, deskOf, type Prepared } from './desk.js';
import type { SurveyedPage } from './survey.js';
import type { Threads } from './threads.js';

export interface CrewOptions {
  /** Threads; with one, this thread does the work. */
  jobs: number;
  /** Whether more than a few pages are sure to come, so that threads are started at once. */
  many?: boolean;
  /** Seconds a page may take, which only a thread of its own can be held to. */
  pageTimeout?: number | undefined;
  /** Module that the threads run. */
  threadFile: URL;
}

/** Pages this thread works on before others are started: a few pages do not pay for them. */
export const FEW_PAGES = 4;
/** Batches under way for each thread: one at work, one at hand, one waiting for its turn to be taken. */
const BATCHES = 3;

/** Works on pages: at first in this thread, in threads of its own once there are more than a few. */
export class Crew {
  readonly #desk: Desk;
  #threads: Promise<Threads> | undefined;
  #pages = 0;

  constructor(
    private readonly choices: DeskChoices,
    private readonly options: CrewOptions,
  ) {
    this.#desk = deskOf(choices);
  }

  /** How many batches are worth having under way. */
  get batches(): number {
    return this.#threads ? this.options.jobs * BATCHES : 1;
  }

  async survey(pages: readonly PageSource[]): Promise<SurveyedPage[]> {
    const threads = await this.#threadsFor(pages);
    return threads ? threads.survey(pages) : pages.map(this.#desk.survey);
  }

  async prepare(pages: readonly PageSource[]): Promise<Prepared[]> {
    const threads = await this.#threadsFor(pages);
    return threads ? threads.prepare(pages) : pages.map(this.#desk.prepare);
  }

  async close(): Promise<void> {
    await (await this.#threads)?.close();
  }

  async #threadsFor(pages: readonly PageSource[]): Promise<Threads | undefined> {
    const { jobs, many = false, pageTimeout, threadFile } = this.options;
    this.#pages += pages.length;
    const wanted = pageTimeout !== undefined || (jobs > 1 && (many || this.#pages > FEW_PAGES));
    if (wanted) this.#threads ??= this.#start({ file: threadFile, threads: jobs, pageTimeout });
    // The signals and timers of this thread have their turn between two pages.
    else await new Promise(setImmediate);
    return this.#threads;
  }

  async #start(options: { file: URL; threads: number; pageTimeout: number | undefined }): Promise<Threads> {
    const { Threads } = await import('./threads.js');
    return new Threads(this.choices, { ...options, batches: options.threads * BATCHES });
  }
}
