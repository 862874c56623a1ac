import { availableParallelism } from 'node:os';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { DEDUP_SCOPES, type DedupScope } from '../corpus/scope.js';
import { CORRECT_SCOPES, type CorrectScope } from '../correct/settings.js';
import { DEDUP_DEFAULTS } from '../dedup/defaults.js';
import { ENCODINGS, type EncodingName, parseEncoding } from '../input/encoding.js';
import { FORMS, type InputForm } from '../input/form.js';
import { MAX_PAGE_BYTES } from '../input/page-limit.js';
import { COMPRESSIONS, LAYOUTS, type Layout, type OutputCompression } from '../output/output-form.js';
import { REPORTERS, type ReporterName } from '../verify/reporters/names.js';
import type { ConfigPart } from './config.js';
import { numberFrom, sizeFrom, unescaped, wholeNumberFrom } from './option-values.js';

/** More than there will be of anything counted. */
const MANY = 999_999_999;

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

/** How pages are read. */
export interface ReadingOptions {
  from?: InputForm;
  textField?: string;
  idField: string;
  pageSeparator: string;
  maxPageBytes: number;
  encoding?: EncodingName;
}

/** A list of pages beside the arguments. */
export interface ListOptions {
  filesFrom?: string;
  null?: true;
}

/** Where pages come from and how they are read. */
export interface InputOptions extends ReadingOptions, ListOptions {}

export interface CleanOptions extends CorrectOptions, InputOptions {
  output?: string;
  force?: true;
  compress?: OutputCompression;
  layout?: Layout;
  source?: string;
  dedup: DedupScope;
  against?: string[];
  incremental?: true;
  dedupIdentity: number;
  dedupMinWords: number;
  dedupMemory: number;
  maxRemoval?: number;
  learn: boolean;
  jobs: number;
  pageTimeout?: number;
  shardSize: number;
  resume?: true;
  failFast?: true;
  diff?: true;
  dryRun?: true;
  quiet?: true;
}

export interface VerifyOptions extends ListOptions {
  format: ReporterName;
  /** `verify.checks` of a config, as it stands there. */
  checks?: ConfigPart;
  against?: string[];
  earlier?: string[];
  check?: string[];
  /** Where a config sets them, as messages name it. */
  checkPlace?: string;
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

export interface ExplainOptions extends CorrectOptions, ReadingOptions {
  json?: true;
}

export interface DictCheckOptions {
  json?: true;
  quiet?: true;
}

export interface DictShowOptions extends DictionaryOptions {
  json?: true;
}

export interface DictSuggestOptions extends DictionaryOptions, InputOptions {
  minCount: number;
  limit?: number;
  quiet?: true;
}

export interface ConfigOptions {
  json?: true;
  schema?: true;
}

export const output = () =>
  new Option(
    '-o, --output <dir>',
    'write articles, change log and manifest into this folder instead of stdout (-: stdout)',
  );

export const force = () =>
  new Option('--force', 'replace the corpus, or the unfinished run, that the output folder holds');

export const compress = () =>
  new Option(
    '--compress <how>',
    'how the files of the output folder are compressed (default: none; gz with --layout hf)',
  ).choices(COMPRESSIONS);

export const layout = () =>
  new Option(
    '--layout <name>',
    'flat, or hf: data/train-00000-of-00001.jsonl and a card, a folder that load_dataset loads (default: flat)',
  ).choices(LAYOUTS);

export const source = () =>
  new Option('--source <name>', 'name of the collection, for the records (default: name of the input folder)');

export const encoding = () =>
  new Option('--encoding <name>', 'encoding of all pages (default: found for each page)')
    .choices(ENCODINGS)
    .argParser((name) => {
      const known = parseEncoding(name);
      if (known === undefined) throw new InvalidArgumentError(`Allowed choices are ${ENCODINGS.join(', ')}.`);
      return known;
    });

export const filesFrom = () =>
  new Option('--files-from <file>', 'read the files and folders that this list names too, one a line; - for stdin');

export const nul = () =>
  new Option('-0, --null', 'with --files-from: a NUL ends each name, as find -print0 writes them');

export const from = () =>
  new Option('--from <form>', 'form of the input (default: JSON lines for .jsonl and .ndjson, else text)').choices(
    FORMS,
  );

export const textField = () =>
  new Option('--text-field <key>', 'with JSON lines: key of the text, dotted for an inner one (default: text)');

export const idField = () =>
  new Option('--id-field <key>', 'with JSON lines: key of what names a record').default('id');

export const pageSeparator = () =>
  new Option('--page-separator <text>', String.raw`what parts the pages of a file; \f, \n, \r, \t and \\ are known`)
    .default('\f', String.raw`\f`)
    .argParser(unescaped);

export const maxPageBytes = () =>
  new Option('--max-page-bytes <size>', 'largest page that is read, decompressed; such as 64M')
    .default(MAX_PAGE_BYTES, '64M')
    .argParser(sizeFrom(1));

/** Adds the options that say how pages are read. */
export function addReading(command: Command): Command {
  for (const option of [encoding, from, textField, idField, pageSeparator, maxPageBytes]) command.addOption(option());
  return command;
}

/** Adds the options that say where pages come from and how they are read. */
export function addInput(command: Command): Command {
  return addReading(command.addOption(filesFrom()).addOption(nul()));
}

/** What the arguments of a command may be that takes pages. */
export const PAGES = 'folders (all .txt, .txt.gz and .txt.zst below), files, quoted globs, or - for stdin';

export const dedup = () =>
  new Option('--dedup <scope>', 'how far to look for repeated passages').choices(DEDUP_SCOPES).default('corpus');

export const against = () =>
  new Option(
    '--against <datasets...>',
    'also drop what this earlier corpus has: .jsonl files, or folders that clean wrote; give it after the pages',
  );

export const incremental = () =>
  new Option(
    '--incremental',
    'with --against: clean only scans that are new, or changed since these corpora were made; of a changed one, what they have counts no more',
  );

export const scans = () =>
  new Option(
    '--against <scans...>',
    'also prove from the change log that nothing of these scans was lost; needs the folder that clean -o wrote, and comes after it',
  );

export const scansFrom = () =>
  new Option('--files-from <file>', 'prove it of the scans that this list names too, one a line; - for stdin');

export const earlier = () =>
  new Option(
    '--earlier <datasets...>',
    'with --against: look up in this earlier corpus what went because it has it; as clean --against was given it',
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
    .argParser(sizeFrom(LEAST_MEMORY));

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

export const jobs = () =>
  new Option('-j, --jobs <n>', 'threads that clean pages; 1 cleans them in the main one')
    .default(availableParallelism(), 'one for each processor')
    .argParser(wholeNumberFrom(1, 512));

export const pageTimeout = () =>
  new Option('--page-timeout <seconds>', 'count a page as failed when it takes longer').argParser(
    numberFrom(0.001, 86_400),
  );

export const shardSize = () =>
  new Option('--shard-size <size>', 'most JSON in a file of the output folder, before compression, such as 500M')
    .default(2 ** 30, '1G')
    .argParser(sizeFrom(1));

export const resume = () =>
  new Option(
    '--resume',
    'go on with the unfinished run in the output folder; begin where there is none, and end where all is done',
  );

export const failFast = () => new Option('--fail-fast', 'stop at the first page that fails');

/** Nothing reads it: it is there to win over --fail-fast in a config. */
export const keepGoing = () => new Option('--keep-going', 'clean the other pages when one fails (default)');

export const diff = () =>
  new Option('--diff', 'print corrections as before and after: to stdout with -o, else to stderr');

export const minCount = () =>
  new Option('--min-count <n>', 'how often a word must stand there').argParser(wholeNumberFrom(1, MANY)).default(3);

export const limit = () =>
  new Option('--limit <n>', 'most words to suggest (default: all)').argParser(wholeNumberFrom(1, MANY));

export const dryRun = () =>
  new Option('--dry-run', 'list the pages that would be read, and tell where they would go; write nothing');

export const quiet = () => new Option('-q, --quiet', 'print errors only, no notes and no summary');

export const format = () => new Option('--format <name>', 'form of the report').choices(REPORTERS).default('human');

export const schemaOfConfig = () => new Option('--schema', 'print the JSON Schema of warraq.json instead, for editors');
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
    .argParser(wholeNumberFrom(0, MANY));

/** Less than for cleaning: a check in CI should need little memory. */
export const repeatMemory = () =>
  new Option('--dedup-memory <size>', 'memory for finding repeats, such as 512M; past it a temporary file is used')
    .default(96 * 2 ** 20, '96M')
    .argParser(sizeFrom(LEAST_MEMORY));

export const markdown = () => new Option('--markdown', 'as Markdown tables, for the summary of a CI job');

export const json = () => new Option('--json', 'as one JSON object, for machines');

export const jsonLines = () => new Option('--json', 'as JSON, one object a line');
