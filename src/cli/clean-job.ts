import { readFile } from 'node:fs/promises';
import { loadParts } from '../corpus/parts.js';
import { cleanCorpus, type PageResult } from '../corpus/run.js';
import { findPages } from '../input/find.js';
import { type RunSettings, Tally } from '../output/manifest.js';
import { CorpusFolder } from '../output/shards.js';
import type { CleanOptions } from './options.js';
import { complain, DONE, FAILED, FINDINGS, readStdin, say, shownPath, writeOut } from './terminal.js';
import { VERSION } from './version.js';

/** Cleans the pages that `paths` name; gives the exit code. */
export async function cleanPages(paths: readonly string[], options: CleanOptions): Promise<number> {
  const { pages, problems } = await findPages(paths);
  problems.forEach(complain);
  if (pages.length === 0) return FAILED;

  const tally = new Tally();
  tally.problems.push(...problems);
  const folder = options.output === undefined ? undefined : await CorpusFolder.open(options.output, options);
  try {
    const parts = loadParts(options, (page) => (page.kind === 'stdin' ? readStdin() : readFile(page.file)));
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
      if (!options.quiet && result.records.length === 0) note(result);
    }
    if (tally.inputs.length === 0) {
      await folder?.abandon();
      return FAILED;
    }
    await folder?.finish((outputs) => tally.manifest(VERSION, settingsOf(options), outputs));
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

function settingsOf({ source, encoding, dedup }: CleanOptions): RunSettings {
  return { source: source ?? 'name of the folder', encoding: encoding ?? 'found for each page', dedup };
}

function note({ page, changes }: PageResult): void {
  const repeated = changes.some((change) => change.rule === 'repeated-article');
  say(`${shownPath(page)}: ${repeated ? 'all its articles stand on earlier pages' : 'no article found'}`);
}

function summary(tally: Tally): string {
  const repeats = tally.changesOf('repeats') + tally.changesOf('dedup');
  const parts = [
    count(tally.inputs.length, 'page'),
    count(tally.articles, 'article'),
    count(tally.words, 'word'),
    `${count(repeats, 'repeat')} removed`,
    `${count(tally.changesOf('correct'), 'correction')}`,
  ];
  if (tally.problems.length > 0) parts.push(`${count(tally.problems.length, 'input')} failed`);
  return parts.join(', ');
}

function count(n: number, thing: string): string {
  return `${n.toLocaleString('en-US')} ${thing}${n === 1 ? '' : 's'}`;
}
