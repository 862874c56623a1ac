import { describe, expect, test } from 'vitest';
import { nearest } from '../../src/text/nearest.js';

describe('the name that is most likely meant', () => {
  test.each([
    ['soruce', ['force', 'source'], 'source', 'two letters that change places are one slip'],
    ['sorce', ['force', 'source'], 'source', 'of two as near, the one that begins alike'],
    ['froce', ['source', 'force'], 'force', 'in whatever order they are given'],
    ['min', ['min-count', 'limit'], 'min-count', 'a beginning that is of one alone'],
    ['DEDUP', ['dedup'], 'dedup', 'in capitals'],
    ['zebra', ['dedup', 'force'], undefined, 'none that is near'],
    ['', ['dedup'], undefined, 'of nothing, none'],
  ])('%s of %j: %s (%s)', (given, names, meant, _why) => {
    expect(nearest(given, names)).toBe(meant);
  });
});
