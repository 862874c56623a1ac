import type { Action, Stage } from '../text/change.js';
import { countCodePoints } from '../text/code-points.js';
import { countWords } from '../text/words.js';
import type { LoggedChange } from './change-record.js';

/** How often a rule changed text, and how many characters (code points) it took out and put in. */
export interface RuleCount {
  changes: number;
  before: number;
  after: number;
}

/** What was removed for standing elsewhere already: on its page, whole in the corpus, a run of it, furniture, in an earlier corpus. */
export const REMOVED_KINDS = ['page', 'whole', 'run', 'furniture', 'against'] as const;
export type RemovedKind = (typeof REMOVED_KINDS)[number];

const KIND_OF_RULE: Partial<Record<Stage, Readonly<Record<string, RemovedKind>>>> = {
  repeats: { loop: 'page', 'repeated-paragraph': 'page', 'repeated-run': 'page' },
  dedup: { exact: 'whole', noisy: 'whole', reflow: 'whole', run: 'run', furniture: 'furniture', against: 'against' },
};

export interface RemovedCount {
  passages: number;
  words: number;
}

/** What was done to pages, in figures; plain data. */
export interface Counts {
  articles: number;
  words: number;
  removed: Record<RemovedKind, RemovedCount>;
  actions: Record<Action, number>;
  stages: Partial<Record<Stage, Record<string, RuleCount>>>;
}

export function noCounts(): Counts {
  return {
    articles: 0,
    words: 0,
    removed: {
      page: { passages: 0, words: 0 },
      whole: { passages: 0, words: 0 },
      run: { passages: 0, words: 0 },
      furniture: { passages: 0, words: 0 },
      against: { passages: 0, words: 0 },
    },
    actions: { replace: 0, remove: 0, move: 0, join: 0 },
    stages: {},
  };
}

export function countRecord(counts: Counts, words: number): void {
  counts.articles++;
  counts.words += words;
}

export function countChange(counts: Counts, { stage, rule, action, before, after }: LoggedChange): void {
  counts.actions[action]++;
  const count = ruleCount(counts, stage, rule);
  count.changes++;
  count.before += countCodePoints(before);
  count.after += countCodePoints(after);
  const kind = KIND_OF_RULE[stage]?.[rule];
  if (kind === undefined) return;
  counts.removed[kind].passages++;
  counts.removed[kind].words += countWords(before);
}

/** Adds the figures of some pages to those of others. */
export function addCounts(to: Counts, { articles, words, removed, actions, stages }: Counts): void {
  to.articles += articles;
  to.words += words;
  for (const kind of REMOVED_KINDS) {
    to.removed[kind].passages += removed[kind].passages;
    to.removed[kind].words += removed[kind].words;
  }
  for (const [action, n] of entriesOf(actions)) to.actions[action] += n;
  for (const [stage, rules] of entriesOf(stages)) {
    for (const [rule, { changes, before, after }] of entriesOf(rules)) {
      const count = ruleCount(to, stage, rule);
      count.changes += changes;
      count.before += before;
      count.after += after;
    }
  }
}

function ruleCount(counts: Counts, stage: Stage, rule: string): RuleCount {
  counts.stages[stage] ??= {};
  const rules = counts.stages[stage];
  rules[rule] ??= { changes: 0, before: 0, after: 0 };
  return rules[rule];
}

/** Entries of a record that has no other keys. */
function entriesOf<K extends string, V>(record: Readonly<Partial<Record<K, V>>>): [K, V][] {
  return Object.entries(record) as [K, V][];
}
