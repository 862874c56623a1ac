import type { Lexicon } from '../../lexicon/lexicon.js';
import { isArabicUnit } from '../../text/words.js';
import type { Context, Entry, Finding, FindingRule } from './dictionary.js';

function contextKey(context: Context | null): string {
  return context ? [...context.words, ...context.starts.map((start) => `${start}*`)].sort().join('|') : '';
}

/** What two entries of one wrong side and one context have in common. */
function placeOf({ wrong, left, after }: Entry): string {
  return `${wrong.join(' ')}\t${contextKey(left)}\t${contextKey(after)}`;
}

/** Entries of several dictionaries, less those whose wrong side a later one has in the same context. */
export function overlaid(dictionaries: readonly (readonly Entry[])[]): Entry[] {
  if (dictionaries.length < 2) return dictionaries.flat();
  const taken = new Set<string>();
  const kept: (readonly Entry[])[] = [];
  for (const entries of [...dictionaries].reverse()) {
    const places = entries.map(placeOf);
    kept.unshift(entries.filter((_, i) => !taken.has(places[i] ?? '')));
    for (const place of places) taken.add(place);
  }
  return kept.flat();
}

/**
 * Entries whose result another entry would change again: their wrong side holds a word that an entry puts in where
 * others stood.
 * Kept from matching, they cannot make chains or cycles.
 *
 * @returns each with an entry that brings such a word in
 */
export function chainedEntries(entries: readonly Entry[]): Map<Entry, Entry> {
  const sources = new Map<string, Entry>();
  for (const entry of entries) {
    const { wrong, right } = entry;
    for (let i = 0; i < right.length; i++) {
      const word = right[i] ?? '';
      if (!wrong.includes(word) && !sources.has(word)) sources.set(word, entry);
    }
  }
  const chained = new Map<Entry, Entry>();
  for (const entry of entries) {
    const { wrong, right } = entry;
    for (let i = 0; i < wrong.length; i++) {
      const by = sources.get(wrong[i] ?? '');
      if (by && by !== entry && !right.includes(wrong[i] ?? '')) chained.set(entry, by);
    }
  }
  return chained;
}

/** Entries each of whose right side is the next one's wrong side, round to the first: with how many make the round. */
function cyclicEntries(entries: readonly Entry[]): Map<Entry, number> {
  const byWrong = new Map<string, Entry>();
  for (const entry of entries) {
    const wrong = entry.wrong.join(' ');
    if (wrong !== entry.right.join(' ') && !byWrong.has(wrong)) byWrong.set(wrong, entry);
  }
  const cyclic = new Map<Entry, number>();
  const passed = new Set<Entry>();
  for (const start of byWrong.values()) {
    const way = new Map<Entry, number>();
    let at: Entry | undefined = start;
    while (at && !passed.has(at)) {
      passed.add(at);
      way.set(at, way.size);
      at = byWrong.get(at.right.join(' '));
    }
    const first = at && way.get(at);
    if (first === undefined) continue;
    for (const [entry, place] of way) if (place >= first) cyclic.set(entry, way.size - first);
  }
  return cyclic;
}

/** Whether an entry would match within what it puts in, and so once more each time a text is corrected. */
function grows({ wrong, right, left, after }: Entry): boolean {
  const beside = (context: Context | null, word: string | undefined): boolean =>
    // Past the end of what is put in stands the same word as before.
    !context || word === undefined || context.words.has(word) || context.starts.some((start) => word.startsWith(start));
  for (let i = 0; i + wrong.length <= right.length; i++) {
    const again = wrong.every((word, k) => right[i + k] === word);
    if (again && beside(left, right[i - 1]) && beside(after, right[i + wrong.length])) return true;
  }
  return false;
}

/**
 * Lints dictionary entries: identities, duplicates, conflicts, chains and cycles, right sides that hold their wrong side
 * or are no words, and wrong sides that are words of the lexicon but have no context. Linear in the entries.
 *
 * @returns findings by source and line, in the order of the entries
 */
export function checkDictionary(entries: readonly Entry[], lexicon: Lexicon): Finding[] {
  const findings: Finding[] = [];
  const add = (entry: Entry, level: Finding['level'], rule: FindingRule, message: string): void => {
    findings.push({ source: entry.source, line: entry.line, level, rule, message });
  };
  const first = new Map<string, Entry>();
  const results = new Map<string, Entry>();
  for (const entry of entries) {
    const right = entry.right.join(' ');
    if (right !== entry.wrong.join(' ') && !results.has(right)) results.set(right, entry);
  }
  const chained = chainedEntries(entries);
  const cycles = cyclicEntries(entries);
  for (const entry of entries) {
    const wrong = entry.wrong.join(' ');
    const right = entry.right.join(' ');
    if (wrong === right) {
      add(entry, 'error', 'identity', `"${wrong}" is put for itself`);
      continue;
    }
    const key = placeOf(entry);
    const earlier = first.get(key);
    if (!earlier) first.set(key, entry);
    else if (earlier.right.join(' ') === right) {
      add(entry, 'warning', 'duplicate', `"${wrong}" stands in ${earlier.source}:${earlier.line} already`);
    } else {
      const other = earlier.right.join(' ');
      add(entry, 'error', 'conflict', `"${wrong}" is "${other}" in ${earlier.source}:${earlier.line}, "${right}" here`);
    }
    const by = results.get(wrong) ?? chained.get(entry);
    const round = cycles.get(entry);
    if (by && round !== undefined) {
      const way = round === 2 ? `and "${right}" are put for each other` : `comes back to itself over ${round} entries`;
      add(entry, 'error', 'cycle', `"${wrong}" ${way} (${by.source}:${by.line})`);
    } else if (by) {
      add(entry, 'error', 'chain', `"${wrong}" holds what another entry puts in (${by.source}:${by.line})`);
    }
    if (grows(entry)) add(entry, 'error', 'grows', `"${right}" holds "${wrong}", which would be put in again`);
    for (const word of entry.right) {
      if (isArabicUnit(word.charCodeAt(0)) && word.length > 1 && !lexicon.has(word))
        add(entry, entry.user ? 'warning' : 'error', 'no-word', `"${word}" is no word of the lexicon`);
    }
    const bare = entry.wrong[0] ?? '';
    if (entry.wrong.length === 1 && !entry.left && !entry.after && lexicon.has(bare))
      add(entry, entry.user ? 'warning' : 'error', 'real-word', `"${wrong}" is a word and has no context`);
  }
  return findings;
}
