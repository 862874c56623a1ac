import { fileBytes, sniffedBytes } from '../input/byte-stream.js';
import { listedNames } from '../input/file-list.js';
import { type FoundPages, findPages } from '../input/find.js';
import { extensionsOf, type InputForm } from '../input/form.js';
import type { SourceSettings } from '../input/page-source.js';
import { asJobError } from '../output/problem.js';
import type { ListOptions, ReadingOptions } from './options.js';

/** What is wrong with options that say where pages come from. */
export function misuseOfInput(paths: readonly string[], { filesFrom }: ListOptions): string | undefined {
  if (paths.length === 0 && filesFrom === undefined)
    return "missing required argument 'paths': name folders, files or -, or give a list with --files-from";
  if (filesFrom === '-' && paths.includes('-')) return '- names stdin, which cannot be both page and list';
  return undefined;
}

/**
 * Finds the pages that a command is given, by paths and by a list.
 *
 * @throws JobError when the list cannot be read
 */
export async function findInput(
  paths: readonly string[],
  { filesFrom, null: nul, from }: ListOptions & { from?: InputForm | undefined },
): Promise<FoundPages> {
  const extensions = extensionsOf(from);
  if (filesFrom === undefined) return findPages(paths, { extensions });
  const shown = filesFrom === '-' ? 'stdin' : filesFrom;
  const tooLong: FoundPages['problems'] = [];
  const chunks = filesFrom === '-' ? sniffedBytes(process.stdin) : fileBytes(filesFrom);
  const list = listedNames(chunks, nul === true, (number) => {
    const reason = `name ${number} of the list is too long for a file name`;
    tooLong.push({ path: shown, reason, advice: 'part names by line breaks, or by NULs with -0' });
  });
  try {
    const { pages, problems } = await findPages(paths, { extensions, list });
    for (const problem of tooLong) problems.push(problem);
    if (pages.length === 0 && problems.length === 0)
      problems.push({ path: shown, reason: 'an empty list', advice: 'list files or folders in it' });
    return { pages, problems };
  } catch (error) {
    throw asJobError(shown, error);
  }
}

/** How the pages that were found are read. */
export function sourceSettings({ from, ...options }: ReadingOptions): SourceSettings {
  return { ...options, form: from, stdin: () => process.stdin };
}
