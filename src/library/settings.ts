import type { DeskChoices } from '../corpus/desk.js';
import { checkDictionary, overlaid } from '../correct/dictionary/check.js';
import { parseDictionary } from '../correct/dictionary/dictionary.js';
import { builtInEntries, type CorrectChoices } from '../correct/load.js';
import { ALL_LAYERS, type CorrectScope, NO_LAYERS } from '../correct/settings.js';
import type { EncodingName } from '../input/encoding.js';
import { loadLexicon } from '../lexicon/load.js';
import { JobError } from '../output/problem.js';

/** How pages are cleaned; what is left out is as on the command line. */
export interface PageSettings {
  /** Path that records name, and from which a date may be read; `page.txt` when absent. */
  path?: string;
  /** Name of the collection; the name of the folder when absent. */
  source?: string;
  /** Encoding of bytes; found when absent. */
  encoding?: EncodingName;
  /** Whether what a page says twice goes: `page` (as when absent) or `off`. */
  dedup?: 'page' | 'off';
  /** Dictionaries and readings weighed (`all`, as when absent), the dictionaries alone, or nothing. */
  correct?: CorrectScope;
  /** Dictionaries of corrections, as the text of their files; a later one wins over an earlier. */
  dictionaries?: readonly string[];
  /** Whether the dictionary of the package is used; true when absent. */
  builtin?: boolean;
}

/**
 * What pages are prepared from.
 *
 * @throws JobError when a dictionary has an error
 */
export function choicesOf({
  source,
  encoding,
  dedup = 'page',
  ...corrections
}: Omit<PageSettings, 'path'>): DeskChoices {
  const corrected = correctionsOf(corrections);
  return { source, encoding, dedup, corrections: corrected, learnt: null, showCorrections: false };
}

function correctionsOf({
  correct = 'all',
  dictionaries = [],
  builtin = true,
}: Pick<PageSettings, 'correct' | 'dictionaries' | 'builtin'>): CorrectChoices | null {
  if (correct === 'off') return null;
  const parsed = dictionaries.map((text, i) => parseDictionary(text, `dictionaries[${i}]`));
  const entries = overlaid(parsed.map((dictionary) => dictionary.entries));
  const found = [...parsed.flatMap(({ findings }) => findings), ...checkDictionary(entries, loadLexicon())];
  const error = found.find(({ level }) => level === 'error');
  if (error) {
    const { source, line, message } = error;
    throw new JobError({ path: `${source}:${line}`, reason: message, advice: 'correct the dictionary' });
  }
  return {
    entries: [...entries, ...(builtin ? builtInEntries() : [])],
    layers: correct === 'all' ? ALL_LAYERS : NO_LAYERS,
  };
}
