import { explainText } from '../correct/explain-word.js';
import { loadCorrections } from '../correct/load.js';
import { tokensOf } from '../correct/token.js';
import { loadBigrams, loadLexicon } from '../lexicon/load.js';
import { normaliseLine } from '../text/normalise-line.js';
import { wordAsData, wordText } from './dict-show-view.js';
import { loadDictionaries } from './dictionaries.js';
import { displayOf } from './display.js';
import type { DictShowOptions } from './options.js';
import { complain, DONE, FAILED, FINDINGS, writeOut } from './terminal.js';

/** Shows what becomes of words; gives the exit code. */
export async function showWords(words: readonly string[], options: DictShowOptions): Promise<number> {
  const dictionaries = await loadDictionaries(options);
  if (!dictionaries) return FAILED;
  const settings = loadCorrections(loadLexicon(), loadBigrams(), dictionaries);
  let shown = 0;
  for (const given of words) {
    const { text } = normaliseLine(given);
    if (!tokensOf(text, settings.look).some(({ arabic }) => arabic)) {
      complain({ path: given, reason: 'no Arabic word', advice: 'give a word, or a phrase in quotes' });
      continue;
    }
    const explained = explainText(text, settings);
    await writeOut(
      options.json ? `${JSON.stringify(wordAsData(explained))}\n` : wordText(explained, displayOf('stdout')),
    );
    shown++;
  }
  if (shown === 0) return FAILED;
  return shown < words.length ? FINDINGS : DONE;
}
