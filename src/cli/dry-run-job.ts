import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { readPage } from '../corpus/read-page.js';
import type { InputEntry, RunSettings } from '../output/manifest.js';
import { asJobError } from '../output/problem.js';
import { refuseCorpus, stateToGoOnWith, unfinishedIn } from '../output/unfinished.js';
import { startOf } from './clean-start.js';
import { valueText } from './config-job.js';
import { effectiveSettings, sourceName } from './effective-settings.js';
import type { CleanOptions } from './options.js';
import { complain, counted, DONE, FAILED, FINDINGS, say, shownPath, visible, writeOut } from './terminal.js';
import { VERSION } from './version.js';

/**
 * Reads the pages as `clean` would, and writes nothing: a line a page on stdout, with its path, bytes, encoding and how sure
 * that is, parted by tabs; figures, destination and settings on stderr.
 */
export async function rehearse(paths: readonly string[], options: CleanOptions, command: Command): Promise<number> {
  const start = await startOf(paths, options);
  if (typeof start === 'number') return start;
  const { problems, asked, sources } = start;
  const destination = await destinationOf(options, asked);
  let failed = problems.length;
  const inputs: InputEntry[] = [];
  for await (const source of sources()) {
    const { page } = source;
    const read = readPage(source, options.encoding);
    if ('problem' in read) {
      failed++;
      complain({ ...read.problem, path: shownPath(page) });
      continue;
    }
    const { bytes, encoding, confidence } = read.input;
    inputs.push(read.input);
    await writeOut(`${visible(shownPath(page))}\t${bytes}\t${encoding}\t${confidence}\n`);
  }
  if (inputs.length === 0) return FAILED;
  say(figures(inputs), 'info');
  say(destination, 'info');
  say(`settings: ${settingsText(command)}`, 'info');
  return failed > 0 ? FINDINGS : DONE;
}

/** @throws JobError when a run would be refused */
async function destinationOf({ output, ...given }: CleanOptions, asked: RunSettings): Promise<string> {
  const [force, resume]: [boolean, boolean] = [given.force ?? false, given.resume ?? false];
  if (output === undefined) return 'would write records to stdout';
  if (!existsSync(output)) return `would make the folder ${output} and write to it`;
  try {
    const unfinished = await unfinishedIn(output);
    const settings = { warraq: VERSION, ...asked };
    const goesOn = await stateToGoOnWith(output, { force, resume, settings });
    if (goesOn) return `would go on in ${output} after the ${counted(goesOn.checkpoint.taken, 'page')} that are done`;
    if (!force) await refuseCorpus(output);
    const gone = unfinished && `the unfinished run after ${counted(unfinished.checkpoint.taken, 'page')}`;
    const replaced = ['the corpus that it may hold', ...(gone ? [gone] : [])].join(' and ');
    return `would write to ${output}${force ? `, in the place of ${replaced}` : ''}`;
  } catch (error) {
    throw asJobError(output, error);
  }
}

function figures(inputs: readonly InputEntry[]): string {
  const pages = new Map<string, number>();
  for (const { encoding } of inputs) pages.set(encoding, (pages.get(encoding) ?? 0) + 1);
  const encodings = [...pages]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, n]) => `${n.toLocaleString('en-US')} ${name}`);
  const bytes = inputs.reduce((sum, input) => sum + input.bytes, 0);
  return `${counted(inputs.length, 'page')}, ${counted(bytes, 'byte')}: ${encodings.join(', ')}`;
}

/** What differs from the defaults, and where it comes from. */
function settingsText(command: Command): string {
  const program = command.parent ?? command;
  const set = effectiveSettings(command).filter(({ name, source }) => source !== 'default' && name !== 'dry-run');
  const texts = set.map((setting) => `${setting.name} ${valueText(setting.value)} (${sourceName(program, setting)})`);
  return texts.length === 0 ? 'all by default' : `${texts.join(', ')}; all others by default`;
}
