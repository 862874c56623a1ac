// Makes data/dictionary.tsv from the sources in this folder: see README.md.
//
//   npm run build:dictionary                  writes the dictionary
//   npm run -s build:dictionary -- --words    prints the words to be set in type for collect.py
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { candidateSearch } from '../../src/correct/candidates/candidates.js';
import { loadWordIndex } from '../../src/correct/load.js';
import { loadBigrams, loadLexicon } from '../../src/lexicon/load.js';
import { judge } from './clear.js';
import { composeDictionary, printedWords, readSources } from './compose.js';

const lexicon = loadLexicon();
const sources = readSources((path) => readFileSync(join('tools', path), 'utf8'));
if (process.argv.includes('--words')) {
  console.log(printedWords(lexicon, sources).join('\n'));
} else {
  const text = composeDictionary(
    sources,
    lexicon,
    judge(candidateSearch(lexicon, loadWordIndex(lexicon)), lexicon, loadBigrams()),
  );
  writeFileSync('data/dictionary.tsv', text);
  console.error(`data/dictionary.tsv: ${text.split('\n').filter((line) => !/^#|^$/.test(line)).length} entries`);
}
