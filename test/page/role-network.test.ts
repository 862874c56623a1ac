import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dataFile, loadWordVectors } from '../../src/lexicon/load.js';
import { NO_VECTOR, type WordVectors } from '../../src/lexicon/word-vectors.js';
import { feature, Sightings } from '../../src/page/label/feature-names.js';
import { ALL_KINDS, STATES } from '../../src/page/label/model.js';
import { type RoleNetwork, readRoleNetwork } from '../../src/page/label/role-network.js';
import { RoleScores } from '../../src/page/label/role-scores.js';
import { classNumber } from '../../src/page/word-class.js';
import { NO_COMPANY, type ToldWord } from '../../src/page/word-inputs.js';
import { weightFileOf } from './weight-file-of.js';

const S = STATES.length;
const HEADLINE = STATES.indexOf('headline');
const BODY = STATES.indexOf('body');

/** Words keep company in one dimension. */
const vectors: WordVectors = { ...loadWordVectors(), dimensions: 1, company: (_, into) => into.fill(1) };

/** Classes of words that the file knows. */
const CLASSES = ['v'];

/** A file of one hidden unit, a reach of one row, and the first and the last word of a row, whose parts are whole numbers. */
function fileOf(names: readonly string[], parts: Readonly<Record<string, readonly number[]>>): Uint8Array {
  const sizes: Readonly<Record<string, number>> = {
    straight: names.length * S,
    bias: S,
    into: names.length,
    intoBias: 1,
    around: 3,
    aroundBias: 1,
    out: 2 * S,
    steps: ALL_KINDS.length * S * S,
    classes: CLASSES.length + 1,
    companies: 2,
    vectors: 1,
    words: 6,
  };
  const headerOf = ([text = 0, classes = 0]: readonly number[]) => [
    ...[0x4e525157, 2, text, names.length, S, 1, 1, classes, 1, 1, 1, 1, 1],
  ];
  return weightFileOf(headerOf, [names, CLASSES], sizes, parts);
}

const at = (state: number, value: number): number[] => {
  const row = STATES.map(() => 0);
  row[state] = value;
  return row;
};

const SHORT = feature('test-short');
const VERB = feature('test-verb');
const WORDS = feature('words');
/** A row that is short speaks for a headline by itself, and 10 times as much above a row with a verb. */
const NETWORK = readRoleNetwork(
  fileOf(['test-short', 'test-verb'], {
    straight: [...at(HEADLINE, 2), ...at(BODY, 3)],
    bias: at(BODY, 1),
    into: [1, 2],
    intoBias: [-1],
    // Of the row above, the row itself and the row below.
    around: [0, 0, 5],
    aroundBias: [-1],
    out: [...at(BODY, 1), ...at(HEADLINE, 10)],
    // A verb counts 3 where it is the first word of a row and 4 where it is the last.
    classes: [1, 0],
    words: [3, 0, 0, 4, 0, 0],
  }),
  vectors,
);

const VERB_WORD: ToldWord = { opener: classNumber('v'), company: NO_COMPANY, vector: NO_VECTOR };

function scoresOf(
  network: RoleNetwork,
  rows: readonly (readonly number[])[],
  words: readonly (readonly ToldWord[])[] = rows.map(() => []),
) {
  const observe = (row: number): Sightings => {
    const seen = new Sightings();
    for (const number of rows[row] ?? []) seen.add(number);
    return seen;
  };
  return { made: new RoleScores(network, words, observe), observe };
}

describe('RoleScores', () => {
  it('are made of what features give straight, by hidden units, and by those of the rows around', () => {
    const { made } = scoresOf(NETWORK, [[SHORT], [SHORT, VERB]]);
    // The unit of the first row is 1 - 1, that of the second 1 + 2 - 1 = 2; around the first 5 × 2 - 1 = 9, the second 0.
    expect([...made.scores]).toEqual([
      ...STATES.map((_, s) => (s === HEADLINE ? 2 + 10 * 9 : s === BODY ? 1 : 0)),
      ...STATES.map((_, s) => (s === HEADLINE ? 2 : s === BODY ? 1 + 3 + 2 : 0)),
    ]);
  });

  it('give nothing for features that were not met in fitting', () => {
    const { made } = scoresOf(NETWORK, [[feature('test-never-met')]]);
    expect([...made.scores]).toEqual(at(BODY, 1));
  });

  it('are made of the first and the last word of a row too', () => {
    const unitOf = (...words: ToldWord[]): number =>
      (scoresOf(NETWORK, [[]], [words]).made.scores[BODY] ?? Number.NaN) - 1;
    expect(unitOf()).toBe(0);
    expect(unitOf(VERB_WORD, { ...VERB_WORD, opener: classNumber('never-met') })).toBe(3 - 1);
    expect(unitOf({ ...VERB_WORD, opener: classNumber('never-met') }, VERB_WORD)).toBe(4 - 1);
    expect(unitOf(VERB_WORD)).toBe(3 + 4 - 1);
  });

  it('are told by the features and words of the row and of those around, but for what is constant', () => {
    const { made, observe } = scoresOf(NETWORK, [[SHORT], [SHORT, VERB]], [[], [VERB_WORD]]);
    expect(made.sharesOf(0, HEADLINE, observe)).toEqual([
      { row: 0, feature: SHORT, gives: 2 },
      { row: 0, feature: WORDS, gives: 0 },
      { row: 1, feature: SHORT, gives: 50 },
      { row: 1, feature: VERB, gives: 100 },
      { row: 1, feature: WORDS, gives: 50 * (3 + 4) },
    ]);
  });

  it('are none of a page without rows', () => {
    expect(scoresOf(NETWORK, []).made.scores).toHaveLength(0);
  });
});

describe('readRoleNetwork', () => {
  const bytes = new Uint8Array(readFileSync(dataFile('roles.bin')));
  const words = loadWordVectors();

  it('refuses what is no such file', () => {
    expect(() => readRoleNetwork(bytes.subarray(0, 8), words)).toThrow(/too short/);
    expect(() => readRoleNetwork(new Uint8Array(64), words)).toThrow(/bad signature/);
    expect(() => readRoleNetwork(bytes.subarray(0, bytes.length - 2), words)).toThrow(/cut short/);
    expect(() => readRoleNetwork(bytes, vectors)).toThrow(/for other .* word vectors/);
  });

  it('reads the file of the package: weights by the names of features, and what steps are worth', () => {
    const network = readRoleNetwork(bytes, words);
    expect(network.rowOf(feature('bias'))).toBeGreaterThanOrEqual(0);
    const steps = network.stepsOf('next');
    const worth = (from: (typeof STATES)[number], to: (typeof STATES)[number]): number =>
      steps[STATES.indexOf(from) * S + STATES.indexOf(to)] ?? 0;
    expect(worth('headline', 'byline')).toBeGreaterThan(worth('body', 'byline'));
  });
});
