import { ADVICE } from '../correct/dictionary/advice.js';
import { overlaid } from '../correct/dictionary/check.js';
import { JobError } from '../output/problem.js';
import { findingsOf, named, type ReadDictionary, readDictionary } from './dictionaries.js';
import { displayOf } from './display.js';
import type { DictCheckOptions } from './options.js';
import { complain, counted, DONE, FAILED, FINDINGS, say, visible, writeOut } from './terminal.js';

/** Findings that are written at once. */
const BLOCK = 1000;

/** Lints dictionaries and prints what it finds; gives the exit code. */
export async function checkDictionaries(files: readonly string[], { json, quiet }: DictCheckOptions): Promise<number> {
  const dictionaries: ReadDictionary[] = [];
  for (const { path, name } of named(files)) {
    try {
      dictionaries.push(await readDictionary(path, name));
    } catch (error) {
      if (!(error instanceof JobError)) throw error;
      complain(error.problem);
    }
  }
  const findings = findingsOf(dictionaries, overlaid(dictionaries.map(({ entries }) => entries)));
  const pathOf = new Map(dictionaries.map(({ name, path }) => [name, path]));
  const { chalk } = displayOf('stdout');
  let errors = 0;
  let block: string[] = [];
  for (const { source, line, level, rule, message } of findings) {
    if (level === 'error') errors++;
    const file = pathOf.get(source) ?? source;
    const mark = level === 'error' ? chalk.red(level) : chalk.yellow(level);
    if (json) block.push(`${JSON.stringify({ file, line, level, rule, message, advice: ADVICE[rule] })}\n`);
    else block.push(`${visible(file)}:${line}: ${mark} ${rule}: ${visible(message)}\n`);
    if (block.length < BLOCK) continue;
    await writeOut(block.join(''));
    block = [];
  }
  await writeOut(block.join(''));
  const entries = dictionaries.reduce((sum, dictionary) => sum + dictionary.entries.length, 0);
  if (!quiet && dictionaries.length > 0) {
    const found =
      findings.length === 0
        ? 'no findings'
        : `${counted(errors, 'error')}, ${counted(findings.length - errors, 'warning')}`;
    say(
      `${counted(entries, 'entry', 'entries')} in ${counted(dictionaries.length, 'dictionary', 'dictionaries')}: ${found}`,
      'info',
    );
  }
  if (dictionaries.length < files.length) return FAILED;
  return findings.length > 0 ? FINDINGS : DONE;
}
