import { InvalidArgumentError, Option } from 'commander';
import { DEDUP_SCOPES, type DedupScope } from '../corpus/scope.js';
import { ENCODINGS, type EncodingName, parseEncoding } from '../input/encoding.js';
import { REPORTERS, type ReporterName } from '../verify/reporters/names.js';

/** Every option of every command, so that one word means one thing. */

export interface CleanOptions {
  output?: string;
  force?: true;
  source?: string;
  encoding?: EncodingName;
  dedup: DedupScope;
  quiet?: true;
}

export interface VerifyOptions {
  format: ReporterName;
  quiet?: true;
}

export interface ExplainOptions {
  encoding?: EncodingName;
  json?: true;
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

export const quiet = () => new Option('-q, --quiet', 'print errors only, no notes and no summary');

export const format = () => new Option('--format <name>', 'form of the report').choices(REPORTERS).default('human');

export const json = () => new Option('--json', 'as one JSON object, for machines');
