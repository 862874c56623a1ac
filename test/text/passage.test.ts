import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyEdits,
  type Edit,
  firstPlaceOf,
  joinPassages,
  partsOf,
  placesOf,
  takingAll,
} from '../../src/text/passage.js';

/** A passage of these lines, the first of number 5. */
const passageOf = (...lines: string[]) =>
  joinPassages(lines.map((text, i) => ({ text, pieces: [{ start: 0, line: 5 + i, column: 0 }] })));

const edit = (start: number, end: number, after = ''): Edit => ({
  start,
  end,
  after,
  stage: 'correct',
  rule: 'test',
  action: after === '' ? 'remove' : 'replace',
  of: null,
  score: 1,
  note: '',
});

/** Takes `run` out of a passage, or puts `after` for it. */
function changed(lines: readonly string[], run: string, after = '') {
  const passage = passageOf(...lines);
  const start = passage.text.indexOf(run);
  const { passage: left, changes } = applyEdits(passage, [edit(start, start + run.length, after)]);
  return { left, changes: changes.map(({ line, at, before }) => [line, at, before]) };
}

describe('a run taken out of a passage', () => {
  it.each([
    ['between words takes the space before it', ['aa bb cc'], 'bb', 'aa cc', [[5, 2, ' bb']]],
    ['at the head takes the space behind it', ['aa bb cc'], 'aa', 'bb cc', [[5, 0, 'aa ']]],
    ['before a full stop takes the space before it', ['aa bb.'], 'bb', 'aa.', [[5, 2, ' bb']]],
    ['before an opening quotation mark leaves its space', ['aa bb«cc»'], 'bb', 'aa «cc»', [[5, 3, 'bb']]],
    ['at the end of a line leaves none there', ['aa bb', 'cc'], 'bb', 'aa cc', [[5, 2, ' bb']]],
    ['at the start of a line leaves none there', ['aa', 'bb cc'], 'bb', 'aa cc', [[6, 0, 'bb ']]],
    ['that is a line', ['aa', 'bb', 'cc'], 'bb', 'aa cc', [[6, 0, 'bb']]],
    ['over lines takes the spaces on both', ['aa bb', 'cc', 'dd ee'], 'bb cc dd', 'aa ee', [[5, 2, ' bb\ncc\ndd ']]],
  ])('%s', (_, lines, run, text, changes) => {
    const { left, changes: logged } = changed(lines, run);
    expect(left.text).toBe(text);
    expect(logged).toEqual(changes);
  });

  it('leaves one space where several go side by side', () => {
    const passage = passageOf('aa bb cc dd', 'ee');
    expect(applyEdits(passage, [edit(3, 5), edit(6, 8)]).passage.text).toBe('aa dd ee');
    expect(applyEdits(passage, [edit(0, 2), edit(3, 5)]).passage.text).toBe('cc dd ee');
    expect(applyEdits(passage, [edit(3, 8), edit(8, 11)]).passage.text).toBe('aa ee');
  });

  it('is all of the passage where nothing else may stay', () => {
    const passage = passageOf('« aa', 'bb ».');
    const { passage: left, changes } = applyEdits(passage, takingAll([edit(2, 4), edit(5, 7)], passage.text.length));
    expect(left.text).toBe('');
    expect(changes.map(({ before }) => before)).toEqual(['« aa', 'bb ».']);
  });
});

describe('the first place of a passage', () => {
  it.each([
    ['of one line is all of it', ['aa bb']],
    ['of several lines is the first of them', ['aa bb', 'cc', 'dd']],
    ['is none where it is empty', []],
  ])('%s', (_, lines) => {
    const passage = passageOf(...lines);
    expect(firstPlaceOf(passage)).toEqual(placesOf(passage)[0]);
    expect(firstPlaceOf(passage)?.text).toBe(lines[0]);
  });
});

describe('text put in', () => {
  it('for words of two lines stands on the first', () => {
    const { left, changes } = changed(['aa bb', 'cc dd'], 'bb cc', 'bbcc');
    expect(left.text).toBe('aa bbcc dd');
    expect(changes).toEqual([[5, 3, 'bb\ncc ']]);
    expect(placesOf(left)).toEqual([
      { line: 5, at: 0, text: 'aa bbcc' },
      { line: 6, at: 3, text: 'dd' },
    ]);
  });

  it('counts as standing where it begins', () => {
    const { left } = changed(['aa bb cc'], 'bb', 'xx yy zz');
    expect(placesOf(left, left.text.indexOf('zz'))).toEqual([{ line: 5, at: 3, text: 'zz cc' }]);
  });
});

it('lines stay apart, begin and end with no space, and give their text back with what was taken out', () => {
  const line = fc.array(fc.constantFrom('aa', 'b', 'cc.', '«dd»'), { minLength: 1, maxLength: 5 });
  const lines = fc.array(line, { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(lines, fc.array(fc.tuple(fc.nat(60), fc.nat(12), fc.constantFrom('', 'x', 'x y'))), (words, picks) => {
      const passage = passageOf(...words.map((list) => list.join(' ')));
      const edits: Edit[] = [];
      for (const [from, length, after] of picks.sort((a, b) => a[0] - b[0])) {
        const start = Math.max(edits.at(-1)?.end ?? 0, from);
        const end = Math.min(passage.text.length, start + length + 1);
        if (start < end && /\S/.test(passage.text.slice(start, end))) edits.push(edit(start, end, after));
      }
      const { passage: left, changes } = applyEdits(passage, edits);
      const parts = partsOf(left).map(({ start, end }) => left.text.slice(start, end));
      expect(parts.join(' ')).toBe(left.text);
      expect(new Set(placesOf(left).map((place) => place.line)).size).toBe(parts.length);
      const removed = changes.flatMap(({ before }) => [...before.replaceAll('\n', '')]).length;
      const put = changes.reduce((sum, { after }) => sum + after.length, 0);
      const letters = (text: string): number => text.length;
      const page = words.reduce((sum, list) => sum + list.join(' ').length, 0);
      expect(parts.reduce((sum, text) => sum + letters(text), 0) - put + removed).toBe(page);
    }),
  );
});
