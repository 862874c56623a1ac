import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { cleanPage } from '../corpus/clean-page.js';
import { explainPage } from '../corpus/explain.js';
import { readPage } from '../corpus/read-page.js';
import { loadCorrections } from '../correct/load.js';
import type { PageFile } from '../input/page-file.js';
import { type PageSource, pageSources } from '../input/page-source.js';
import { loadLexicon } from '../lexicon/load.js';
import { JobError } from '../output/problem.js';
import { loadPageData } from '../page/load.js';
import { correctChoices, loadDictionaries } from './dictionaries.js';
import { displayOf } from './display.js';
import { explanationText } from './explain-view.js';
import { sourceSettings } from './find-input.js';
import type { ExplainOptions } from './options.js';
import { complain, DONE, FAILED, say, writeOut } from './terminal.js';

/** Explains how one page is read; gives the exit code. */
export async function explain(path: string, options: ExplainOptions): Promise<number> {
  const dictionaries = await loadDictionaries(options);
  if (!dictionaries) return FAILED;
  const { encoding, json } = options;
  const { source, name } = await sourceOf(path, options);
  const read = readPage(source, encoding);
  if ('problem' in read) {
    complain({ ...read.problem, path: name });
    return FAILED;
  }
  const words = loadPageData();
  const choices = correctChoices(options, dictionaries);
  const corrections = choices && loadCorrections(loadLexicon(), words.bigrams, choices);
  const page = { path: name, text: read.decoded.text, prints: read.decoded.prints };
  const explanation = explainPage(name, cleanPage(page, { ...words, ...(corrections && { corrections }) }));
  await writeOut(json ? `${JSON.stringify(explanation)}\n` : explanationText(explanation, displayOf('stdout')));
  return DONE;
}

/** The page of a path: a file, `-`, or a page of a file of many, which is the first one when none is named. */
async function sourceOf(path: string, options: ExplainOptions): Promise<{ source: PageSource; name: string }> {
  const [whole, part] = parted(path);
  const stdin = whole === '-';
  const file = { file: whole, path: basename(whole), root: '' };
  const page: PageFile = stdin ? { kind: 'stdin', ...file, path: 'stdin' } : { kind: 'file', ...file };
  let first: PageSource | undefined;
  let other: PageSource | undefined;
  for await (const source of pageSources([page], sourceSettings(options))) {
    if (first && !source.problem) other = source;
    first ??= source;
    if (part !== '' && isNamed(source, part)) return { source, name: path };
    if (part === '' && other) break;
  }
  if (part !== '' || !first)
    throw new JobError({ path, reason: 'no such page', advice: 'name a page as metadata.path of its records does' });
  const name = stdin ? 'stdin' : whole;
  if (other) {
    const its = String(numberOf(other)).padStart(4, '0');
    say(`${name} has more pages than the one shown: name one as ${name}#p${its}`, 'info');
  }
  return { source: first, name };
}

/** A path parted at the `#` behind the name of a file; all of it where there is none. */
function parted(path: string): [file: string, part: string] {
  if (existsSync(path)) return [path, ''];
  for (let at = path.lastIndexOf('#'); at > 0; at = path.lastIndexOf('#', at - 1)) {
    const file = path.slice(0, at);
    if (file === '-' || existsSync(file)) return [file, path.slice(at + 1)];
  }
  return [path, ''];
}

/** Whether a page has this number (`p0003`) in its file, or is the record of this id. */
function isNamed(source: PageSource, part: string): boolean {
  const [, number] = /^p(\d{4,})$/.exec(part) ?? [];
  return source.page.path === part || (number !== undefined && numberOf(source) === Number(number));
}

/** Number of a page in its file; NaN where it is the only one. */
function numberOf({ page }: PageSource): number {
  return Number(/ (\d+)$/.exec(page.place ?? '')?.[1]);
}
