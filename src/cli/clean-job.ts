import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename } from 'node:path';
import { corpusJudge } from '../corpus/corpus-judge.js';
import { FEWEST_PAGES, learnWords } from '../corpus/learn.js';
import { loadParts } from '../corpus/parts.js';
import { cleanCorpus, type PageResult, type RunParts } from '../corpus/run.js';
import { findPages } from '../input/find.js';
import type { PageFile } from '../input/page-file.js';
import { type RunSettings, Tally } from '../output/manifest.js';
import type { Problem } from '../output/problem.js';
import { CorpusFolder } from '../output/shards.js';
import { findDatasets } from '../verify/find-datasets.js';
import { correctChoices, type Dictionaries, loadDictionaries, refuseUselessDictionary } from './dictionaries.js';
import { diffText } from './diff-view.js';
import { displayOf } from './display.js';
import type { CleanOptions } from './options.js';
import { isWatched, Progress, stdoutIsElsewhere } from './progress.js';
import { repeats, summaryLine, summaryTable } from './summary.js';
import {
  beforeInterrupt,
  complain,
  counted,
  DONE,
  FAILED,
  FINDINGS,
  makeStdoutOptional,
  messages,
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
    say(`${misuse}; see warraq clean --help`);
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

  const progress = new Progress(
    isWatched() && messages.tells('info') && stdoutIsElsewhere(options.output === undefined || options.diff === true)
      ? messages
      : undefined,
  );
  const tally = new Tally();
  tally.problems.push(...problems);
  const folder = options.output === undefined ? undefined : await CorpusFolder.open(options.output, options);
  if (folder) makeStdoutOptional();
  const leave = beforeInterrupt(() => folder?.discard());
  try {
    const repeats = await corpusJudge(options, earlier.files, folder?.scratch ?? tmpdir());
    const read = (page: PageFile) => (page.kind === 'stdin' ? readStdin() : readFile(page.file));
    progress.begin('counting words', pages.length);
    const learnt = learns(options, pages)
      ? await learnWords(pages, watched(read, progress), options.encoding)
      : undefined;
    const choices = { ...options, corrections: correctChoices(options, dictionaries), learnt };
    progress.begin('cleaning', pages.length);
    for await (const result of cleanCorpus(pages, loadParts(choices, read, repeats))) {
      if ('problem' in result) {
        tally.problems.push(result.problem);
        complain({ ...result.problem, path: shownPath(result.page) });
        progress.page(0);
        continue;
      }
      tally.inputs.push(result.input);
      for (const record of result.records) tally.addRecord(record);
      for (const change of result.changes) tally.addChange(change);
      await (folder ? writeToFolder(folder, result) : writeOut(result.records.map(jsonLine).join('')));
      if (options.diff) await showDiff(result, folder !== undefined);
      if (!options.quiet && result.records.length === 0) note(result);
      say(`debug: ${pageLine(result)}`, 'debug');
      progress.page(result.input.bytes, () => figures(tally));
    }
    const refusal = tally.inputs.length === 0 ? undefined : tooMuch(tally, options);
    if (refusal) complain(refusal);
    if (tally.inputs.length === 0 || refusal) {
      await folder?.abandon();
      return FAILED;
    }
    const settings = settingsOf(options, dictionaries, pages, repeats?.earlier);
    await folder?.finish((outputs) => tally.manifest(VERSION, settings, outputs));
  } catch (error) {
    await folder?.abandon();
    throw error;
  } finally {
    progress.end();
    leave();
  }
  if (!options.quiet) {
    if (isWatched()) messages.write(summaryTable(tally, progress.end()), 'info');
    else say(summaryLine(tally), 'info');
    if (options.maxRemoval === undefined && tally.removedShare > MUCH)
      say(`warning: ${shareRemoved(tally)}; --max-removal sets a limit`, 'warn');
  }
  return tally.problems.length > 0 ? FINDINGS : DONE;
}

/** What is wrong with options that do not go together. */
export function misuseOf(
  paths: readonly string[],
  { dedup, against = [], maxRemoval, output }: CleanOptions,
): string | undefined {
  if (against.length > 0 && dedup !== 'corpus') return `--against needs --dedup corpus, not --dedup ${dedup}`;
  if (against.includes('-') && paths.includes('-')) return '- names stdin, which cannot be both page and dataset';
  // Without a folder the records would be gone before the share is known.
  if (maxRemoval !== undefined && output === undefined) return '--max-removal needs a folder to write to: add -o';
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

async function writeToFolder(folder: CorpusFolder, { records, changes }: PageResult): Promise<void> {
  for (const record of records) await folder.addRecord(record);
  for (const change of changes) await folder.addChange(change);
}

function jsonLine(value: object): string {
  return `${JSON.stringify(value)}\n`;
}

/** Whether words are counted on all pages first: they are read twice then, which stdin cannot be. */
function learns({ learn, correct }: CleanOptions, pages: readonly PageFile[]): boolean {
  return learn && correct === 'all' && pages.length >= FEWEST_PAGES && pages.every(({ kind }) => kind !== 'stdin');
}

function settingsOf(
  options: CleanOptions,
  { used }: Dictionaries,
  pages: readonly PageFile[],
  earlier: number | undefined,
): RunSettings {
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
    againstArticles: earlier ?? 0,
    maxRemoval: maxRemoval ?? 'a warning past a third',
  };
}

/** The corrections of a page: stdout is free for them when the records go to a folder. */
async function showDiff({ page, corrections }: PageResult, toFolder: boolean): Promise<void> {
  if (corrections.length === 0) return;
  const stream = toFolder ? 'stdout' : 'stderr';
  const text = diffText(visible(shownPath(page)), corrections, displayOf(stream));
  if (toFolder) await writeOut(text);
  else writeErr(text);
}

function note({ page, changes }: PageResult): void {
  const repeated = changes.some((change) => change.rule === 'repeated-article');
  say(`${shownPath(page)}: ${repeated ? 'all its articles stand on earlier pages' : 'no article found'}`, 'info');
}

function pageLine({ page, input: { encoding, confidence }, records, changes }: PageResult): string {
  const results = `${counted(records.length, 'article')}, ${counted(changes.length, 'change')}`;
  return `${shownPath(page)}: ${encoding} (${confidence}), ${results}`;
}

/** A reader that counts the pages it reads. */
function watched(read: RunParts['read'], progress: Progress): RunParts['read'] {
  return async (page) => {
    const bytes = await read(page);
    progress.page(bytes.length);
    return bytes;
  };
}

function figures(tally: Tally): string[] {
  return [counted(repeats(tally), 'repeat'), counted(tally.changesOf('correct'), 'correction')];
}
