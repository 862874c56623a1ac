import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { cleanPage } from '../corpus/clean-page.js';
import { explainPage } from '../corpus/explain.js';
import { readPage } from '../corpus/read-page.js';
import { loadCorrections } from '../correct/load.js';
import type { EncodingName } from '../input/encoding.js';
import { type PageFile, splitPart } from '../input/page-file.js';
import { type PageSource, pageSources } from '../input/page-source.js';
import { loadBigrams, loadLexicon } from '../lexicon/load.js';
import { JobError } from '../output/problem.js';
import { correctChoices, loadDictionaries, refuseUselessDictionary } from './dictionaries.js';
import { displayOf } from './display.js';
import { explanationText } from './explain-view.js';
import type { ExplainOptions } from './options.js';
import { complain, DONE, FAILED, say, writeOut } from './terminal.js';

/** Explains how one page is read; gives the exit code. */
export async function explain(path: string, options: ExplainOptions): Promise<number> {
  refuseUselessDictionary(options);
  const dictionaries = await loadDictionaries(options);
  if (!dictionaries) return FAILED;
  const { encoding, json } = options;
  const { source, name } = await sourceOf(path, encoding);
  const read = readPage(source, encoding);
  if ('problem' in read) {
    complain({ ...read.problem, path: name });
    return FAILED;
  }
  const bigrams = loadBigrams();
  const choices = correctChoices(options, dictionaries);
  const corrections = choices && loadCorrections(loadLexicon(), bigrams, choices);
  const page = { path: name, text: read.decoded.text };
  const explanation = explainPage(name, cleanPage(page, { bigrams, ...(corrections && { corrections }) }));
  await writeOut(json ? `${JSON.stringify(explanation)}\n` : explanationText(explanation, displayOf('stdout')));
  return DONE;
}

/** The page of a path: a file, `-`, or a page of a file of many, which is the first one when none is named. */
async function sourceOf(
  path: string,
  encoding: EncodingName | undefined,
): Promise<{ source: PageSource; name: string }> {
  const { file: whole, part } = existsSync(path) ? { file: path, part: '' } : splitPart(path);
  const stdin = whole === '-';
  const file = { file: whole, path: basename(whole), root: '' };
  const page: PageFile = stdin ? { kind: 'stdin', ...file, path: 'stdin' } : { kind: 'file', ...file };
  let first: PageSource | undefined;
  let others = false;
  for await (const source of pageSources([page], { encoding, stdin: () => process.stdin })) {
    others = first !== undefined;
    first ??= source;
    if (part !== '' && numberOf(source) === Number(part.slice('#p'.length))) return { source, name: path };
    if (part === '' && others) break;
  }
  if (part !== '' || !first)
    throw new JobError({ path, reason: 'no such page', advice: 'name a page as metadata.path of its records does' });
  const name = stdin ? 'stdin' : whole;
  if (others) say(`${name} has more pages than the one shown: name one as ${name}#p0002`);
  return { source: first, name };
}

function numberOf({ page }: PageSource): number {
  return Number(/ (\d+)$/.exec(page.place ?? '')?.[1]);
}
