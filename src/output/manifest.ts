import { type Action, STAGES, type Stage } from '../text/change.js';
import { countCodePoints } from '../text/code-points.js';
import { countWords } from '../text/words.js';
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

/** What was removed for standing elsewhere already: on its page, whole in the corpus, a run of it, furniture, in an earlier corpus. */
export const REMOVED_KINDS = ['page', 'whole', 'run', 'furniture', 'against'] as const;
export type RemovedKind = (typeof REMOVED_KINDS)[number];

const KIND_OF_RULE: Partial<Record<Stage, Readonly<Record<string, RemovedKind>>>> = {
  repeats: { 'repeated-paragraph': 'page', 'repeated-run': 'page' },
  dedup: { exact: 'whole', noisy: 'whole', reflow: 'whole', run: 'run', furniture: 'furniture', against: 'against' },
};

interface RemovedCount {
  passages: number;
  words: number;
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
    removed: Record<RemovedKind, RemovedCount>;
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
  readonly removed: Record<RemovedKind, RemovedCount> = {
    page: { passages: 0, words: 0 },
    whole: { passages: 0, words: 0 },
    run: { passages: 0, words: 0 },
    furniture: { passages: 0, words: 0 },
    against: { passages: 0, words: 0 },
  };
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
    count.before += countCodePoints(before);
    count.after += countCodePoints(after);
    const kind = KIND_OF_RULE[stage]?.[rule];
    if (kind === undefined) return;
    this.removed[kind].passages++;
    this.removed[kind].words += countWords(before);
  }

  /** Share of the words of body text that went as repeats, 0 to 1. */
  get removedShare(): number {
    const gone = REMOVED_KINDS.reduce((sum, kind) => sum + this.removed[kind].words, 0);
    return gone === 0 ? 0 : gone / (gone + this.words);
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
    const { articles, words, removed, actions } = this;
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
