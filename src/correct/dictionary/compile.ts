import { beforeSuffix, PROCLITICS, SUFFIXES } from '../../lexicon/clitics.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { chainedEntries } from './check.js';
import type { Context, Entry } from './dictionary.js';

/** An entry that matches a word, with the clitics taken off it. */
export interface Match {
  entry: Entry;
  proclitic: string;
  suffix: string;
}

/** A dictionary that looks a word up in constant time. */
export interface Dictionary {
  /** Entries whose first word the given one is (bare letters): longest, contextual and users' entries first. */
  matches(word: string): readonly Match[];
}

const NONE: readonly Match[] = [];
/** A stem between clitics has at least this many letters. */
const SHORTEST_STEM = 3;

/** Longer entries first, contextual before free, users' before built-in, later lines before earlier. */
function precedence(a: Entry, b: Entry): number {
  const contexts = (entry: Entry): number => (entry.left ? 1 : 0) + (entry.after ? 1 : 0);
  return b.wrong.length - a.wrong.length || Number(b.user) - Number(a.user) || contexts(b) - contexts(a);
}

/** Entries by a key, in order of precedence; those without a key are left out. */
function group(entries: readonly Entry[], key: (entry: Entry) => string | null): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const its = key(entry);
    if (its === null) continue;
    const list = groups.get(its);
    if (list) list.push(entry);
    else groups.set(its, [entry]);
  }
  for (const list of groups.values()) if (list.length > 1) list.sort(precedence);
  return groups;
}

function sameWords(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Whether a suffix can follow: both sides end alike, so the ending itself is not what is corrected. */
function takesSuffix({ exact, wrong, right }: Entry): boolean {
  if (exact || wrong.length > 1 || right.length > 1) return false;
  const a = wrong[0] ?? '';
  const b = right[0] ?? '';
  return a.charCodeAt(a.length - 1) === b.charCodeAt(b.length - 1);
}

/** What an entry with a last letter that opens before suffixes is found by when it has one. */
function openedStem(entry: Entry): string | null {
  const stem = entry.wrong[0] ?? '';
  const opened = beforeSuffix(stem);
  return opened === stem || !takesSuffix(entry) ? null : opened;
}

/** Leaves out built-in entries that bring in what a user corrects, then entries that would change another's result. */
function withoutChains(entries: readonly Entry[]): readonly Entry[] {
  const corrected = new Set<string>();
  for (const { user, wrong } of entries) if (user) for (const word of wrong) corrected.add(word);
  const brings = ({ wrong, right }: Entry): boolean =>
    right.some((word) => corrected.has(word) && !wrong.includes(word));
  const kept = corrected.size === 0 ? entries : entries.filter((entry) => entry.user || !brings(entry));
  const chained = chainedEntries(kept);
  return chained.size === 0 ? kept : kept.filter((entry) => !chained.has(entry));
}

/**
 * Compiles entries. Identities are left out, and so are entries that would change another entry's result; of two
 * entries with one wrong side and context, users' win, then the earlier.
 *
 * @param entries of all dictionaries, in order of precedence
 */
export function compileDictionary(entries: readonly Entry[], lexicon: Lexicon): Dictionary {
  const usable = withoutChains(entries.filter(({ wrong, right }) => !sameWords(wrong, right)));
  const byFirst = group(usable, ({ wrong }) => wrong[0] ?? '');
  const opened = group(usable, openedStem);

  /** Matches of a word less a proclitic; a derived word that the lexicon has is left alone. */
  const derived = (word: string, proclitic: string, isWord: () => boolean): Match[] => {
    const matches: Match[] = [];
    const stem = word.slice(proclitic.length);
    for (const entry of byFirst.get(stem) ?? []) {
      if (proclitic === '' || (!entry.exact && (entry.wrong.length > 1 || !isWord())))
        matches.push({ entry, proclitic, suffix: '' });
    }
    for (const suffix of SUFFIXES) {
      if (stem.length - suffix.length < SHORTEST_STEM || !stem.endsWith(suffix)) continue;
      const rest = stem.slice(0, -suffix.length);
      const closed = beforeSuffix(rest) === rest ? byFirst.get(rest)?.filter(takesSuffix) : undefined;
      for (const entries of [closed, opened.get(rest)])
        for (const entry of entries ?? []) if (!isWord()) matches.push({ entry, proclitic, suffix });
    }
    return matches;
  };

  const matches = (word: string): readonly Match[] => {
    let known: boolean | undefined;
    const isWord = (): boolean => {
      known ??= lexicon.has(word);
      return known;
    };
    const found = derived(word, '', isWord);
    for (const text of PROCLITICS) {
      if (word.length - text.length >= SHORTEST_STEM && word.startsWith(text))
        found.push(...derived(word, text, isWord));
    }
    const free = ({ entry }: Match): boolean =>
      entry.user || entry.wrong.length > 1 || entry.left !== null || entry.after !== null || !isWord();
    const allowed = found.filter(free);
    // Whole words come first, and among equals the order in which they were found stays.
    return allowed.length === 0 ? NONE : allowed.sort((a, b) => precedence(a.entry, b.entry));
  };

  return { matches };
}

/** Whether a word beside an entry is one of its context, with or without proclitics. */
export function fits(context: Context | null, word: string): boolean {
  if (!context) return true;
  if (word === '') return false;
  const one = (text: string): boolean =>
    context.words.has(text) || context.starts.some((start) => text.startsWith(start));
  return (
    one(word) ||
    PROCLITICS.some((text) => word.length - text.length > 1 && word.startsWith(text) && one(word.slice(text.length)))
  );
}
