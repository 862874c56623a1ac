import type { Argument, Option } from 'commander';

/** What the value of an option or an argument is, as a shell completes it. */
export type ValueKind = 'none' | 'text' | 'file' | 'folder';

/** Names of values that are paths: `--dict <file>`, `<paths...>`. */
const PATHS: Readonly<Record<string, 'file' | 'folder'>> = {
  dir: 'folder',
  datasets: 'file',
  file: 'file',
  files: 'file',
  page: 'file',
  path: 'file',
  paths: 'file',
  scans: 'file',
};

export function valueKind(option: Option): ValueKind {
  if (!option.required && !option.optional) return 'none';
  const [, name = ''] = /[<[]([^\].>]+)/.exec(option.flags) ?? [];
  return PATHS[name] ?? 'text';
}

export function argumentKind(argument: Argument): ValueKind {
  return PATHS[argument.name()] ?? 'text';
}

export function namesPath(option: Option): boolean {
  const kind = valueKind(option);
  return kind === 'file' || kind === 'folder';
}
