import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CorpusDedup, type Removal } from '../../src/dedup/corpus-dedup.js';
import { Engine, pageSize } from '../../src/dedup/engine.js';

interface Case {
  name: string;
  articles: string[][];
  falls: { article: number; paragraph: number; kind: string; text: string; of: [number, number] }[];
}

const { cases } = JSON.parse(readFileSync('fixtures/cases/dedup.json', 'utf8')) as { cases: Case[] };

function judgeAll(articles: readonly (readonly string[])[]): Removal[][] {
  const dedup = new CorpusDedup();
  return articles.map((paragraphs, n) =>
    dedup.judge({ id: `p#${n}`, path: 'p.txt', paragraphs: paragraphs.map((text, i) => ({ text, line: 10 + i })) }),
  );
}

describe('duplicates across a corpus', () => {
  it.each(cases)('$name', ({ articles, falls }) => {
    const got = judgeAll(articles).flatMap((removals, article) =>
      removals.map((r) => ({
        article,
        paragraph: r.paragraph,
        kind: r.kind,
        text: (articles[article]?.[r.paragraph] ?? '').slice(r.start, r.end),
        of: [Number(r.of.id.slice(2)), r.of.paragraph],
      })),
    );
    expect(got).toEqual(falls);
  });

  it('names path, line and paragraph of what is repeated', () => {
    const text = cases[0]?.falls[0]?.text ?? '';
    const [, removals] = judgeAll([['سطر أول قصير', text], [text]]);
    expect(removals?.[0]?.of).toEqual({ id: 'p#0', path: 'p.txt', line: 11, paragraph: 1 });
    expect(removals?.[0]?.similarity).toBe(1);
  });

  it('takes the limits it is given', () => {
    const text = 'افتتحت الجمعية معرضها السنوي للكتب المستعملة في ساحة البلدية';
    const judge = (minParagraphWords: number): number => {
      const dedup = new CorpusDedup({ minParagraphWords });
      dedup.judge({ id: 'a', path: 'a', paragraphs: [{ text, line: 1 }] });
      return dedup.judge({ id: 'b', path: 'b', paragraphs: [{ text, line: 1 }] }).length;
    };
    expect(judge(12)).toBe(0);
    expect(judge(9)).toBe(1);
  });

  it('keeps a list whose figures differ, however long; of running text one figure makes no other', () => {
    const goods = [
      'القمح',
      'الشعير',
      'العدس',
      'الحمص',
      'السكر',
      'الأرز',
      'الزيت',
      'السمن',
      'البن',
      'الشاي',
      'الملح',
      'الصابون',
    ];
    const list = goods.map((name, i) => `سعر ${name} في سوق الجملة اليوم ${100 + 7 * i} ليرة`).join('، ');
    expect(judgeAll([[list], [list]])[1]).toHaveLength(1);
    expect(judgeAll([[list], [list.replace('128', '131')]])[1]).toEqual([]);
    const text = `وقال مدير المرفأ إن الرصيف الجديد يتسع للبواخر الكبيرة بعد أن انتهت أشغال التوسيع التي بدأت قبل عامين في الجهة الشمالية منه. وأضاف في لقاء مع الصحافيين أن الحركة ارتفعت إلى 128 باخرة في الشهر، وأن الإدارة تعد خطة لفتح خط جديد إلى الموانئ القريبة، وأن العمال سيحصلون على مساكن في الحي المجاور قبل نهاية العام المقبل بعد توقيع العقد مع البلدية وشركة البناء الوطنية`;
    expect(judgeAll([[text], [text.replace('128', '131')]])[1]).toHaveLength(1);
  });

  it('gives removals inside their paragraph, in order and apart, whatever the text', () => {
    const word = fc.constantFrom('مدينة', 'سوق', 'ميناء', 'أول', '٢٠١٦', 'قال', 'الوزير', 'في', 'كتاب', 'طريق');
    const paragraph = fc.array(word, { maxLength: 60 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.array(fc.array(paragraph, { maxLength: 4 }), { maxLength: 6 }), (articles) => {
        const judged = judgeAll(articles);
        judged.forEach((removals, article) => {
          let [paragraph, reached] = [-1, 0];
          for (const r of removals) {
            const text = articles[article]?.[r.paragraph] ?? '';
            if (r.paragraph !== paragraph) [paragraph, reached] = [r.paragraph, 0];
            expect(r.start).toBeGreaterThanOrEqual(reached);
            expect(r.end).toBeGreaterThan(r.start);
            expect(r.end).toBeLessThanOrEqual(text.length);
            expect(/[\p{L}\p{N}]$/u.test(text.slice(0, r.start))).toBe(false);
            expect(/^[\p{L}\p{N}]/u.test(text.slice(r.end))).toBe(false);
            reached = r.end;
          }
        });
        expect(judgeAll(articles)).toEqual(judged);
      }),
      { numRuns: 60 },
    );
  });
});

describe('bad input', () => {
  const sentence = 'وصلت السفينة إلى المرفأ محملة بالقمح بعد رحلة دامت أسبوعين وسط أمواج عالية ورياح شديدة';

  it('passes over articles and paragraphs without a letter', () => {
    expect(judgeAll([[], [''], ['', ' ', '—'], ['']])).toEqual([[], [], [], []]);
  });

  it('one paragraph over and over in one article: all but the first fall', () => {
    const [removals] = judgeAll([new Array<string>(20_000).fill(sentence)]);
    expect(removals).toHaveLength(19_999);
    expect(removals?.every((r) => r.end === sentence.length)).toBe(true);
  });

  it('a corpus of identical articles: all but the first fall, and the index does not grow', () => {
    const dedup = new CorpusDedup();
    let fallen = 0;
    for (let i = 0; i < 20_000; i++) {
      fallen += dedup.judge({ id: `${i}`, path: `${i}`, paragraphs: [{ text: sentence, line: 1 }] }).length;
    }
    expect(fallen).toBe(19_999);
    expect(dedup.memory.seeds).toBeLessThan(100);
  });

  it('one paragraph of five megabytes, twice: the second falls whole', () => {
    const words: string[] = [];
    for (let i = 0; i < 400_000; i++) words.push(`ك${(i * 7919) % 1_000_003}`);
    const huge = words.join(' ');
    const [, removals] = judgeAll([[huge], [huge]]);
    expect(removals).toMatchObject([{ paragraph: 0, start: 0, end: huge.length, kind: 'exact' }]);
  });

  it('one letter without end', () => {
    expect(() => judgeAll([['ه'.repeat(200_000)], ['ه '.repeat(100_000)]])).not.toThrow();
  });

  const distinct = (words: number): string =>
    Array.from({ length: words }, (_, i) => `ك${(i * 7919) % 1_000_003}`).join(' ');
  const shapes: [string, number, (size: number) => string[][]][] = [
    ['one paragraph over and over, in an article', 2000, (n) => [new Array<string>(n).fill(sentence)]],
    ['identical articles', 2000, (n) => new Array<string[]>(n).fill([sentence, `${sentence} ${sentence}`])],
    ['one long paragraph, twice', 20_000, (n) => [[distinct(n)], [distinct(n)]]],
    ['one long paragraph that repeats itself', 2000, (n) => [[new Array<string>(n).fill(sentence).join(' ')]]],
    ['paragraphs without a letter', 10_000, (n) => [new Array<string>(n).fill('—')]],
    ['one letter without end', 20_000, (n) => [['ه'.repeat(n)]]],
  ];
  /** Comparisons of texts and alignments. */
  const workOn = (articles: string[][]): number => {
    const dedup = new CorpusDedup();
    articles.forEach((texts, i) => {
      dedup.judge({ id: `${i}#1`, path: `${i}`, paragraphs: texts.map((text, line) => ({ text, line })) });
    });
    return dedup.work.compared + dedup.work.aligned;
  };

  it.each(shapes)('%s: the work grows with the text, no faster', (_, size, make) => {
    expect(workOn(make(4 * size))).toBeLessThanOrEqual(4.2 * workOn(make(size)) + 10);
  });

  it('a page of one long paragraph: next to nothing is compared in vain, however long it is', () => {
    const comparedOn = (words: number): number => {
      const text = distinct(words);
      const limits = { run: 15, whole: 15, sure: 25, alike: 0.7, torn: true };
      const engine = new Engine(limits, pageSize(text.length, 0));
      engine.add([{ text, line: 1 }]);
      return engine.work.compared / engine.memory.seeds;
    };
    expect(comparedOn(4000)).toBeLessThan(0.1);
    expect(comparedOn(64_000)).toBeLessThan(0.1);
  });
});
