// npm run bench:correct [-- FOLDER…]: words a second of the corrections on one core, the first time and again when the words
// are known, beside a floor that only finds the words. Pages: the bundled ones, or all .txt of the folders given.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { correctPassage } from '../src/correct/correct.js';
import { withNoise } from '../src/correct/decide/noise.js';
import { survey } from '../src/correct/decide/survey.js';
import { loadCorrections } from '../src/correct/load.js';
import { tokensOf } from '../src/correct/token.js';
import { loadBigrams, loadLexicon } from '../src/lexicon/load.js';
import { wordsOf } from '../src/text/words.js';

/** Rounds over known words: the engine has compiled all of it after some dozens. */
const AGAIN = 100;
const folders = process.argv.length > 2 ? process.argv.slice(2) : ['fixtures/pages'];
const pages = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) =>
      readFileSync(join(folder, name), 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== ''),
    ),
);
const words = pages.flat().reduce((sum, line) => sum + wordsOf(line).length, 0);

function timed(work: () => void): number {
  const start = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - start) / 1e9;
}

let corrections = 0;
const loading = timed(() => {
  loadLexicon();
  loadBigrams();
});
const settings = loadCorrections(loadLexicon(), loadBigrams());
// Asked for the candidates of a non-word, it gets its index of words: built here, where the program reads the one of its build.
settings.look('المدرسسه').candidates();
const correct = (): void => {
  for (const lines of pages) {
    const passages = lines.map((line) => tokensOf(line, settings.look));
    const page = withNoise(survey(passages, settings.lexicon), passages, settings);
    for (const [i, text] of lines.entries()) {
      const passage = { text, pieces: [{ start: 0, line: i + 1, column: 0 }] };
      corrections += correctPassage(passage, passages[i] ?? [], page, settings).changes.length;
    }
  }
};
const floor = timed(() => {
  for (const lines of pages) for (const line of lines) wordsOf(line);
});
const first = timed(correct);
const made = corrections;
let again = Number.POSITIVE_INFINITY;
for (let i = 0; i < AGAIN; i++) again = Math.min(again, timed(correct));
const rate = (seconds: number): string => `${Math.round(words / seconds).toLocaleString('en-US')} words/s`;
console.log(
  `${pages.length} pages, ${words.toLocaleString('en-US')} words, ${made} corrections; data read in ${(loading * 1e3).toFixed(0)} ms`,
);
console.log(`words found alone  ${rate(floor)}`);
console.log(`first time         ${rate(first)}, ${(first / floor).toFixed(0)} times the floor`);
console.log(`words known        ${rate(again)}, ${(again / floor).toFixed(1)} times the floor`);
