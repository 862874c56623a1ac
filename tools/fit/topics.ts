// Fits what tells that texts are about one thing (data/topics.bin) on gold texts: pieces of one article against those of others.
//
//   npm run fit:topics -- FOLDER… [--test=FOLDER]   writes the weights; tells how well they do on a folder that they are not fitted on
//
// Reads the words off the texts; the method is in topics.py, which needs Python 3.11 or later with jax and optax.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadWordData } from '../../src/lexicon/load.js';
import { NO_VECTOR, VectorSum } from '../../src/lexicon/word-vectors.js';
import { factsOf } from '../../src/page/label/facts.js';
import { unwrap } from '../../src/page/unwrap.js';
import { wordTable } from '../../src/page/word-traits.js';
import { normalisePage } from '../../src/text/normalise.js';
import { goldTexts } from './gold.js';
import { fitInPython } from './python.js';

const words = loadWordData();
const { vectors } = words;
const table = wordTable(words);

/** Numbers of the vectors met, in the order they are met. */
const numbers = new Map<number, number>();

/** The number of each word of a text; -1 of one whose vector is not known. */
function numbersOf(paragraphs: readonly string[]): number[] {
  const blocks = paragraphs.flatMap((text) => unwrap(normalisePage(text).lines));
  return blocks.flatMap((block) =>
    factsOf(block, table).words.map(({ vector }) => {
      if (vector === NO_VECTOR) return -1;
      const number = numbers.get(vector) ?? numbers.size;
      numbers.set(vector, number);
      return number;
    }),
  );
}

/** Writes the texts of some folders, in their order: how many words each has, and their numbers. */
function writeTexts(path: string, folders: readonly string[]): void {
  const texts = folders.flatMap(goldTexts).map(({ paragraphs }) => numbersOf(paragraphs));
  writeFileSync(path, Int32Array.from(texts.flatMap((words) => [words.length, ...words])));
}

/** The vectors met, one after another: company and fields, as `addSubject` adds them up. */
function weighedVectors(): Float32Array {
  const width = vectors.dimensions + vectors.fields;
  const all = new Float32Array(numbers.size * width);
  const sum = new VectorSum(vectors);
  for (const [vector, number] of numbers) {
    vectors.add(vector, sum);
    all.set(sum.company, number * width);
    all.set(sum.fields, number * width + vectors.dimensions);
    sum.clear();
  }
  return all;
}

const args = process.argv.slice(2);
const test = args.flatMap((arg) => (arg.startsWith('--test=') ? arg.slice('--test='.length) : []));
fitInPython('topics', 'data/topics.bin', (work) => {
  writeTexts(
    join(work, 'fit'),
    args.filter((arg) => !arg.startsWith('--')),
  );
  if (test.length > 0) writeTexts(join(work, 'test'), test);
  writeFileSync(join(work, 'vectors'), weighedVectors());
  writeFileSync(join(work, 'names.json'), JSON.stringify({ dimensions: vectors.dimensions, fields: vectors.fields }));
  return test.length > 0 ? ['test'] : [];
});
