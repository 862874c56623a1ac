import { open, readFile } from 'node:fs/promises';
import { STAGES, type Stage } from '../text/change.js';
import { addCounts, type Counts, noCounts, REMOVED_KINDS } from './counts.js';
import type { Problem } from './problem.js';

/** Name of the file in the folder of a corpus. */
export const MANIFEST = 'manifest.json';

/** A page that was read. */
export interface InputEntry {
  path: string;
  sha256: string;
  bytes: number;
  encoding: string;
  /** How sure the encoding is, 0 to 1. */
  confidence: number;
}

/** A file that was written. */
export interface OutputEntry {
  file: string;
  sha256: string;
  bytes: number;
  lines: number;
}

/** What a run was asked to do; values as they are in JSON. */
export type RunSettings = Readonly<Record<string, Setting | readonly Readonly<Record<string, Setting>>[]>>;
type Setting = string | number | boolean;

/**
 * What a corpus was made of and how: `manifest.json`. It holds no clock, no host and no absolute path, so that the same
 * pages and settings give the same bytes.
 */
export interface Manifest {
  warraq: string;
  settings: RunSettings;
  /** Stages in the order they run, rules by name. */
  counts: { pages: number; failed: number } & Counts;
  outputs: OutputEntry[];
  problems: { path: string; reason: string; where: string }[];
  inputs: InputEntry[];
}

/** What is in the list of pages that a run keeps: each page, read or failed, in order. */
export type ListedPage = { input: InputEntry } | { problem: Manifest['problems'][number] };

export function listedProblem({ path, reason, where = '' }: Problem): ListedPage {
  return { problem: { path, reason, where } };
}

/** Counts a run as it goes. */
export class Tally {
  /** Pages cleaned, and inputs that failed. */
  pages: number;
  failed: number;
  readonly counts: Counts;

  /** @param before what a run that goes on had counted */
  constructor(before: { pages: number; failed: number; counts: Counts } = { pages: 0, failed: 0, counts: noCounts() }) {
    this.pages = before.pages;
    this.failed = before.failed;
    this.counts = structuredClone(before.counts);
  }

  addPage(counts: Counts): void {
    this.pages++;
    addCounts(this.counts, counts);
  }

  addProblem(): void {
    this.failed++;
  }

  /** Share of the words of body text that went as repeats, 0 to 1. */
  get removedShare(): number {
    const { removed, words } = this.counts;
    const gone = REMOVED_KINDS.reduce((sum, kind) => sum + removed[kind].words, 0);
    return gone === 0 ? 0 : gone / (gone + words);
  }

  /** How many changes a stage made. */
  changesOf(stage: Stage): number {
    return Object.values(this.counts.stages[stage] ?? {}).reduce((sum, { changes }) => sum + changes, 0);
  }

  /** How many changes each rule of a stage made, by name. */
  rulesOf(stage: Stage): [rule: string, changes: number][] {
    const rules = Object.entries(this.counts.stages[stage] ?? {});
    return rules.map(([rule, { changes }]): [string, number] => [rule, changes]).sort(([a], [b]) => (a < b ? -1 : 1));
  }
}

/** What a manifest tells of a run but for its pages. */
export interface ManifestHead {
  warraq: string;
  settings: RunSettings;
  tally: Tally;
  outputs: OutputEntry[];
}

/** Characters gathered before they are written. */
const BLOCK = 1 << 20;

/** Writes a manifest, safe on the disk; see {@link manifestText}. */
export async function writeManifest(
  path: string,
  head: ManifestHead,
  listed: () => AsyncIterable<ListedPage>,
): Promise<void> {
  const file = await open(path, 'w');
  try {
    let waiting = '';
    for await (const text of manifestText(head, listed)) {
      waiting += text;
      if (waiting.length < BLOCK) continue;
      await file.appendFile(waiting);
      waiting = '';
    }
    await file.appendFile(waiting);
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * The text of a manifest in pieces, as `JSON.stringify` would indent it by two: the pages may be millions.
 *
 * @param listed gives the list of pages from its beginning, each time it is called
 */
export async function* manifestText(
  { warraq, settings, tally, outputs }: ManifestHead,
  listed: () => AsyncIterable<ListedPage>,
): AsyncGenerator<string> {
  const { pages, failed, counts } = tally;
  const { articles, words, removed, actions } = counts;
  const stages: Counts['stages'] = {};
  for (const stage of STAGES) {
    const rules = counts.stages[stage];
    if (rules) stages[stage] = Object.fromEntries(Object.entries(rules).sort(([a], [b]) => (a < b ? -1 : 1)));
  }
  const head: Omit<Manifest, 'problems' | 'inputs'> = {
    warraq,
    settings,
    counts: { pages, failed, articles, words, removed, actions, stages },
    outputs,
  };
  yield JSON.stringify(head, null, 2).slice(0, -2);
  yield ',\n  "problems": ';
  yield* listText(listed(), (page) => ('problem' in page ? page.problem : undefined));
  yield ',\n  "inputs": ';
  yield* listText(listed(), (page) => ('input' in page ? page.input : undefined));
  yield '\n}\n';
}

async function* listText(
  pages: AsyncIterable<ListedPage>,
  pick: (page: ListedPage) => object | undefined,
): AsyncGenerator<string> {
  let opened = false;
  for await (const page of pages) {
    const value = pick(page);
    if (value === undefined) continue;
    yield `${opened ? ',' : '['}\n    ${JSON.stringify(value, null, 2).replaceAll('\n', '\n    ')}`;
    opened = true;
  }
  yield opened ? '\n  ]' : '[]';
}

/** Reads a manifest; undefined when it is none. */
export async function readManifest(path: string): Promise<Manifest | undefined> {
  const text = await readFile(path, 'utf8');
  try {
    const value: unknown = JSON.parse(text);
    return isManifest(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isManifest(value: unknown): value is Manifest {
  if (typeof value !== 'object' || value === null) return false;
  const { warraq, settings, counts, inputs, problems, outputs } = value as Partial<Manifest>;
  const heads = [settings, counts].every((one) => typeof one === 'object' && one !== null);
  return typeof warraq === 'string' && heads && [inputs, problems, outputs].every(Array.isArray);
}
