import { createHash } from 'node:crypto';
import type { JudgedArticle } from '../dedup/corpus-dedup.js';
import { asJobError, JobError } from '../output/problem.js';
import { linesOfBytes, readJson } from '../verify/lines.js';
import type { DatasetFile } from '../verify/verify.js';

const ADVICE = 'repair it or leave the file out; warraq verify tells all that is wrong with it';

/**
 * The articles of an earlier corpus, in the order of its files and lines. A paragraph's line is the first of its article,
 * since records do not tell more.
 *
 * @throws JobError at the first line that is no record
 */
export async function* earlierArticles(files: readonly DatasetFile[]): AsyncGenerator<JudgedArticle> {
  for (const file of files) {
    for await (const { article } of earlierLines(file)) yield article;
  }
}

/**
 * The articles of one file of an earlier corpus, with the bytes of their lines.
 *
 * @throws JobError at the first line that is no record
 */
export async function* earlierLines({
  name,
  bytes,
}: Pick<DatasetFile, 'name' | 'bytes'>): AsyncGenerator<{ article: JudgedArticle; length: number }> {
  let number = 0;
  try {
    for await (const line of linesOfBytes(bytes()))
      yield { article: earlierArticle(line, name, ++number), length: line.length };
  } catch (error) {
    throw asJobError(name, error);
  }
}

/** Articles of an earlier corpus, and the SHA-256 of what they say; empty without any. */
export interface EarlierSummary {
  articles: number;
  sha256: string;
}

/** What an earlier corpus says, in short. */
export class EarlierDigest {
  #articles = 0;
  readonly #hash = createHash('sha256');

  add(article: JudgedArticle): void {
    this.#articles++;
    this.#hash.update(JSON.stringify(article));
  }

  /** To be asked for once, at the end. */
  summary(): EarlierSummary {
    return { articles: this.#articles, sha256: this.#articles === 0 ? '' : this.#hash.digest('hex') };
  }
}

/**
 * The article of a line of an earlier corpus.
 *
 * @throws JobError when it is no record
 */
export function earlierArticle(bytes: Uint8Array, file: string, number: number): JudgedArticle {
  const fail = (reason: string): never => {
    throw new JobError({ path: file, reason, where: `line ${number}`, advice: ADVICE });
  };
  const { value, fault } = readJson(bytes);
  if (fault) return fail(fault);
  if (!isObject(value)) return fail('no JSON object');
  const { id, text, metadata } = value;
  if (typeof id !== 'string' || id === '') return fail('a record without id');
  if (typeof text !== 'string') return fail('a record without text');
  const { path, lines } = isObject(metadata) ? metadata : {};
  const first = firstLine(lines);
  return {
    id,
    path: typeof path === 'string' ? path : id,
    paragraphs: text.split(/\n+/).map((paragraph) => ({ text: paragraph, line: first })),
  };
}

function firstLine(lines: unknown): number {
  const run: unknown = Array.isArray(lines) ? lines[0] : undefined;
  const line: unknown = Array.isArray(run) ? run[0] : undefined;
  return typeof line === 'number' && Number.isInteger(line) && line > 0 && line < 2 ** 32 ? line : 1;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
