import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadWordVectors } from '../../src/lexicon/load.js';
import { NO_VECTOR } from '../../src/lexicon/word-vectors.js';
import { foldWord, lightStem } from '../../src/text/fold.js';

const FOLDER = join(import.meta.dirname, '../../tools/vectors/fields');
/** Share of the words listed that may be too common, or in too many fields, to be taken. */
const LEFT_OUT = 0.1;

const fields = readdirSync(FOLDER).flatMap((file) =>
  readFileSync(join(FOLDER, file), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line): [name: string, words: string[]] => {
      const [name = '', words = ''] = line.split('\t');
      return [name, words.split(' ')];
    }),
);

describe('the fields of life', () => {
  it('have names of their own', () => {
    const names = fields.map(([name]) => name);
    expect(names.filter((name) => !/^[a-z0-9-]+$/.test(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('list plain words, each once', () => {
    const odd = fields.flatMap(([name, words]) =>
      words.flatMap((word, i) =>
        /^[\u0621-\u063a\u0641-\u064a]{2,}$/u.test(word) && words.indexOf(word) === i ? [] : `${name}: ${word}`,
      ),
    );
    expect(odd).toEqual([]);
  });

  it('are those of the vectors, and so are their words', () => {
    const vectors = loadWordVectors();
    expect(vectors.fields).toBe(fields.length);
    const words = [...new Set(fields.flatMap(([, list]) => list))];
    const missing = words.filter((word) => vectors.find(lightStem(foldWord(word))) === NO_VECTOR);
    expect(missing.length / words.length).toBeLessThan(LEFT_OUT);
  });
});
