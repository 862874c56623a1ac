import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type LineEdit, replay } from '../../src/text/line-edits.js';
import { normalisePage } from '../../src/text/normalise.js';
import { faultOf } from '../../src/verify/against/log-line.js';

interface Case {
  label: string;
  before: string;
  after: string;
  expect: 'pass' | 'fail';
  why: string;
}

export const textOf = (page: string): string =>
  normalisePage(page)
    .lines.map(({ text }) => text)
    .join('\n');

/** Edits of a raw line that stand in order, change something, and give a text. */
export function expectEdits(
  raw: string,
  text: string,
  edits: readonly Pick<LineEdit, 'at' | 'before' | 'after'>[],
): void {
  let from = 0;
  for (const { at, before, after } of edits) {
    expect(at).toBeGreaterThanOrEqual(from);
    expect(raw.slice(at, at + before.length)).toBe(before);
    expect(before).not.toBe('');
    expect(before).not.toBe(after);
    from = at + before.length;
  }
  expect(replay(raw, edits)).toBe(text);
}

/** Each raw line with its logged changes gives the normalised line, and `verify` knows the changes. */
export function expectReplayed(page: string): void {
  const { lines, changes } = normalisePage(page);
  for (const { number, raw, text } of lines) {
    expectEdits(
      raw,
      text,
      changes.filter(({ line }) => line === number),
    );
  }
  for (const { line, at, stage, rule, action, before, after, of, score, note } of changes) {
    const logged = { path: 'p.txt', id: '', line, at, stage, rule, action, before, after, of, score, note, places: [] };
    expect(faultOf(logged)).toBeUndefined();
  }
}

/** The cases of `fixtures/cases/NAME.json`: text before and after normalising; some are known to fail. */
export const casesOf = (name: string): Case[] =>
  JSON.parse(readFileSync(new URL(`../../fixtures/cases/${name}.json`, import.meta.url), 'utf8'));

/** Tests cases that are pages. */
export function testCases(name: string): void {
  const cases = casesOf(name);

  describe(`golden cases of ${name}`, () => {
    for (const { label, before, after, expect: expected, why } of cases) {
      const check = expected === 'fail' ? it.fails : it;
      check(`${label}: ${why}`, () => expect(textOf(before)).toBe(after));
    }

    it('replay from the log', () => {
      for (const { before } of cases) expectReplayed(before);
    });

    it('change nothing the second time', () => {
      for (const { before } of cases) {
        const once = textOf(before);
        expect(textOf(once)).toBe(once);
      }
    });
  });
}
