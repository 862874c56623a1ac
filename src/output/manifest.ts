import { type Action, STAGES, type Stage } from '../text/change.js';
import type { LoggedChange } from './change-record.js';
import type { Problem } from './problem.js';
import type { ArticleRecord } from './record.js';

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

/** How often a rule changed text, and how many characters (code points) it took out and put in. */
interface RuleCount {
  changes: number;
  before: number;
  after: number;
}

/**
 * What a corpus was made of and how: `manifest.json`. It holds no clock, no host and no absolute path, so that the same
 * pages and settings give the same bytes.
 */
export interface Manifest {
  warraq: string;
  settings: RunSettings;
  counts: {
    pages: number;
    failed: number;
    articles: number;
    words: number;
    actions: Record<Action, number>;
    /** Stages in the order they run, rules by name. */
    stages: Partial<Record<Stage, Record<string, RuleCount>>>;
  };
  outputs: OutputEntry[];
  problems: { path: string; reason: string; where: string }[];
  inputs: InputEntry[];
}

/** Counts a run as it goes, and writes its manifest. */
export class Tally {
  readonly inputs: InputEntry[] = [];
  readonly problems: Problem[] = [];
  articles = 0;
  words = 0;
  readonly actions: Record<Action, number> = { replace: 0, remove: 0, move: 0, join: 0 };
  readonly #rules = new Map<Stage, Map<string, RuleCount>>();

  addRecord(record: ArticleRecord): void {
    this.articles++;
    this.words += record.metadata.words;
  }

  addChange({ stage, rule, action, before, after }: LoggedChange): void {
    this.actions[action]++;
    const rules = this.#rules.get(stage) ?? new Map<string, RuleCount>();
    this.#rules.set(stage, rules);
    const count = rules.get(rule) ?? { changes: 0, before: 0, after: 0 };
    rules.set(rule, count);
    count.changes++;
    count.before += codePoints(before);
    count.after += codePoints(after);
  }

  /** How many changes a stage made. */
  changesOf(stage: Stage): number {
    let changes = 0;
    for (const count of this.#rules.get(stage)?.values() ?? []) changes += count.changes;
    return changes;
  }

  manifest(version: string, settings: RunSettings, outputs: OutputEntry[]): Manifest {
    const stages: Manifest['counts']['stages'] = {};
    for (const stage of STAGES) {
      const rules = this.#rules.get(stage);
      if (rules) stages[stage] = Object.fromEntries([...rules].sort(([a], [b]) => (a < b ? -1 : 1)));
    }
    const { articles, words, actions } = this;
    return {
      warraq: version,
      settings,
      counts: { pages: this.inputs.length, failed: this.problems.length, articles, words, actions, stages },
      outputs,
      problems: this.problems.map(({ path, reason, where = '' }) => ({ path, reason, where })),
      inputs: this.inputs,
    };
  }
}

function codePoints(text: string): number {
  let count = text.length;
  for (let i = 1; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0xdc00 && unit <= 0xdfff && (text.charCodeAt(i - 1) & 0xfc00) === 0xd800) count--;
  }
  return count;
}
