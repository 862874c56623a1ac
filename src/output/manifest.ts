import { STAGES, type Stage } from '../text/change.js';
import { type Counts, noCounts, REMOVED_KINDS } from './counts.js';
import type { Problem } from './problem.js';

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

/** Counts a run as it goes, and writes its manifest. */
export class Tally {
  readonly inputs: InputEntry[] = [];
  readonly problems: Problem[] = [];
  readonly counts = noCounts();

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
    const rules = Object.entries(this.counts.stages[stage] ?? {}).map(([rule, { changes }]): [string, number] => [
      rule,
      changes,
    ]);
    return rules.sort(([a], [b]) => (a < b ? -1 : 1));
  }

  manifest(version: string, settings: RunSettings, outputs: OutputEntry[]): Manifest {
    const stages: Counts['stages'] = {};
    for (const stage of STAGES) {
      const rules = this.counts.stages[stage];
      if (rules) stages[stage] = Object.fromEntries(Object.entries(rules).sort(([a], [b]) => (a < b ? -1 : 1)));
    }
    const { articles, words, removed, actions } = this.counts;
    return {
      warraq: version,
      settings,
      counts: { pages: this.inputs.length, failed: this.problems.length, articles, words, removed, actions, stages },
      outputs,
      problems: this.problems.map(({ path, reason, where = '' }) => ({ path, reason, where })),
      inputs: this.inputs,
    };
  }
}
