import { tmpdir } from 'node:os';
import { basename } from 'node:path';
import { corpusJudge } from '../corpus/corpus-judge.js';
import { runCorpus } from '../corpus/corpus-run.js';
import { Crew, FEW_PAGES } from '../corpus/crew.js';
import type { DeskChoices } from '../corpus/desk.js';
import { PageCounts } from '../corpus/page-counts.js';
import { pageStems } from '../corpus/page-ids.js';
import type { PageResult } from '../corpus/settle.js';
import { FEWEST_PAGES } from '../corpus/survey.js';
import { findPages } from '../input/find.js';
import type { PageFile } from '../input/page-file.js';
import type { PageSource } from '../input/page-source.js';
import { loadLexicon } from '../lexicon/load.js';
import { CorpusFolder } from '../output/corpus-folder.js';
import { type RunSettings, Tally } from '../output/manifest.js';
import { fileProblem, JobError, type Problem } from '../output/problem.js';
import { findDatasets } from '../verify/find-datasets.js';
import { correctChoices, type Dictionaries, loadDictionaries, refuseUselessDictionary } from './dictionaries.js';
import { diffText } from './diff-view.js';
import { displayOf } from './display.js';
import type { CleanOptions } from './options.js';
import { processes } from './processes.js';
import {
  beforeInterrupt,
  complain,
  counted,
  DONE,
  FAILED,
  FINDINGS,
  makeStdoutOptional,
  readStdin,
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
  const misuse = misuseOf(paths, options);
  if (misuse !== undefined) {
    say(misuse);
    return FAILED;
  }
  refuseUselessDictionary(options);
  const dictionaries = await loadDictionaries(options, options);
  if (!dictionaries) return FAILED;
  const { pages, problems } = await findPages(paths);
  problems.forEach(complain);
  const earlier = await findDatasets(options.against ?? [], () => process.stdin);
  earlier.problems.forEach(complain);
  // Without all of the earlier corpus, what it has would come out again.
  if (pages.length === 0 || earlier.problems.length > 0) return FAILED;

  if (options.failFast && problems.length > 0) return FINDINGS;

  const asked = askedFor(options, dictionaries, pages);
  const folder = await openFolder(options, asked);
  const tally = new Tally(folder?.checkpoint);
  if (folder?.complete) return end(tally, options);
  if (folder && !folder.resumable) for (const problem of problems) await folder.addProblem(problem);
  if (!folder?.resumable) for (const _ of problems) tally.addProblem();
  if (folder) makeStdoutOptional();
  const leave = beforeInterrupt(() => interrupted(folder));
  const learnt = learns(options, pages) ? new PageCounts() : null;
  const many = pages.length > FEW_PAGES;
  const crew = new Crew(deskChoices(options, dictionaries, learnt), { ...options, many, threadFile: THREAD_FILE });
  try {
    const repeats = await corpusJudge(options, earlier.files, folder?.scratch ?? tmpdir());
    const knows = (word: string): boolean => loadLexicon().has(word);
    const sources = (): AsyncIterable<PageSource> => sourcesOf(pages);
    for await (const result of runCorpus({ sources, crew, learnt, repeats, knows, folder, tally })) {
      if ('problem' in result) {
        complain({ ...result.problem, path: shownPath(result.page) });
        if (!options.failFast) continue;
        const left = howToGoOn(folder);
        await (left === undefined ? folder?.abandon() : folder?.leave());
        if (left !== undefined) say(left);
        return FINDINGS;
      }
      if (!folder) await writeOut(Buffer.concat(result.records.bytes));
      if (options.diff) await showDiff(result, folder !== undefined);
      if (!options.quiet && result.records.lines === 0) note(result);
    }
    const refusal = tally.pages === 0 ? undefined : tooMuch(tally, options);
    if (refusal) complain(refusal);
    if (tally.pages === 0 || refusal) {
      await folder?.abandon();
      return FAILED;
    }
    const settings = settingsOf(asked, learnt, repeats?.earlier);
    await folder?.finish({ warraq: VERSION, settings, tally });
  } catch (error) {
    throw await leftBehind(folder, error);
  } finally {
    leave();
    await crew.close();
  }
  return end(tally, options);
}

/** Module that the threads run; the build puts it beside this one. */
const THREAD_FILE = new URL('./page-worker.js', import.meta.url);

function openFolder(options: CleanOptions, asked: RunSettings): Promise<CorpusFolder> | undefined {
  const { output, force = false, resume = false, shardSize } = options;
  if (output === undefined) return undefined;
  const settings = { warraq: VERSION, ...asked, shardSize };
  return CorpusFolder.open(output, { force, resume, shardSize, settings, processes: processes() });
}

/** How to go on after a stop; undefined when there is nothing to go on with. */
function howToGoOn(folder: CorpusFolder | undefined): string | undefined {
  if (!folder?.resumable) return undefined;
  return `stopped with ${counted(folder.checkpoint.taken, 'page')} done: the same command with --resume goes on`;
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
function end(tally: Tally, options: CleanOptions): number {
  if (!options.quiet) {
    say(summary(tally));
    if (options.maxRemoval === undefined && tally.removedShare > MUCH)
      say(`warning: ${shareRemoved(tally)}; --max-removal sets a limit`);
  }
  return tally.failed > 0 ? FINDINGS : DONE;
}

/** What is wrong with options that do not go together. */
function misuseOf(
  paths: readonly string[],
  { dedup, against = [], maxRemoval, output, resume }: CleanOptions,
): string | undefined {
  if (against.length > 0 && dedup !== 'corpus') return `--against needs --dedup corpus, not --dedup ${dedup}`;
  if (against.includes('-') && paths.includes('-')) return '- names stdin, which cannot be both page and dataset';
  // Without a folder the records would be gone before the share is known.
  if (maxRemoval !== undefined && output === undefined) return '--max-removal needs a folder to write to: add -o';
  if (resume && output === undefined) return '--resume needs the folder of the unfinished run: add -o';
  return undefined;
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

/** The pages found, as they go into a run. */
async function* sourcesOf(pages: readonly PageFile[]): AsyncGenerator<PageSource> {
  const stemOf = pageStems(pages.map(({ path }) => path));
  for (const found of pages) {
    const page = { ...found, stem: stemOf(found.path) };
    yield page.kind === 'stdin' ? await stdinPage(page) : { page };
  }
}

async function stdinPage(page: PageFile): Promise<PageSource> {
  try {
    return { page, bytes: await readStdin() };
  } catch (error) {
    const problem = fileProblem(page.path, error);
    if (!problem) throw error;
    return { page, problem };
  }
}

function deskChoices(
  { source, encoding, dedup, diff, ...options }: CleanOptions,
  dictionaries: Dictionaries,
  learnt: PageCounts | null,
): DeskChoices {
  const corrections = correctChoices(options, dictionaries);
  return { source, encoding, dedup, corrections, learnt: learnt?.memory ?? null, showCorrections: diff === true };
}

/** Whether words are counted on all pages first: they are read twice then, which stdin cannot be. */
function learns({ learn, correct }: CleanOptions, pages: readonly PageFile[]): boolean {
  return learn && correct === 'all' && pages.length >= FEWEST_PAGES && pages.every(({ kind }) => kind !== 'stdin');
}

/** What a run is asked for, as far as it may change the result. */
function askedFor(options: CleanOptions, { used }: Dictionaries, pages: readonly PageFile[]) {
  const { source, encoding, dedup, correct, against, dedupIdentity, dedupMinWords, maxRemoval } = options;
  // Neither the memory given nor the folder of the earlier corpus changes the result.
  return {
    source: source ?? 'name of the folder',
    encoding: encoding ?? 'found for each page',
    dedup,
    correct,
    learn: learns(options, pages),
    dictionaries: correct === 'off' ? [] : used.map((dictionary) => ({ ...dictionary })),
    dedupIdentity,
    dedupMinWords,
    against: against?.map((path) => basename(path)).join(' ') ?? 'nothing',
    maxRemoval: maxRemoval ?? 'a warning past a third',
  };
}

/** The settings as the manifest tells them. */
function settingsOf(
  { maxRemoval, ...asked }: ReturnType<typeof askedFor>,
  learnt: PageCounts | null,
  earlier = 0,
): RunSettings {
  return { ...asked, learn: (learnt?.pages ?? 0) >= FEWEST_PAGES, againstArticles: earlier, maxRemoval };
}

/** The corrections of a page: stdout is free for them when the records go to a folder. */
async function showDiff({ page, corrections }: PageResult, toFolder: boolean): Promise<void> {
  if (corrections.length === 0) return;
  const stream = toFolder ? 'stdout' : 'stderr';
  const text = diffText(visible(shownPath(page)), corrections, displayOf(stream));
  if (toFolder) await writeOut(text);
  else writeErr(text);
}

function note({ page, repeated }: PageResult): void {
  say(`${shownPath(page)}: ${repeated ? 'all its articles stand on earlier pages' : 'no article found'}`);
}

function summary(tally: Tally): string {
  const repeats = tally.changesOf('repeats') + tally.changesOf('dedup');
  const parts = [
    counted(tally.pages, 'page'),
    counted(tally.counts.articles, 'article'),
    counted(tally.counts.words, 'word'),
    `${counted(repeats, 'repeat')} removed`,
    `${counted(tally.changesOf('correct'), 'correction')}`,
  ];
  if (tally.failed > 0) parts.push(`${counted(tally.failed, 'input')} failed`);
  return parts.join(', ');
}
