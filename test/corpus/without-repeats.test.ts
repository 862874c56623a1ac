import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Repeat, withoutRepeats } from '../../src/corpus/without-repeats.js';
import type { Article } from '../../src/page/page.js';
import type { Passage } from '../../src/text/passage.js';

const at = (text: string, line: number): Passage => ({
  text,
  pieces: text === '' ? [] : [{ start: 0, line, column: 0 }],
});
const article = (...paragraphs: string[]): Article => ({
  n: 3,
  kicker: at('', 0),
  title: at('عنوان', 1),
  subtitle: at('', 0),
  byline: at('كاتب', 2),
  dateline: '',
  captions: [],
  paragraphs: paragraphs.map((text, i) => at(text, i + 4)),
  date: '',
  flags: [],
});
const OF = { id: 'a#1', path: 'a.txt', line: 9 };
const repeat = (paragraph: number, start: number, end: number): Repeat => ({
  paragraph,
  start,
  end,
  kind: 'run',
  of: { ...OF, paragraph: 2 },
  similarity: 0.96,
});
const texts = (given: Article | null) => given?.paragraphs.map(({ text }) => text);

describe('withoutRepeats', () => {
  test('nothing repeated: the article as it was', () => {
    const given = article('واحد');
    expect(withoutRepeats(given, [])).toEqual({ article: given, changes: [] });
  });

  test.each([
    ['at the start', 'مكرر هنا ثم جديد', 0, 8, 'ثم جديد', 'مكرر هنا '],
    ['in the middle', 'جديد مكرر هنا ثم', 5, 13, 'جديد ثم', ' مكرر هنا'],
    ['before a full stop', 'جديد مكرر هنا.', 5, 13, 'جديد.', ' مكرر هنا'],
  ])('a run %s goes with one space', (_, text, start, end, left, before) => {
    const { article: kept, changes } = withoutRepeats(article(text), [repeat(0, start, end)]);
    expect(texts(kept)).toEqual([left]);
    expect(changes).toMatchObject([
      {
        stage: 'dedup',
        rule: 'run',
        action: 'remove',
        before,
        after: '',
        of: OF,
        score: 0.96,
        note: 'paragraph 3',
        article: 3,
        line: 4,
      },
    ]);
  });

  test('what is left without a word goes too', () => {
    const { article: kept, changes } = withoutRepeats(article('«مكرر هنا».', 'جديد'), [repeat(0, 1, 9)]);
    expect(texts(kept)).toEqual(['جديد']);
    expect(changes.map(({ before }) => before)).toEqual(['«مكرر هنا».']);
  });

  test('with its whole body the article goes, and each of its parts is logged', () => {
    const { article: kept, changes } = withoutRepeats(article('مكرر', 'كذلك'), [repeat(0, 0, 4), repeat(1, 0, 4)]);
    expect(kept).toBeNull();
    expect(changes.map(({ rule, before }) => [rule, before])).toEqual([
      ['run', 'مكرر'],
      ['run', 'كذلك'],
      ['repeated-article', 'عنوان'],
      ['repeated-article', 'كاتب'],
    ]);
  });

  test('an article that never had a body stays', () => {
    expect(withoutRepeats(article(), []).article).toEqual(article());
  });

  test('what is kept and what is logged make up the paragraph', () => {
    const words = fc.array(fc.constantFrom('بيت', 'نهر', 'شمس.', '«قمر»'), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(words, fc.nat(), fc.nat(), (list, a, b) => {
        const text = list.join(' ');
        const [start, end] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y) as [number, number];
        if (start === end) return;
        const { article: kept, changes } = withoutRepeats(article(text, 'آخر'), [repeat(0, start, end)]);
        const left = texts(kept)?.at(-2) ?? '';
        const [change] = changes;
        expect(changes).toHaveLength(1);
        expect(left.slice(0, change?.at) + change?.before + left.slice(change?.at)).toBe(text);
        expect(left).not.toContain('  ');
      }),
    );
  });
});
