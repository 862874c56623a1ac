// npm run bench:stages -- FOLDER…: what each step of cleaning a page costs in time of the processor.
//
// The pages are cleaned twice: the first round pays for what is read and built once, and for every new word; both are shown.
import { readFileSync } from 'node:fs';
import { correctBlocks } from '../src/corpus/correct-blocks.js';
import { loadCorrections } from '../src/correct/load.js';
import { decode } from '../src/input/decode.js';
import { findPages } from '../src/input/find.js';
import { loadLexicon } from '../src/lexicon/load.js';
import { assemble } from '../src/page/assemble/assemble.js';
import { keptOf } from '../src/page/assemble/kept.js';
import { labelBlocks } from '../src/page/label/label.js';
import { loadPageData } from '../src/page/load.js';
import { dropRepeats } from '../src/page/repeats.js';
import { unwrap } from '../src/page/unwrap.js';
import { normalisePage } from '../src/text/normalise.js';

const { pages, problems } = await findPages(process.argv.slice(2));
for (const { path, reason } of problems) console.error(`${path}: ${reason}`);
const files = pages.map(({ file }) => readFileSync(file));
const megabytes = files.reduce((sum, { length }) => sum + length, 0) / 1e6;

const lexicon = loadLexicon();
const words = loadPageData();
const { bigrams } = words;
const corrections = loadCorrections(lexicon, bigrams);
// Asked for the candidates of a non-word, it gets its index of words: built here, where the program reads the one of its build.
corrections.look('المدرسسه').candidates();

const times = new Map<string, number>();
function timed<T>(step: string, job: () => T): T {
  const start = process.cpuUsage();
  const result = job();
  const { user, system } = process.cpuUsage(start);
  times.set(step, (times.get(step) ?? 0) + (user + system) / 1e3);
  return result;
}

for (const round of ['first', 'again']) {
  times.clear();
  for (const bytes of files) {
    const { text } = timed('decode', () => decode(bytes, {}));
    const { lines } = timed('normalise', () => normalisePage(text));
    const unwrapped = timed('unwrap', () => unwrap(lines));
    const unique = timed('repeats', () => dropRepeats(unwrapped)).blocks;
    const corrected = timed('correct', () => correctBlocks(unique, corrections)).blocks;
    const labelled = timed('label', () => labelBlocks(corrected, words));
    timed('assemble', () => {
      const { blocks, labels } = keptOf(labelled);
      return assemble(blocks, labels, words);
    });
  }
  const all = [...times.values()].reduce((sum, time) => sum + time, 0);
  console.log(
    `${round}: ${megabytes.toFixed(1)} MB in ${(all / 1e3).toFixed(2)} s, ${((megabytes / all) * 1e3).toFixed(2)} MB/s`,
  );
  for (const [step, time] of times) {
    const share = ((time / all) * 100).toFixed(0);
    console.log(
      `  ${step.padEnd(10)} ${((megabytes / time) * 1e3).toFixed(2).padStart(8)} MB/s  ${share.padStart(3)} %`,
    );
  }
}
