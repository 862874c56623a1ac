import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dataFile } from '../../src/lexicon/load.js';
import { feature, Sightings } from '../../src/page/label/feature-names.js';
import { ALL_KINDS, STATES } from '../../src/page/label/model.js';
import { type RoleNetwork, RoleScores, readRoleNetwork } from '../../src/page/label/role-network.js';

const S = STATES.length;
const HEADLINE = STATES.indexOf('headline');
const BODY = STATES.indexOf('body');

/** A file of one hidden unit and a reach of one row, whose parts are whole numbers. */
function fileOf(names: readonly string[], parts: Readonly<Record<string, readonly number[]>>): Uint8Array {
  const sizes = [names.length * S, S, names.length, 1, 3, 1, 2 * S, ALL_KINDS.length * S * S];
  const order = ['straight', 'bias', 'into', 'intoBias', 'around', 'aroundBias', 'out', 'steps'];
  const text = new TextEncoder().encode(names.join('\n'));
  const padded = new Uint8Array(Math.ceil(text.length / 4) * 4).fill(0x20);
  padded.set(text);
  const values = order.flatMap((part, i) => Array.from({ length: sizes[i] ?? 0 }, (_, k) => parts[part]?.[k] ?? 0));
  const header = Uint32Array.of(0x4e525157, 1, padded.length, names.length, S, 1, 1);
  const pieces = [header, new Float32Array(order.length).fill(1), padded, Int16Array.from(values)];
  return new Uint8Array(
    Buffer.concat(pieces.map((piece) => Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength))),
  );
}

const at = (state: number, value: number): number[] => {
  const row = STATES.map(() => 0);
  row[state] = value;
  return row;
};

const SHORT = feature('test-short');
const VERB = feature('test-verb');
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
  }),
);

function scoresOf(network: RoleNetwork, rows: readonly (readonly number[])[]) {
  const observe = (row: number): Sightings => {
    const seen = new Sightings();
    for (const number of rows[row] ?? []) seen.add(number);
    return seen;
  };
  return { made: new RoleScores(network, rows.length, observe), observe };
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

  it('are told by the features of the row and of those around, but for what is constant', () => {
    const { made, observe } = scoresOf(NETWORK, [[SHORT], [SHORT, VERB]]);
    expect(made.sharesOf(0, HEADLINE, observe)).toEqual([
      { row: 0, feature: SHORT, gives: 2 },
      { row: 1, feature: SHORT, gives: 50 },
      { row: 1, feature: VERB, gives: 100 },
    ]);
  });

  it('are none of a page without rows', () => {
    expect(scoresOf(NETWORK, []).made.scores).toHaveLength(0);
  });
});

describe('readRoleNetwork', () => {
  const bytes = new Uint8Array(readFileSync(dataFile('roles.bin')));

  it('refuses what is no such file', () => {
    expect(() => readRoleNetwork(bytes.subarray(0, 8))).toThrow(/too short/);
    expect(() => readRoleNetwork(new Uint8Array(64))).toThrow(/bad signature/);
    expect(() => readRoleNetwork(bytes.subarray(0, bytes.length - 2))).toThrow(/cut short/);
  });

  it('reads the file of the package: weights by the names of features, and what steps are worth', () => {
    const network = readRoleNetwork(bytes);
    expect(network.rowOf(feature('bias'))).toBeGreaterThanOrEqual(0);
    const steps = network.stepsOf('next');
    const worth = (from: (typeof STATES)[number], to: (typeof STATES)[number]): number =>
      steps[STATES.indexOf(from) * S + STATES.indexOf(to)] ?? 0;
    expect(worth('headline', 'byline')).toBeGreaterThan(worth('body', 'byline'));
  });
});
