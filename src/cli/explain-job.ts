import { readFile } from 'node:fs/promises';
import { cleanPage } from '../corpus/clean-page.js';
import { explainPage } from '../corpus/explain.js';
import { loadCorrections } from '../correct/load.js';
import { DecodeError, decode } from '../input/decode.js';
import { loadBigrams, loadLexicon } from '../lexicon/load.js';
import { correctChoices, loadDictionaries, refuseUselessDictionary } from './dictionaries.js';
import { displayOf } from './display.js';
import { explanationText } from './explain-view.js';
import type { ExplainOptions } from './options.js';
import { complain, DONE, FAILED, readStdin, writeOut } from './terminal.js';

/** Explains how one page is read; gives the exit code. */
export async function explain(path: string, options: ExplainOptions): Promise<number> {
  refuseUselessDictionary(options);
  const dictionaries = await loadDictionaries(options);
  if (!dictionaries) return FAILED;
  const { encoding, json } = options;
  const name = path === '-' ? 'stdin' : path;
  const bytes = path === '-' ? await readStdin() : await readFile(path);
  try {
    const { text } = decode(bytes, { encoding });
    const bigrams = loadBigrams();
    const choices = correctChoices(options, dictionaries);
    const corrections = choices && loadCorrections(loadLexicon(), bigrams, choices);
    const explanation = explainPage(
      name,
      cleanPage({ path: name, text }, { bigrams, ...(corrections && { corrections }) }),
    );
    await writeOut(json ? `${JSON.stringify(explanation)}\n` : explanationText(explanation, displayOf('stdout')));
    return DONE;
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    complain({ path: name, reason: error.reason, where: `byte ${error.offset}`, advice: error.advice });
    return FAILED;
  }
}
