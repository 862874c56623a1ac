import { Chalk } from 'chalk';
import { describe, expect, test } from 'vitest';
import { correctionRow, wordDiff } from '../../src/cli/diff-view.js';
import { type Display, isolated } from '../../src/cli/display.js';

const PLAIN: Display = { chalk: new Chalk({ level: 0 }), isolate: (text) => text };
const TERMINAL: Display = { chalk: new Chalk({ level: 1 }), isolate: isolated };
const correction = {
  article: 1,
  line: 12,
  at: 0,
  stage: 'correct' as const,
  rule: 'non-word',
  action: 'replace' as const,
  before: 'الفصص',
  after: 'القصص',
  of: null,
  score: 0.8,
  note: '',
  left: 'لاستعارة ',
  right: ' والكتب',
};

describe('before and after', () => {
  test('marks whole words, and only those that change', () => {
    expect(wordDiff('بزم قياسي', 'بزمن قياسي', PLAIN)).toBe('[-بزم-]{+بزمن+} قياسي');
    expect(wordDiff('فيالبيت', 'في البيت', PLAIN)).toBe('[-فيالبيت-]{+في البيت+}');
    expect(wordDiff('هو، هي', 'هو، هي', PLAIN)).toBe('هو، هي');
  });

  test('tells line, words around, rule and score', () => {
    expect(correctionRow(correction, PLAIN)).toBe('     12  لاستعارة [-الفصص-]{+القصص+} والكتب  (non-word 0.80)');
  });

  test('is red and green on a terminal, and isolated from the Latin in its line', () => {
    expect(correctionRow(correction, TERMINAL)).toBe(
      '     12  \u2068لاستعارة \u001b[31m\u001b[9mالفصص\u001b[29m\u001b[39m\u001b[32mالقصص\u001b[39m والكتب\u2069  \u001b[2m(non-word 0.80)\u001b[22m',
    );
  });

  test('stays in one line where a misreading goes over two', () => {
    const row = correctionRow({ ...correction, before: 'الف\nصص' }, PLAIN);
    expect(row).toContain('[-الف صص-]{+القصص+}');
    expect(row).not.toContain('\n');
  });

  test('Latin text alone is not isolated', () => {
    expect(isolated('#1')).toBe('#1');
    expect(isolated('نص')).toBe('\u2068نص\u2069');
  });
});
