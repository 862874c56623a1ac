import { InvalidArgumentError, Option } from 'commander';
import { DEDUP_SCOPES, type DedupScope } from '../corpus/scope.js';
import { CORRECT_SCOPES, type CorrectScope } from '../correct/settings.js';
import { DEDUP_DEFAULTS } from '../dedup/defaults.js';
import { ENCODINGS, type EncodingName, parseEncoding } from '../input/encoding.js';
import { REPORTERS, type ReporterName } from '../verify/reporters/names.js';

/** Least bytes of `--dedup-memory`. */
const LEAST_MEMORY = 64 * 1024;

/** Every option of every command, so that one word means one thing. */

export interface DictionaryOptions {
  dict?: string[];
  builtin: boolean;
}

export interface CorrectOptions extends DictionaryOptions {
  correct: CorrectScope;
}

export interface CleanOptions extends CorrectOptions {
  output?: string;
  force?: true;
  source?: string;
  encoding?: EncodingName;
  dedup: DedupScope;
  against?: string[];
  dedupIdentity: number;
  dedupMinWords: number;
  dedupMemory: number;
  maxRemoval?: number;
  learn: boolean;
  diff?: true;
  quiet?: true;
}

export interface VerifyOptions {
  format: ReporterName;
  check?: string[];
  /** Settings of checks from a config file, and where they stand. */
  checks?: { place: string; values: Readonly<Record<string, unknown>> };
  baseline?: string;
  maxFindings: number;
  maxWarnings: number;
  dedupMemory: number;
  quiet?: true;
}

export interface StatsOptions {
  json?: true;
  markdown?: true;
}

export interface ExplainOptions extends CorrectOptions {
  encoding?: EncodingName;
  json?: true;
}

export interface DictCheckOptions {
  json?: true;
  quiet?: true;
}

export interface DictShowOptions extends DictionaryOptions {
  json?: true;
}

export interface DictSuggestOptions extends DictionaryOptions {
  minCount: number;
  limit?: number;
  encoding?: EncodingName;
  quiet?: true;
}

export const output = () =>
  new Option('-o, --output <dir>', 'write articles, change log and manifest into this folder instead of stdout');

export const force = () => new Option('--force', 'replace the corpus that the output folder holds');

export const source = () =>
  new Option('--source <name>', 'name of the collection, for the records (default: name of the input folder)');

export const encoding = () =>
  new Option(
    '--encoding <name>',
    `encoding of all pages: ${ENCODINGS.join(', ')} (default: found for each page)`,
  ).argParser((name) => {
    const known = parseEncoding(name);
    if (known === undefined) throw new InvalidArgumentError(`Allowed choices are ${ENCODINGS.join(', ')}.`);
    return known;
  });

export const dedup = () =>
  new Option('--dedup <scope>', 'how far to look for repeated passages').choices(DEDUP_SCOPES).default('corpus');

export const against = () =>
  new Option(
    '--against <datasets...>',
    'also drop what this earlier corpus has: .jsonl files, or folders that clean wrote; give it after the pages',
  );

export const dedupIdentity = () =>
  new Option('--dedup-identity <share>', 'letters that a passage must share with an earlier one, 0.5 to 1')
    .default(DEDUP_DEFAULTS.identity)
    .argParser(numberFrom(0.5, 1));

export const dedupMinWords = () =>
  new Option(
    '--dedup-min-words <n>',
    'words of a repeated run that goes, 8 to 1000; a whole paragraph needs half of it',
  )
    .default(DEDUP_DEFAULTS.minRunWords)
    .argParser(wholeNumberFrom(8, 1000));

export const dedupMemory = () =>
  new Option('--dedup-memory <size>', 'memory for finding repeats, such as 512M; past it a temporary file is used')
    .default(2 ** 30, '1G')
    .argParser(bytes);

export const maxRemoval = () =>
  new Option(
    '--max-removal <share>',
    'write nothing when more than this share of the words, 0 to 1, would go; needs -o',
  ).argParser(numberFrom(0, 1));

export const dict = () =>
  new Option('--dict <file>', 'correct with this dictionary too; may be given again, and the later wins').argParser(
    (file, files: string[] | undefined) => [...(files ?? []), file],
  );

export const noBuiltin = () => new Option('--no-builtin', 'leave the built-in dictionary out');

export const correct = () =>
  new Option('--correct <how>', 'dictionaries and readings weighed, the dictionaries alone, or nothing')
    .choices(CORRECT_SCOPES)
    .default('all');

export const noLearn = () =>
  new Option('--no-learn', 'correct each page by itself, without counting the words of all pages first');

export const diff = () =>
  new Option('--diff', 'print corrections as before and after: to stdout with -o, else to stderr');

export const minCount = () =>
  new Option('--min-count <n>', 'how often a word must stand there').argParser(positive).default(3);

export const limit = () => new Option('--limit <n>', 'most words to suggest (default: all)').argParser(positive);

function positive(given: string): number {
  const number = Number(given);
  if (!Number.isSafeInteger(number) || number < 1) throw new InvalidArgumentError('Give a whole number from 1 on.');
  return number;
}

export const quiet = () => new Option('-q, --quiet', 'print errors only, no notes and no summary');

export const format = () => new Option('--format <name>', 'form of the report').choices(REPORTERS).default('human');

export const check = () =>
  new Option(
    '--check <setting>',
    'level or limit of a check, such as tatweel=off, short-text=20 or short-text=warning:20; may be given again',
  ).argParser((setting, settings: string[] | undefined) => [...(settings ?? []), setting]);

export const baseline = () =>
  new Option('--baseline <file>', 'hold the figures against earlier ones, which stats --json wrote');

export const maxFindings = () =>
  new Option('--max-findings <n>', 'findings that are told, 1 to 100000; all are counted')
    .default(1000)
    .argParser(wholeNumberFrom(1, 100_000));

export const maxWarnings = () =>
  new Option('--max-warnings <n>', 'end with 0 when there is no error and no more than this many warnings')
    .default(0)
    .argParser(wholeNumberFrom(0, 999_999_999));

/** Less than for cleaning: a check in CI should need little memory. */
export const repeatMemory = () =>
  new Option('--dedup-memory <size>', 'memory for finding repeats, such as 512M; past it a temporary file is used')
    .default(96 * 2 ** 20, '96M')
    .argParser(bytes);

export const markdown = () => new Option('--markdown', 'as Markdown tables, for the summary of a CI job');

export const json = () => new Option('--json', 'as one JSON object, for machines');

export const jsonLines = () => new Option('--json', 'as JSON, one object a line');

function numberFrom(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = /^\d*\.?\d+$/.test(text) ? Number(text) : Number.NaN;
    if (number >= least && number <= most) return number;
    throw new InvalidArgumentError(`It must be a number from ${least} to ${most}.`);
  };
}

function wholeNumberFrom(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (number >= least && number <= most) return number;
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  };
}

/** Bytes of a size such as `512M`. */
function bytes(text: string): number {
  const [, digits = '', unit = ''] = /^(\d{1,6})([KMG])$/i.exec(text) ?? [];
  const size = Number(digits) * 1024 ** ' KMG'.indexOf(unit.toUpperCase());
  if (digits !== '' && size >= LEAST_MEMORY) return size;
  throw new InvalidArgumentError('It must be a size such as 64K, 512M or 2G, no less than 64K.');
}
