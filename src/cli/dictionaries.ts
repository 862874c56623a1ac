import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { ADVICE } from '../correct/dictionary/advice.js';
import { checkDictionary, overlaid } from '../correct/dictionary/check.js';
import { type Entry, type Finding, type ParsedDictionary, parseDictionary } from '../correct/dictionary/dictionary.js';
import { BUILT_IN, builtInFile, type CorrectChoices } from '../correct/load.js';
import { ALL_LAYERS, NO_LAYERS } from '../correct/settings.js';
import { DecodeError, decode } from '../input/decode.js';
import { loadLexicon } from '../lexicon/load.js';
import { asJobError, JobError, problemText } from '../output/problem.js';
import type { CorrectOptions, DictionaryOptions } from './options.js';
import { readStdin, say } from './terminal.js';

/** A dictionary as a manifest names it. */
export interface UsedDictionary {
  name: string;
  sha256: string;
  entries: number;
}

/** The dictionaries of a run. */
export interface Dictionaries {
  /** In order of precedence. */
  entries: Entry[];
  used: UsedDictionary[];
}

export interface ReadDictionary extends ParsedDictionary {
  path: string;
  /** As its entries and findings name it. */
  name: string;
  sha256: string;
}

/** Findings of one level that are told one by one. */
const TOLD = 20;

/**
 * Reads a dictionary; `-` is stdin.
 *
 * @throws JobError when it cannot be read or is no UTF-8
 */
export async function readDictionary(path: string, name: string, user = true): Promise<ReadDictionary> {
  try {
    const bytes = path === '-' ? await readStdin() : await readFile(path);
    const { text } = decode(bytes, { encoding: 'utf-8' });
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { path, name, sha256, ...parseDictionary(text, name, user) };
  } catch (error) {
    if (error instanceof DecodeError) {
      const { reason, offset } = error;
      throw new JobError({ path, reason, where: `byte ${offset}`, advice: 'save the dictionary as UTF-8' });
    }
    throw asJobError(path, error);
  }
}

/**
 * Reads the dictionaries that options name: users' in the order given, a later one over an earlier, all over the built-in.
 * Tells what is wrong with them.
 *
 * @returns null when one has errors
 * @throws JobError when one cannot be read
 */
export async function loadDictionaries(
  { dict = [], builtin }: DictionaryOptions,
  { quiet = false }: { quiet?: boolean | undefined } = {},
): Promise<Dictionaries | null> {
  const user: ReadDictionary[] = [];
  for (const { path, name } of named(dict)) user.push(await readDictionary(path, name));
  const builtIn = builtin ? [await readDictionary(builtInFile(), BUILT_IN, false)] : [];

  const entries = overlaid(user.map((dictionary) => dictionary.entries));
  const findings = findingsOf(user, entries);
  const pathOf = new Map(user.map(({ name, path }) => [name, path]));
  const errors = findings.filter(({ level }) => level === 'error');
  if (errors.length > 0) {
    tell(errors, 'error', pathOf);
    return null;
  }
  if (!quiet) tell(findings, 'warning', pathOf);
  return {
    entries: [...entries, ...builtIn.flatMap((dictionary) => dictionary.entries)],
    used: [...user, ...builtIn].map(({ name, sha256, entries }) => ({ name, sha256, entries: entries.length })),
  };
}

/** All findings of dictionaries, by dictionary and line; `entries` are those in force. */
export function findingsOf(dictionaries: readonly ReadDictionary[], entries: readonly Entry[]): Finding[] {
  if (dictionaries.length === 0) return [];
  const bySource = new Map<string, Finding[]>(dictionaries.map(({ name, findings }) => [name, [...findings]]));
  for (const finding of checkDictionary(entries, loadLexicon())) bySource.get(finding.source)?.push(finding);
  return [...bySource.values()].flatMap((list) => list.sort((a, b) => a.line - b.line));
}

/** What corrections are to be made from, by the options; null for none. */
export function correctChoices({ correct }: CorrectOptions, { entries }: Dictionaries): CorrectChoices | null {
  if (correct === 'off') return null;
  return { entries, layers: correct === 'all' ? ALL_LAYERS : NO_LAYERS };
}

/** A name for each dictionary: that of its file, with a number where two are alike. No folder gets into manifests so. */
export function named(paths: readonly string[]): { path: string; name: string }[] {
  const taken = new Set([BUILT_IN]);
  return paths.map((path) => {
    const file = path === '-' ? 'stdin' : basename(path);
    let name = file;
    for (let n = 2; taken.has(name); n++) name = `${file} (${n})`;
    taken.add(name);
    return { path, name };
  });
}

function tell(findings: readonly Finding[], level: Finding['level'], pathOf: ReadonlyMap<string, string>): void {
  const told = level === 'warning' ? 'warn' : 'error';
  for (const { source, line, rule, message } of findings.slice(0, TOLD)) {
    const reason = level === 'warning' ? `warning: ${message}` : message;
    const problem = { path: `${pathOf.get(source) ?? source}:${line}`, reason, advice: ADVICE[rule] };
    say(problemText(problem), told);
  }
  const more = findings.length - TOLD;
  if (more > 0) say(`and ${more.toLocaleString('en-US')} more ${level}s: warraq dict check lists all`, told);
}
