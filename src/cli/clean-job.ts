import { tmpdir } from 'node:os';
import { basename } from 'node:path';
import { corpusJudge } from '../corpus/corpus-judge.js';
import { Crew } from '../corpus/crew.js';
import type { DeskChoices } from '../corpus/desk.js';
import { PageCounts } from '../corpus/page-counts.js';
import { cleanCorpus, surveyCorpus } from '../corpus/run.js';
import type { PageResult } from '../corpus/settle.js';
import { FEWEST_PAGES } from '../corpus/survey.js';
import type { PageFile } from '../input/page-file.js';
import { pageSources } from '../input/page-source.js';
import { loadLexicon } from '../lexicon/load.js';
import { addCounts } from '../output/counts.js';
import { type RunSettings, Tally } from '../output/manifest.js';
import type { Problem } from '../output/problem.js';
import { CorpusFolder } from '../output/shards.js';
import { findDatasets } from '../verify/find-datasets.js';
import { correctChoices, type Dictionaries, loadDictionaries, refuseUselessDictionary } from './dictionaries.js';
import { diffText } from './diff-view.js';
import { displayOf } from './display.js';
import { findInput, misuseOfInput, sourceSettings } from './find-input.js';
import type { CleanOptions } from './options.js';
import { isWatched, Progress, stdoutIsElsewhere } from './progress.js';
import { repeatsOf, summaryLine, summaryTable } from './summary.js';
import {
  beforeInterrupt,
  complain,
  counted,
  DONE,
  FAILED,
  FINDINGS,
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
  const misuse = misuseOf(paths, options);
  if (misuse !== undefined) {
    say(misuse);
    return FAILED;
  }
  refuseUselessDictionary(options);
  const dictionaries = await loadDictionaries(options, options);
  if (!dictionaries) return FAILED;
  const { pages, problems } = await findInput(paths, options);
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
  const learnt = mayLearn(options, pages) ? new PageCounts() : null;
  const sources = () => pageSources(pages, sourceSettings(options));
  const crew = new Crew(
    {
      ...deskOptions(options),
      corrections: correctChoices(options, dictionaries),
      learnt: learnt?.memory ?? null,
    },
    { jobs: options.jobs, pageTimeout: options.pageTimeout, threadFile: new URL('./page-worker.js', import.meta.url) },
  );
  try {
    let learns = false;
    if (learnt) {
      progress.begin('counting words', pages.length);
      for await (const { places, bytes } of surveyCorpus(sources(), { crew })) {
        learnt.add(places);
        progress.page(bytes);
      }
      learns = learnt.pages >= FEWEST_PAGES;
      if (!learns) learnt.clear();
    }
    const repeats = await corpusJudge(options, earlier.files, folder?.scratch ?? tmpdir());
    const knows = (word: string): boolean => loadLexicon().has(word);
    progress.begin('cleaning', pages.length);
    for await (const result of cleanCorpus(sources(), { crew, repeats, knows })) {
      if ('problem' in result) {
        tally.problems.push(result.problem);
        complain({ ...result.problem, path: shownPath(result.page) });
        progress.page(0);
        continue;
      }
      tally.inputs.push(result.input);
      addCounts(tally.counts, result.counts);
      await (folder ? writeToFolder(folder, result) : writeOut(Buffer.concat(result.records.bytes)));
      if (options.diff) await showDiff(result, folder !== undefined);
      if (!options.quiet && result.records.lines === 0) note(result);
      say(`debug: ${pageLine(result)}`, 'debug');
      progress.page(result.input.bytes, () => figures(tally));
    }
    const refusal = tally.inputs.length === 0 ? undefined : tooMuch(tally, options);
    if (refusal) complain(refusal);
    if (tally.inputs.length === 0 || refusal) {
      await folder?.abandon();
      return FAILED;
    }
    const settings = settingsOf(options, dictionaries, learns, repeats?.earlier);
    await folder?.finish((outputs) => tally.manifest(VERSION, settings, outputs));
  } catch (error) {
    await folder?.abandon();
    throw error;
  } finally {
    progress.end();
    leave();
    await crew.close();
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
export function misuseOf(paths: readonly string[], options: CleanOptions): string | undefined {
  const { dedup, against = [], maxRemoval, output, filesFrom } = options;
  const misuse = misuseOfInput(paths, options);
  if (misuse !== undefined) return misuse;
  if (against.length > 0 && dedup !== 'corpus') return `--against needs --dedup corpus, not --dedup ${dedup}`;
  if (against.includes('-') && paths.includes('-')) return '- names stdin, which cannot be both page and dataset';
  if (against.includes('-') && filesFrom === '-') return '- names stdin, which cannot be both list and dataset';
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
  await folder.addRecords(records);
  await folder.addChanges(changes);
}

function deskOptions({ source, encoding, dedup, diff }: CleanOptions): Omit<DeskChoices, 'corrections' | 'learnt'> {
  return { source, encoding, dedup, showCorrections: diff === true };
}

/** Whether words are counted on all pages first: they are read twice then, which stdin cannot be. */
function mayLearn({ learn, correct }: CleanOptions, pages: readonly PageFile[]): boolean {
  return learn && correct === 'all' && pages.every(({ kind }) => kind !== 'stdin');
}

function settingsOf(
  options: CleanOptions,
  { used }: Dictionaries,
  learn: boolean,
  earlier: number | undefined,
): RunSettings {
  const { source, encoding, dedup, correct, against, dedupIdentity, dedupMinWords, maxRemoval } = options;
  const { from, textField, idField, pageSeparator, maxPageBytes } = options;
  // Neither the memory given nor the folder of the earlier corpus changes the result.
  return {
    source: source ?? 'name of the folder',
    encoding: encoding ?? 'found for each page',
    from: from ?? 'told by the name',
    textField: textField ?? 'text',
    idField,
    pageSeparator,
    maxPageBytes,
    dedup,
    correct,
    learn,
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

function note({ page, repeated }: PageResult): void {
  say(`${shownPath(page)}: ${repeated ? 'all its articles stand on earlier pages' : 'no article found'}`, 'info');
}

function pageLine({ page, input: { encoding, confidence }, records, changes }: PageResult): string {
  const results = `${counted(records.lines, 'article')}, ${counted(changes.lines, 'change')}`;
  return `${shownPath(page)}: ${encoding} (${confidence}), ${results}`;
}

function figures(tally: Tally): string[] {
  return [counted(repeatsOf(tally), 'repeat'), counted(tally.changesOf('correct'), 'correction')];
}
