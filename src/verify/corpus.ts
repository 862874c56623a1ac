import { createReadStream } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { MANIFEST, type Manifest } from '../output/manifest.js';
import { fileProblem } from '../output/problem.js';
import { asObject, type JsonObject } from './record-line.js';
import type { DatasetFile } from './verify.js';

/** Names of the files that make up a corpus, those of the layout of Hugging Face among them. */
const CORPUS_FILE = /^(articles|changes|data\/[a-z]+)-(\d+)(?:-of-\d+)?\.jsonl(?:\.gz|\.zst)?$/;
const HF_DATA = 'data';

/** All of a manifest but the pages it was made of, which may be many. */
export type ManifestHead = Omit<Manifest, 'inputs' | 'problems'>;

/** A folder that `clean` wrote. */
export interface Corpus {
  folder: string;
  /** Articles and changes files in it, by name. */
  files: readonly string[];
  /** Null when there is none that can be read. */
  manifest: ManifestHead | null;
  /** Why not; empty when all is well. */
  trouble: string;
}

/** The files, each with the one of the paths given that is a folder and holds it. */
export function inFolders(files: readonly DatasetFile[], paths: readonly string[]): DatasetFile[] {
  return files.map((file) => {
    if (paths.includes(file.name)) return file;
    const folder = paths.find((path) => path !== '-' && file.name.startsWith(prefixOf(path)));
    return folder === undefined ? file : { ...file, folder };
  });
}

/** What names of files below a folder begin with, as `join` makes them: nothing for `.`. */
function prefixOf(folder: string): string {
  return join(folder, 'x').slice(0, -1);
}

/** The corpora that files of records belong to. */
export async function corporaOf(files: readonly DatasetFile[]): Promise<Corpus[]> {
  const folders = new Set(files.flatMap(({ folder }) => folder ?? []));
  return Promise.all([...folders].map(readCorpus));
}

async function readCorpus(folder: string): Promise<Corpus> {
  const names = await readdir(folder);
  const data = names.includes(HF_DATA) ? await readdir(join(folder, HF_DATA)).catch(() => []) : [];
  const all = [...names, ...data.map((name) => `${HF_DATA}/${name}`)];
  const corpus = { folder, files: all.filter((name) => CORPUS_FILE.test(name)).sort() };
  if (!names.includes(MANIFEST)) {
    return { ...corpus, manifest: null, trouble: 'no manifest.json: the corpus may not be whole' };
  }
  try {
    const manifest = headOf(JSON.parse(await manifestText(join(folder, MANIFEST))));
    return { ...corpus, manifest, trouble: manifest ? '' : 'no manifest of warraq' };
  } catch (error) {
    if (error instanceof SyntaxError) return { ...corpus, manifest: null, trouble: 'no JSON: it may be cut short' };
    const problem = fileProblem(MANIFEST, error);
    if (!problem) throw error;
    return { ...corpus, manifest: null, trouble: problem.reason };
  }
}

/** Number of an articles or changes file; undefined for other names. */
export function shardOf(name: string): { kind: string; number: number; digits: number } | undefined {
  const [, kind, digits] = CORPUS_FILE.exec(name) ?? [];
  return kind && digits ? { kind, number: Number(digits), digits: digits.length } : undefined;
}

/** Where the list of pages begins in a manifest as `clean` writes it, and how the file ends. */
const INPUTS = '\n  "inputs": [';
const END = /\]\n\}\s*$/;
const TAIL = 64;

/** Text of a manifest; without the pages, so that memory does not grow with their number, if it is laid out as `clean` does. */
async function manifestText(path: string): Promise<string> {
  let text = '';
  for await (const chunk of createReadStream(path, 'utf8')) {
    const from = Math.max(0, text.length - INPUTS.length);
    text += chunk;
    const at = text.indexOf(INPUTS, from);
    if (at >= 0) return (await endsWell(path)) ? `${text.slice(0, at)}${INPUTS}]}` : '';
  }
  return text;
}

async function endsWell(path: string): Promise<boolean> {
  const handle = await open(path);
  try {
    const { size } = await handle.stat();
    const tail = new Uint8Array(Math.min(TAIL, size));
    await handle.read(tail, 0, tail.length, size - tail.length);
    return END.test(new TextDecoder().decode(tail));
  } finally {
    await handle.close();
  }
}

function headOf(value: unknown): ManifestHead | null {
  const object = asObject(value);
  const counts = asObject(object?.counts);
  const isWhole =
    object !== undefined &&
    typeof object.warraq === 'string' &&
    asObject(object.settings) !== undefined &&
    typeof counts?.articles === 'number' &&
    typeof counts.words === 'number' &&
    Array.isArray(object.outputs) &&
    object.outputs.every((output) => isOutput(asObject(output)));
  return isWhole ? (object as unknown as ManifestHead) : null;
}

function isOutput(output: JsonObject | undefined): boolean {
  return (
    typeof output?.file === 'string' &&
    typeof output.sha256 === 'string' &&
    typeof output.bytes === 'number' &&
    typeof output.lines === 'number'
  );
}
