import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dataFile, loadWordVectors } from '../../src/lexicon/load.js';
import { NO_VECTOR, type WordVectors } from '../../src/lexicon/word-vectors.js';
import { ENDS, MARK_KINDS, PAIRS, readSeamNetwork, SIGNS } from '../../src/page/assemble/strips/seam-network.js';
import { classNumber } from '../../src/page/word-class.js';
import { NO_COMPANY, type ToldWord } from '../../src/page/word-inputs.js';
import { weightFileOf } from './weight-file-of.js';

/** Words 0 and 1 keep the company of the one dimension there is, and its opposite. */
const vectors: WordVectors = {
  ...loadWordVectors(),
  accompanied: 2,
  dimensions: 1,
  companyOf: (word) => word,
  company: (word, into) => {
    into[0] = word === 0 ? 1 : -1;
  },
};

/** A file of one hidden unit, one word on a side and one number of a side, whose parts are whole numbers. */
function fileOf(classes: readonly string[], parts: Readonly<Record<string, readonly number[]>>): Uint8Array {
  const [companies, told, dimensions, hidden, span, width] = [2, 1, 1, 1, 1, 1];
  const into = span * 3 * told + SIGNS;
  const sizes: Readonly<Record<string, number>> = {
    classes: classes.length + 1,
    companies: companies + 1,
    vectors: 1,
    endInto: into,
    endBias: 1,
    endOut: 2 * (width + 1),
    startInto: into,
    startBias: 1,
    startOut: 2 * (width + 2),
    likings: ENDS * PAIRS * 2,
    marks: MARK_KINDS ** 2,
  };
  const header = [companies, told, dimensions, hidden, span, width];
  return weightFileOf(([bytes = 0]) => [0x4e535157, 1, bytes, ...header], [classes], sizes, parts);
}

/** A verb counts 2, a noun 1, no word 5; a company of their own 10 each, none 20, that of no word 40; a sign 100 and more. */
const FILE = fileOf(['v', 'n'], {
  classes: [2, 1, 5],
  companies: [10, 20, 40],
  vectors: [3],
  endInto: [1, 1, 1, 100, 200],
  endBias: [-4],
  // By the unit, then whatever it is: what the sides are multiplied by, and what the end gives.
  endOut: [1, 2, 0, 7],
  startInto: [1, 0, 0, 0],
  startOut: [1, 0, 3, 0, 1, -1],
});
const network = readSeamNetwork(FILE, vectors);

const word = (cls: string, company: number, vector = NO_VECTOR): ToldWord => ({
  opener: classNumber(cls),
  company,
  vector,
});

describe('readSeamNetwork', () => {
  const unitOf = (of: ToldWord | undefined, signs: readonly number[] = []): number =>
    network.end(of ? [of] : [], signs).vector[0] ?? Number.NaN;

  it('adds up class, company and vector of a word in hidden units', () => {
    expect(unitOf(word('v', 0))).toBe(2 + 10 - 4);
    expect(unitOf(word('n', 0, 0))).toBe(1 + 10 + 3 - 4);
    expect(unitOf(word('n', 0, 1))).toBe(1 + 10 - 3 - 4);
  });

  it('knows a word without company from no word', () => {
    expect(unitOf(word('v', NO_COMPANY))).toBe(2 + 20 - 4);
    expect(unitOf(undefined)).toBe(5 + 40 - 4);
  });

  it('makes nothing of a class that it was not fitted on', () => {
    expect(unitOf(word('=x', 0))).toBe(10 - 4);
  });

  it('adds what else is told of a side', () => {
    expect(unitOf(word('v', 0), [0, 2])).toBe(2 + 10 + 400 - 4);
  });

  it('tells what each side gives by itself, and of a start what it gives to an article beginning with it', () => {
    expect(network.end([word('v', 0)], []).odds).toBe(2 * 8 + 7);
    expect(network.start([word('v', 0)], [])).toMatchObject({ odds: 1, lead: 3 * 2 - 1 });
  });

  it('says what is wrong with a file that is not one, of another version, or cut short', () => {
    expect(() => readSeamNetwork(FILE.subarray(0, 8), vectors)).toThrow('too short');
    expect(() => readSeamNetwork(FILE.subarray(0, FILE.length - 4), vectors)).toThrow('cut short');
    expect(() => readSeamNetwork(FILE.subarray(0, 60), vectors)).toThrow('cut short');
    expect(() => readSeamNetwork(FILE, loadWordVectors())).toThrow(RangeError);
    const other = FILE.slice();
    other[4] = 9;
    expect(() => readSeamNetwork(other, vectors)).toThrow('version 9');
    other[0] = 0;
    expect(() => readSeamNetwork(other, vectors)).toThrow('bad signature');
  });

  it('reads the file of the package', () => {
    const shipped = readSeamNetwork(readFileSync(dataFile('seams.bin')), loadWordVectors());
    expect(shipped.end([], []).vector).toHaveLength(shipped.width);
  });
});
