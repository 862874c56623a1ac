import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { compileDictionary } from '../correct/dictionary/compile.js';
import { parseDictionary } from '../correct/dictionary/dictionary.js';
import { BUILT_IN, builtInFile } from '../correct/load.js';
import type { Budget } from '../dedup/engine.js';
import { loadLexicon } from '../lexicon/load.js';
import { fileProblem, JobError, type Problem } from '../output/problem.js';
import { bounded } from './bounded.js';
import type { Check, Finding, Level, Remark } from './check.js';
import { LONGEST_LINE } from './checks/long-line.js';
import { corporaOf } from './corpus.js';
import { lineBlocks } from './lines.js';
import { columnOf, excerptOf } from './place.js';
import { RecordLine } from './record-line.js';
import type { Correction, Run } from './run.js';
import type { Stats } from './stats/stats.js';
import { StatsTally } from './stats/tally.js';
import { suspects } from './suspects.js';
import { KNOWN, WordTable } from './word-table.js';

/** A file of records. */
export interface DatasetFile {
  /** As given. */
  name: string;
  /** The folder given, for a file that belongs to it. */
  folder?: string;
  bytes(): AsyncIterable<Uint8Array>;
}

/** A check as it is set. */
export interface SetCheck {
  check: Check;
  level: Level;
  limit: number;
}

/** What a verification is given beside the files. */
export interface VerifyParts {
  checks: readonly SetCheck[];
  /** Memory for finding repeats; all there is when absent. */
  budget?: Budget | null;
  /** Earlier figures of the dataset, for the checks against a baseline. */
  baseline?: Stats | null;
}

/** What was checked, and what could not be. */
export interface Extent {
  files: number;
  records: number;
  problems: Problem[];
}

/** The line at hand: where a remark belongs. */
interface Place {
  file: string;
  number: number;
  line: RecordLine | undefined;
}

const MEGABYTE = 2 ** 20;
/** Findings of one record that are given a column and an excerpt: each takes a walk through the line. */
const PLACED = 20;

/**
 * Runs checks over the files of one dataset, line by line. Memory does not grow with the dataset, but for some 21 bytes an id and
 * the index of repeats.
 *
 * @param extent is counted up on the way; a file that cannot be read to its end is a problem in it, and the others are checked all the
 *   same
 * @returns findings in the order of the dataset
 */
export async function* verify(
  files: readonly DatasetFile[],
  { checks, baseline = null, budget = null }: VerifyParts,
  extent: Extent,
): AsyncGenerator<Finding> {
  const corpora = await corporaOf(files);
  const correction = checks.some(({ check }) => check.id === 'correction') ? builtInCorrection() : null;
  const words = wordTable(correction);
  const tally = baseline && new StatsTally(corpora);
  const run: Run = { corpora, correction, budget, baseline, stats: () => tally?.stats() ?? null };
  const longest = (checks.find(({ check }) => check.id === 'long-line')?.limit ?? LONGEST_LINE) * MEGABYTE;

  const place: Place = { file: '', number: 1, line: undefined };
  const found: Finding[] = [];
  const looks = checks.map(({ check, level, limit }) => ({
    ...check.start(run, limit),
    report: (remark: Remark) => {
      found.push(findingOf(check, level, remark, place, found.length < PLACED));
    },
  }));
  for (const from of files) {
    extent.files++;
    place.file = from.name;
    place.number = 0;
    const end = { closed: true };
    try {
      for await (const lines of lineBlocks(bounded(from.bytes(), longest, end), longest)) {
        for (const its of lines) {
          place.number++;
          extent.records++;
          const line = new RecordLine(from, place.number, its, its.bytes.length > longest, words);
          place.line = line;
          tally?.add(line);
          for (const look of looks) look.line?.(line, look.report);
          if (found.length > 0) yield* found.splice(0);
        }
      }
      place.line = undefined;
      for (const look of looks) look.file?.({ name: from.name, lines: place.number, ...end }, look.report);
    } catch (error) {
      const problem = error instanceof JobError ? error.problem : fileProblem(from.name, error);
      if (!problem) throw error;
      extent.problems.push(problem);
    }
    yield* found.splice(0);
  }
  place.line = undefined;
  place.number = 1;
  for (const look of looks) await look.end?.(look.report);
  yield* found;
}

/** Words with what lexicon and dictionary say of them. */
export function wordTable(correction: Correction | null): WordTable {
  const lexicon = loadLexicon();
  return new WordTable((word) => {
    const known = lexicon.has(word);
    return (known ? KNOWN : 0) | (correction?.marksOf(word, known) ?? 0);
  });
}

function builtInCorrection(): Correction {
  const bytes = readFileSync(builtInFile());
  const { entries } = parseDictionary(bytes.toString(), BUILT_IN, false);
  const dictionary = compileDictionary(entries, loadLexicon());
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { dictionary, sha256, marksOf: suspects(dictionary, entries) };
}

function findingOf(
  check: Check,
  level: Level,
  remark: Remark,
  { file, number, line }: Place,
  placed: boolean,
): Finding {
  return {
    check: check.id,
    level,
    file: remark.file ?? file,
    line: remark.line ?? Math.max(1, number),
    column: line && placed ? columnOf(line, remark) : null,
    pointer: remark.pointer ?? null,
    id: line?.id ?? '',
    message: remark.message,
    excerpt: line && placed ? excerptOf(line, remark) : null,
  };
}
