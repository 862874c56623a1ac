import { readPage } from '../corpus/read-page.js';
import { WordMine } from '../corpus/word-mine.js';
import { loadCorrections } from '../correct/load.js';
import { pageSources } from '../input/page-source.js';
import { loadBigrams, loadLexicon } from '../lexicon/load.js';
import { suggestionsText } from './dict-suggest-view.js';
import { loadDictionaries } from './dictionaries.js';
import { findInput, misuseOfInput, sourceSettings } from './find-input.js';
import type { DictSuggestOptions } from './options.js';
import { complain, counted, DONE, FAILED, FINDINGS, say, shownPath, writeOut } from './terminal.js';

/** Mines pages for entries and prints a dictionary to edit; gives the exit code. */
export async function suggestEntries(paths: readonly string[], options: DictSuggestOptions): Promise<number> {
  const misuse = misuseOfInput(paths, options);
  if (misuse !== undefined) {
    say(misuse, 'error');
    return FAILED;
  }
  const dictionaries = await loadDictionaries(options, options);
  if (!dictionaries) return FAILED;
  const { pages, problems } = await findInput(paths, options);
  problems.forEach(complain);
  let failed = problems.length;
  const mine = new WordMine(loadCorrections(loadLexicon(), loadBigrams(), dictionaries));
  for await (const source of pageSources(pages, sourceSettings(options))) {
    const read = readPage(source, options.encoding);
    if ('problem' in read) {
      failed++;
      complain({ ...read.problem, path: shownPath(source.page) });
    } else mine.addPage(read.decoded.text);
  }
  const { mined } = mine;
  if (mined.pages === 0) return FAILED;
  const suggestions = mine.suggestions(options);
  await writeOut(suggestionsText(suggestions, mined, options));
  if (!options.quiet) {
    const clear = suggestions.filter(({ kind }) => kind === 'clear').length;
    const of = `${counted(suggestions.length, 'word')} suggested, ${clear.toLocaleString('en-US')} with a clear reading`;
    say(`${counted(mined.pages, 'page')}, ${counted(mined.words, 'word')}: ${of}`, 'info');
  }
  return failed > 0 ? FINDINGS : DONE;
}
