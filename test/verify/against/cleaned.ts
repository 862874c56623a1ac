import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { corpusJudge } from '../../../src/corpus/corpus-judge.js';
import { type Desk, type DeskChoices, deskOf } from '../../../src/corpus/desk.js';
import { settlePage } from '../../../src/corpus/settle.js';
import { byteOrder } from '../../../src/input/byte-names.js';
import type { PageFile } from '../../../src/input/page-file.js';
import { loadLexicon } from '../../../src/lexicon/load.js';
import { type ListedPage, listedProblem, manifestText, Tally } from '../../../src/output/manifest.js';
import { verifyAgainst } from '../../../src/verify/against/against.js';
import type { CorpusFile, CorpusFolder } from '../../../src/verify/against/corpus-folder.js';
import type { Finding } from '../../../src/verify/check.js';

/** Pages by path: text, or bytes. */
export type Pages = Readonly<Record<string, string | Uint8Array>>;

/** What `clean -o` writes, in memory. */
export interface Written {
  articles: string;
  changes: string;
  manifest: CorpusFolder['manifest'];
}

const CHOICES: DeskChoices = { dedup: 'corpus', corrections: {}, learnt: null, showCorrections: false };

const knows = (word: string): boolean => loadLexicon().has(word);

const desks = new Map<string, Desk>();

/** Loads lexicon and dictionary once for each choice. */
function deskFor(choices: DeskChoices): Desk {
  const key = JSON.stringify(choices);
  const desk = desks.get(key) ?? deskOf(choices);
  desks.set(key, desk);
  return desk;
}

/** Cleans pages as `clean` does, without reading or writing a file. */
export async function cleaned(pages: Pages, choices: Partial<DeskChoices> = {}): Promise<Written> {
  const asked = { ...CHOICES, ...choices };
  const repeats = await corpusJudge(
    { dedup: asked.dedup, dedupIdentity: 0.7, dedupMinWords: 25, dedupMemory: 2 ** 30 },
    [],
    tmpdir(),
  );
  const desk = deskFor(asked);
  const tally = new Tally();
  const written = { articles: '', changes: '' };
  const listed: ListedPage[] = [];
  for (const path of pathsOf(pages)) {
    const page: PageFile = { kind: 'file', file: path, path, root: 'daily', stem: path.replace(/\.[^./]+$/, '') };
    const prepared = desk.prepare({ page, bytes: bytesOf(pages[path]) });
    if ('problem' in prepared) {
      tally.addProblem();
      listed.push(listedProblem(prepared.problem));
      continue;
    }
    const { input, records, changes, counts } = settlePage(page, prepared, { repeats, knows });
    tally.addPage(counts);
    listed.push({ input });
    written.articles += Buffer.concat(records.bytes).toString();
    written.changes += Buffer.concat(changes.bytes).toString();
  }
  const outputs = (['articles', 'changes'] as const).map((kind) => ({
    file: `${kind}-00000.jsonl`,
    sha256: sha256Of(Buffer.from(written[kind])),
    bytes: 0,
    lines: 0,
  }));
  let manifest = '';
  const head = { warraq: '1.0.0', settings: { against: 'nothing' }, tally, outputs };
  for await (const part of manifestText(head, async function* () {
    yield* listed;
  }))
    manifest += part;
  return { ...written, manifest: JSON.parse(manifest) };
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
    content: bytesOf(pages[path]),
  }));
  const findings: Finding[] = [];
  for await (const finding of verifyAgainst(corpus, scans, { pages: 0 }, { knows })) {
    if (anchored || finding.check !== 'dataset-changed') findings.push(finding);
  }
  return findings;
}

function pathsOf(pages: Pages): string[] {
  return Object.keys(pages).sort(byteOrder);
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
    bytes: async function* () {
      yield bytes;
    },
    again: async function* (from) {
      yield bytes.subarray(from);
    },
  };
}
