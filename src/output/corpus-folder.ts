import { existsSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { explained } from './explained.js';
import { HF_CARD, hfCard, hfName, isOwnCard, namesOtherShards } from './hf-layout.js';
import { cardIn, moveIntoPlace, type Placed, removeEmpty } from './in-place.js';
import { type JsonLines, jsonLines, linesOfFile } from './json-lines.js';
import { Lock } from './lock.js';
import {
  type InputEntry,
  type ListedPage,
  listedProblem,
  MANIFEST,
  type ManifestHead,
  type Tally,
  writeManifest,
} from './manifest.js';
import { type OutputForm, PLAIN, suffixOf } from './output-form.js';
import type { Problem } from './problem.js';
import { type Checkpoint, type RunState, type Survey, saveState } from './run-state.js';
import {
  beginAnew,
  type Files,
  type FolderOptions,
  JUDGED,
  LISTED,
  openFiles,
  partialOf,
  removePartial,
  stateToGoOnWith,
} from './unfinished.js';

export type { FolderOptions };

/** What of a page is written. */
export interface WrittenPage {
  input: InputEntry;
  records: JsonLines;
  changes: JsonLines;
  /** What repeats were judged by, for a run that goes on. */
  judged: readonly Uint8Array[];
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
    private readonly form: OutputForm,
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
        const opened = new CorpusFolder(folder, created, lock, state, files, options.form ?? PLAIN);
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

  /** Whether a checkpoint leaves no trace in the files: in gzip a member ends there. */
  get marksAnywhere(): boolean {
    return this.form.compress !== 'gz';
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
      const marks = Promise.all([articles.mark(), changes.mark(), listed.mark(), judged.mark()]);
      const [inArticles, inChanges, inListed, inJudged] = await marks;
      this.state.checkpoint = {
        taken,
        pages,
        failed,
        counts: structuredClone(counts),
        articles: inArticles,
        changes: inChanges,
        listed: inListed,
        judged: inJudged,
      };
      await saveState(this.scratch, this.state);
    });
  }

  /**
   * Moves all into place. An older corpus is replaced.
   *
   * @returns what its maker should see to
   */
  async finish(head: Omit<ManifestHead, 'outputs'>): Promise<Problem | undefined> {
    await this.writing(async ({ articles, changes, listed, judged }) => {
      const shards = await articles.finish();
      const written = [...shards, ...(await changes.finish())];
      const placeOf = (file: string): string => (this.form.layout === 'hf' ? hfName(file, shards.length) : file);
      const outputs = written.map((output) => ({ ...output, file: placeOf(output.file) }));
      const moving = written.map(({ file }): Placed => ({ name: file, place: placeOf(file) }));
      if (await this.writeCard(head.warraq)) moving.push({ name: HF_CARD, place: HF_CARD });
      moving.push({ name: MANIFEST, place: MANIFEST });
      this.state.checkpoint.listed = await listed.mark();
      await listed.close();
      await judged.close();
      await writeManifest(join(this.scratch, MANIFEST), { ...head, outputs }, () => this.listed());
      const { pages, failed, counts } = head.tally;
      this.state.checkpoint = { ...this.state.checkpoint, pages, failed, counts };
      this.state.moving = moving;
      await saveState(this.scratch, this.state);
      await this.move(moving);
    });
    return this.staleCard();
  }

  /** Writes the card of the layout of Hugging Face, unless one is there that is not ours alone: its maker has written on it. */
  private async writeCard(version: string): Promise<boolean> {
    const { layout, compress } = this.form;
    if (layout !== 'hf') return false;
    if (existsSync(join(this.folder, HF_CARD)) && !isOwnCard(await cardIn(this.folder))) return false;
    await writeFile(join(this.scratch, HF_CARD), hfCard(version, suffixOf(compress)), { flush: true });
    return true;
  }

  /** What is wrong with a card that its maker has written on: it may tell of the corpus that was there before. */
  private async staleCard(): Promise<Problem | undefined> {
    if (!namesOtherShards(await cardIn(this.folder), this.form)) return undefined;
    const advice = 'change data_files in its header';
    return { path: join(this.folder, HF_CARD), reason: 'names files that are gone', advice };
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

  private async move(files: readonly Placed[]): Promise<void> {
    await moveIntoPlace(this.scratch, this.folder, files);
    await removePartial(this.folder);
    await this.lock.release();
  }
}
