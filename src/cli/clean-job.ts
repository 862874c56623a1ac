import { readFile } from 'node:fs/promises';
import { FEWEST_PAGES, learnWords } from '../corpus/learn.js';
import { loadParts } from '../corpus/parts.js';
import { cleanCorpus, type PageResult } from '../corpus/run.js';
import { findPages } from '../input/find.js';
import type { PageFile } from '../input/page-file.js';
import { type RunSettings, Tally } from '../output/manifest.js';
import { CorpusFolder } from '../output/shards.js';
import { correctChoices, type Dictionaries, loadDictionaries, refuseUselessDictionary } from './dictionaries.js';
import { diffText } from './diff-view.js';
import { displayOf } from './display.js';
import type { CleanOptions } from './options.js';
import {
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

/** Cleans the pages that `paths` name; gives the exit code. */
export async function cleanPages(paths: readonly string[], options: CleanOptions): Promise<number> {
  refuseUselessDictionary(options);
  const dictionaries = await loadDictionaries(options, options);
  if (!dictionaries) return FAILED;
  const { pages, problems } = await findPages(paths);
  problems.forEach(complain);
  if (pages.length === 0) return FAILED;

  const tally = new Tally();
  tally.problems.push(...problems);
  const folder = options.output === undefined ? undefined : await CorpusFolder.open(options.output, options);
  if (folder) makeStdoutOptional();
  try {
    const read = (page: PageFile) => (page.kind === 'stdin' ? readStdin() : readFile(page.file));
    const learnt = learns(options, pages) ? await learnWords(pages, read, options.encoding) : undefined;
    const parts = loadParts({ ...options, corrections: correctChoices(options, dictionaries), learnt }, read);
    for await (const result of cleanCorpus(pages, parts)) {
      if ('problem' in result) {
        tally.problems.push(result.problem);
        complain({ ...result.problem, path: shownPath(result.page) });
        continue;
      }
      tally.inputs.push(result.input);
      for (const record of result.records) tally.addRecord(record);
      for (const change of result.changes) tally.addChange(change);
      await (folder ? writeToFolder(folder, result) : writeOut(result.records.map(jsonLine).join('')));
      if (options.diff) await showDiff(result, folder !== undefined);
      if (!options.quiet && result.records.length === 0) note(result);
    }
    if (tally.inputs.length === 0) {
      await folder?.abandon();
      return FAILED;
    }
    await folder?.finish((outputs) => tally.manifest(VERSION, settingsOf(options, dictionaries, pages), outputs));
  } catch (error) {
    await folder?.abandon();
    throw error;
  }
  if (!options.quiet) say(summary(tally));
  return tally.problems.length > 0 ? FINDINGS : DONE;
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

function settingsOf(options: CleanOptions, { used }: Dictionaries, pages: readonly PageFile[]): RunSettings {
  const { source, encoding, dedup, correct } = options;
  return {
    source: source ?? 'name of the folder',
    encoding: encoding ?? 'found for each page',
    dedup,
    correct,
    learn: learns(options, pages),
    dictionaries: correct === 'off' ? [] : used.map((dictionary) => ({ ...dictionary })),
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
  say(`${shownPath(page)}: ${repeated ? 'all its articles stand on earlier pages' : 'no article found'}`);
}

function summary(tally: Tally): string {
  const repeats = tally.changesOf('repeats') + tally.changesOf('dedup');
  const parts = [
    counted(tally.inputs.length, 'page'),
    counted(tally.articles, 'article'),
    counted(tally.words, 'word'),
    `${counted(repeats, 'repeat')} removed`,
    `${counted(tally.changesOf('correct'), 'correction')}`,
  ];
  if (tally.problems.length > 0) parts.push(`${counted(tally.problems.length, 'input')} failed`);
  return parts.join(', ');
}
