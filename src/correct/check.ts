import type { Lexicon } from '../lexicon/lexicon.js';
import { isArabicUnit } from '../text/words.js';
import type { Context, Entry, Finding, FindingRule } from './dictionary.js';

function contextKey(context: Context | null): string {
  return context ? [...context.words, ...context.starts.map((start) => `${start}*`)].sort().join('|') : '';
}

/**
 * Entries whose result another entry would change again: their wrong side holds a word that an entry puts in where
 * others stood. Kept from matching, they cannot make chains or cycles.
 */
export function chainedEntries(entries: readonly Entry[]): Set<Entry> {
  const sources = new Map<string, Entry>();
  for (const entry of entries) {
    const { wrong, right } = entry;
    for (let i = 0; i < right.length; i++) {
      const word = right[i] ?? '';
      if (!wrong.includes(word) && !sources.has(word)) sources.set(word, entry);
    }
  }
  const chained = new Set<Entry>();
  for (const entry of entries) {
    const { wrong, right } = entry;
    for (let i = 0; i < wrong.length; i++) {
      const by = sources.get(wrong[i] ?? '');
      if (by && by !== entry && !right.includes(wrong[i] ?? '')) chained.add(entry);
    }
  }
  return chained;
}

/**
 * Lints dictionary entries: identities, duplicates, conflicts, chains and cycles, right sides that are no words,
 * and wrong sides that are words of the lexicon but have no context. Linear in the entries.
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
    if (!results.has(right)) results.set(right, entry);
  }
  const chained = chainedEntries(entries);
  for (const entry of entries) {
    const wrong = entry.wrong.join(' ');
    const right = entry.right.join(' ');
    if (wrong === right) {
      add(entry, 'error', 'identity', `"${wrong}" is put for itself`);
      continue;
    }
    const key = `${wrong}\t${contextKey(entry.left)}\t${contextKey(entry.after)}`;
    const earlier = first.get(key);
    if (!earlier) first.set(key, entry);
    else if (earlier.right.join(' ') === right) {
      add(entry, 'warning', 'duplicate', `"${wrong}" stands in ${earlier.source}:${earlier.line} already`);
    } else {
      const other = earlier.right.join(' ');
      add(entry, 'error', 'conflict', `"${wrong}" is "${other}" in ${earlier.source}:${earlier.line}, "${right}" here`);
    }
    if (chained.has(entry)) {
      const by = results.get(wrong);
      const cycle = by !== undefined && by.wrong.join(' ') === right;
      const where = by ? ` (${by.source}:${by.line})` : '';
      if (cycle) add(entry, 'error', 'cycle', `"${wrong}" and "${right}" are put for each other${where}`);
      else add(entry, 'error', 'chain', `"${wrong}" holds what another entry puts in${where}`);
    }
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
