// npm run build:lone: writes data/lone-words.bin, a bit for each listed word of the lexicon, the lowest of a byte first: set
// where a search gives no candidates for the word. To be made anew when the lexicon, the confusions or the search change.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { candidateSearch } from '../../src/correct/candidates/candidates.js';
import { isLone, LONE_WORDS } from '../../src/correct/candidates/lone-words.js';
import { loadWordIndex } from '../../src/correct/load.js';
import { loadLexicon } from '../../src/lexicon/load.js';
import { listedWords } from '../lexicon/listed.js';

const lexicon = loadLexicon();
const search = candidateSearch(lexicon, loadWordIndex(lexicon));
const words = listedWords(lexicon);
const bits = new Uint8Array(Math.ceil(words.length / 8));
let lone = 0;
for (const [number, word] of words.entries()) {
  if (!isLone(word, lexicon, search)) continue;
  bits[number >>> 3] = (bits[number >>> 3] ?? 0) | (1 << (number & 7));
  lone++;
}
writeFileSync(join('data', LONE_WORDS), bits);
console.error(`data/${LONE_WORDS}: ${lone} of ${words.length} words are lone`);
