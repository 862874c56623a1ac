import { tmpdir } from 'node:os';
import { corpusJudge } from '../corpus/corpus-judge.js';
import { type RunWatch, runCorpus } from '../corpus/corpus-run.js';
import { Crew, FEW_PAGES } from '../corpus/crew.js';
import type { DeskChoices } from '../corpus/desk.js';
import { PageCounts } from '../corpus/page-counts.js';
import type { PageResult } from '../corpus/settle.js';
import { Stop } from '../corpus/stop.js';
import { FEWEST_PAGES } from '../corpus/survey.js';
import { loadLexicon } from '../lexicon/load.js';
import { CorpusFolder } from '../output/corpus-folder.js';
import { type RunSettings, Tally } from '../output/manifest.js';
import { JobError, type Problem, problemText } from '../output/problem.js';
import { startOf } from './clean-start.js';
import { correctChoices, type Dictionaries } from './dictionaries.js';
import { displayOf } from './display.js';
import type { CleanOptions } from './options.js';
import { processes } from './processes.js';
import { isWatched, Progress, stdoutIsElsewhere } from './progress.js';
import { mayLearn, outputForm, settingsOf } from './run-settings.js';
import { repeatsOf, summaryLine, summaryTable } from './summary.js';
import {
  complain,
  counted,
  DONE,
  FAILED,
  FINDINGS,
  hearInterrupts,
  makeStdoutOptional,
  messages,
  say,
  shownPath,
  visible,
  writeErr,
  writeOut,
} from './terminal.js';
import { VERSION } from './version.js';

/** Share of removed words from which on somebody should look at what goes. */
const MUCH = 1 / 3;

/** Cleans the pages that `paths` name; gives the exit code. */
export async function cleanPages(paths: readonly string[], options: CleanOptions): Promise<number> {
  const start = await startOf(paths, options);
  if (typeof start === 'number') return start;
  const { dictionaries, pages, problems, earlier, before, asked, sources } = start;
  const folder = await openFolder(options, asked);
  const tally = new Tally(folder?.checkpoint);
  const progress = progressOf(options);
  if (folder?.complete) return end(tally, progress, options);
  if (folder && !folder.resumable) for (const problem of problems) await folder.addProblem(problem);
  if (!folder?.resumable) for (const _ of problems) tally.addProblem();
  if (folder) makeStdoutOptional();
  const stop = new Stop();
  const interrupts = hearInterrupts({ ask: () => stop.ask(), tidy: () => interrupted(folder) });
  const learnt = mayLearn(options, pages) ? new PageCounts() : null;
  const toClean = before?.left ?? pages.length;
  const many = toClean > FEW_PAGES;
  const crew = new Crew(deskChoices(options, dictionaries, learnt), { ...options, many, threadFile: THREAD_FILE });
  try {
    const repeats = await corpusJudge(options, earlier, folder?.scratch ?? tmpdir(), before);
    const knows = (word: string): boolean => loadLexicon().has(word);
    const watch = watchOf(progress, toClean);
    for await (const result of runCorpus({ sources, crew, learnt, repeats, knows, folder, tally, stop, watch })) {
      if ('problem' in result) {
        complain({ ...result.problem, path: shownPath(result.page) });
        progress.page(0);
        if (!options.failFast) continue;
        await stopped(folder);
        return FINDINGS;
      }
      if (!folder) await writeOut(Buffer.concat(result.records.bytes));
      if (options.diff) await showDiff(result, folder !== undefined);
      if (!options.quiet && result.records.lines === 0) note(result);
      if (messages.tells('debug')) say(`debug: ${pageLine(result)}`, 'debug');
      progress.page(result.input.bytes, () => figures(tally));
    }
    if (stop.heeded) {
      await stopped(folder);
      return interrupts.code() ?? FAILED;
    }
    const refusal = tally.pages === 0 ? undefined : tooMuch(tally, options);
    if (refusal) complain(refusal);
    if (tally.pages === 0 || refusal) {
      await folder?.abandon();
      return FAILED;
    }
    const learn = (learnt?.pages ?? 0) >= FEWEST_PAGES;
    const settings = settingsOf(asked, learn, repeats?.earlier ?? { articles: 0, sha256: '' });
    const stale = await folder?.finish({ warraq: VERSION, settings, tally });
    if (stale) say(`warning: ${problemText(stale)}`, 'warn');
  } catch (error) {
    throw await leftBehind(folder, error);
  } finally {
    progress.end();
    interrupts.leave();
    await crew.close();
  }
  return end(tally, progress, options);
}

/** Module that the threads run; the build puts it beside this one. */
const THREAD_FILE = new URL('./page-worker.js', import.meta.url);

function openFolder(options: CleanOptions, asked: RunSettings): Promise<CorpusFolder> | undefined {
  const { output, force = false, resume = false, shardSize } = options;
  if (output === undefined) return undefined;
  const form = outputForm(options);
  const settings = { warraq: VERSION, ...asked };
  return CorpusFolder.open(output, { force, resume, shardSize, form, settings, processes: processes() });
}

/** How to go on after a stop; undefined when there is nothing to go on with. */
function howToGoOn(folder: CorpusFolder | undefined): string | undefined {
  if (!folder?.resumable) return undefined;
  return `stopped with ${counted(folder.checkpoint.taken, 'page')} done: the same command with --resume goes on`;
}

/** Leaves what is done, and says how to go on. */
async function stopped(folder: CorpusFolder | undefined): Promise<void> {
  const left = howToGoOn(folder);
  await (left === undefined ? folder?.abandon() : folder?.leave());
  if (left !== undefined) say(left, 'error');
}

/** Tidies up before the process ends. */
function interrupted(folder: CorpusFolder | undefined): string | undefined {
  const left = howToGoOn(folder);
  if (left === undefined) folder?.discard();
  else folder?.leaveNow();
  return left;
}

/** Tidies up after an error, and says in it how to go on. */
async function leftBehind(folder: CorpusFolder | undefined, error: unknown): Promise<unknown> {
  if (!folder?.resumable) {
    await folder?.abandon();
    return error;
  }
  await folder.leave();
  if (!(error instanceof JobError)) return error;
  const { advice, ...problem } = error.problem;
  const done = counted(folder.checkpoint.taken, 'page');
  return new JobError({ ...problem, advice: `${advice}; --resume goes on after the ${done} that are done` });
}

/** Says what was done; gives the exit code. */
function end(tally: Tally, progress: Progress, options: CleanOptions): number {
  if (!options.quiet) {
    if (showsProgress(options)) messages.write(summaryTable(tally, progress.end()), 'info');
    else say(summaryLine(tally), 'info');
    if (options.maxRemoval === undefined && tally.removedShare > MUCH)
      say(`warning: ${shareRemoved(tally)}; --max-removal sets a limit`, 'warn');
  }
  return tally.failed > 0 ? FINDINGS : DONE;
}

/** The problem with a run that would lose more than it may. */
function tooMuch(tally: Tally, { maxRemoval, output = '' }: CleanOptions): Problem | undefined {
  if (maxRemoval === undefined || tally.removedShare <= maxRemoval) return undefined;
  const reason = `${shareRemoved(tally)}, and --max-removal allows ${percent(maxRemoval)}; nothing was written`;
  return { path: output, reason, advice: 'look for pages given twice, or allow more' };
}

function shareRemoved(tally: Tally): string {
  return `${percent(tally.removedShare)} of the words went as repeats`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1).replace(/\.0$/, '')} %`;
}

function deskChoices(
  { source, encoding, dedup, diff, ...options }: CleanOptions,
  dictionaries: Dictionaries,
  learnt: PageCounts | null,
): DeskChoices {
  const corrections = correctChoices(options, dictionaries);
  return { source, encoding, dedup, corrections, learnt: learnt?.memory ?? null, showCorrections: diff === true };
}

/** The corrections of a page: stdout is free for them when the records go to a folder. */
async function showDiff({ page, corrections }: PageResult, toFolder: boolean): Promise<void> {
  if (corrections.length === 0) return;
  const { diffText } = await import('./diff-view.js');
  const stream = toFolder ? 'stdout' : 'stderr';
  const text = diffText(visible(shownPath(page)), corrections, displayOf(stream));
  if (toFolder) await writeOut(text);
  else writeErr(text);
}

function note({ page, repeated }: PageResult): void {
  say(`${shownPath(page)}: ${repeated ? 'all its articles stand on earlier pages' : 'no article found'}`, 'info');
}

function pageLine({ page, input: { encoding, confidence }, records, changes }: PageResult): string {
  const results = `${counted(records.lines, 'article')}, ${counted(changes.lines, 'change')}`;
  return `${shownPath(page)}: ${encoding} (${confidence}), ${results}`;
}

function progressOf(options: CleanOptions): Progress {
  return new Progress(showsProgress(options) ? messages : undefined);
}

/** Whether somebody looks on, and nothing else appears there meanwhile. */
function showsProgress({ output, diff }: CleanOptions): boolean {
  return isWatched() && messages.tells('info') && stdoutIsElsewhere(output === undefined || diff === true);
}

function watchOf(progress: Progress, pages: number): RunWatch {
  return {
    begin: (what) => progress.begin(what === 'words' ? 'counting words' : 'cleaning', pages),
    surveyed: (bytes) => progress.page(bytes),
  };
}

function figures(tally: Tally): string[] {
  return [counted(repeatsOf(tally), 'repeat'), counted(tally.changesOf('correct'), 'correction')];
}
