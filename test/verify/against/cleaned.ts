import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { corpusJudge } from '../../../src/corpus/corpus-judge.js';
import { loadParts, type RunChoices } from '../../../src/corpus/parts.js';
import { cleanCorpus, type RunParts } from '../../../src/corpus/run.js';
import type { PageFile } from '../../../src/input/page-file.js';
import { Tally } from '../../../src/output/manifest.js';
import { verifyAgainst } from '../../../src/verify/against/against.js';
import type { CorpusFile, CorpusFolder } from '../../../src/verify/against/corpus-folder.js';
import { compareBytes } from '../../../src/verify/against/page-lines.js';
import type { Finding } from '../../../src/verify/check.js';

/** Pages by path: text, or bytes. */
export type Pages = Readonly<Record<string, string | Uint8Array>>;

/** What `clean -o` writes, in memory. */
export interface Written {
  articles: string;
  changes: string;
  manifest: CorpusFolder['manifest'];
}

const CHOICES: RunChoices = { dedup: 'corpus', corrections: {} };

const loaded = new Map<string, RunParts>();

/** Loads lexicon and dictionary once for each choice. */
function partsFor(choices: RunChoices): RunParts {
  const key = JSON.stringify(choices);
  const parts = loaded.get(key) ?? loadParts(choices, async () => new Uint8Array(), null);
  loaded.set(key, parts);
  return parts;
}

/** Cleans pages as `clean` does, without reading or writing a file. */
export async function cleaned(pages: Pages, choices: Partial<RunChoices> = {}): Promise<Written> {
  const asked = { ...CHOICES, ...choices };
  const repeats = await corpusJudge(
    { dedup: asked.dedup, dedupIdentity: 0.7, dedupMinWords: 25, dedupMemory: 2 ** 30 },
    [],
    tmpdir(),
  );
  const files = pathsOf(pages).map((path): PageFile => ({ kind: 'file', file: path, path, root: 'daily' }));
  const parts = { ...partsFor(asked), repeats, read: async ({ path }: PageFile) => bytesOf(pages[path]) };
  const tally = new Tally();
  const written = { articles: '', changes: '' };
  for await (const result of cleanCorpus(files, parts)) {
    if ('problem' in result) {
      tally.problems.push(result.problem);
      continue;
    }
    tally.inputs.push(result.input);
    for (const record of result.records) written.articles += `${JSON.stringify(record)}\n`;
    for (const change of result.changes) written.changes += `${JSON.stringify(change)}\n`;
  }
  const outputs = (['articles', 'changes'] as const).map((kind) => ({
    file: `${kind}-00000.jsonl`,
    sha256: sha256Of(Buffer.from(written[kind])),
    bytes: 0,
    lines: 0,
  }));
  return { ...written, manifest: tally.manifest('1.0.0', { against: 'nothing' }, outputs) };
}

/**
 * What `verify --against` finds.
 *
 * @param anchored whether the SHA-256 in the manifest are looked at
 */
export async function findingsIn(
  { articles, changes, manifest }: Written,
  pages: Pages,
  anchored = true,
): Promise<Finding[]> {
  const corpus: CorpusFolder = {
    articles: [inMemory('articles-00000.jsonl', articles)],
    changes: [inMemory('changes-00000.jsonl', changes)],
    manifest,
    manifestName: 'manifest.json',
  };
  const scans = pathsOf(pages).map((path) => ({
    path,
    name: path,
    root: 'daily',
    bytes: async () => bytesOf(pages[path]),
  }));
  const findings: Finding[] = [];
  for await (const finding of verifyAgainst(corpus, scans, { pages: 0 })) {
    if (anchored || finding.check !== 'dataset-changed') findings.push(finding);
  }
  return findings;
}

function pathsOf(pages: Pages): string[] {
  return Object.keys(pages).sort(compareBytes);
}

function bytesOf(page: string | Uint8Array = ''): Uint8Array {
  return typeof page === 'string' ? Buffer.from(page) : page;
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function inMemory(file: string, text: string): CorpusFile {
  const bytes = Buffer.from(text);
  return {
    file,
    name: file,
    sha256: () => sha256Of(bytes),
    bytes: async function* (from) {
      yield bytes.subarray(from);
    },
  };
}
