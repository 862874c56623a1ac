import { describe, expect, it } from 'vitest';
import { CorpusDedup } from '../../src/dedup/corpus-dedup.js';
import { madeUpArticles } from './newspaper.js';

const BOX =
  'للاشتراك في الجريدة اتصلوا على هاتف ٤٤١٢٣٤٥ أو فاكس ٤٤١٢٣٤٦ بين التاسعة والخامسة، وقيمة الاشتراك السنوي خمسون ليرة ترسل باسم مدير التوزيع.';
const IMPRINT = 'صوت الجبل جريدة أسبوعية مستقلة تصدر صباح كل خميس';

/** Judges pages that each have `text` beside an article of their own; gives what falls of it by page. */
function fallsOf(text: (page: number) => string, pages = 7): (string | undefined)[] {
  const dedup = new CorpusDedup();
  const articles = madeUpArticles(pages, 3);
  return articles.map(({ id, path }, n) => {
    const own = { text: `مقال رقم ${'ابجدهوزحط'.charAt(n).repeat(5)} وحده في صفحته`, line: 1 };
    return dedup.judge({ id, path, paragraphs: [own, { text: text(n), line: 4 }] })[0]?.kind;
  });
}

const KEPT = undefined;
const FROM_FIFTH = [KEPT, KEPT, KEPT, KEPT, 'furniture', 'furniture', 'furniture'];

describe('furniture', () => {
  it('a line of the imprint that four earlier pages have goes', () => {
    expect(fallsOf(() => IMPRINT)).toEqual(FROM_FIFTH);
  });

  it('so does a line of a few words that is no sentence', () => {
    expect(fallsOf(() => 'رأي القراء في بريدنا')).toEqual(FROM_FIFTH);
  });

  it('a box of many signs is furniture when it comes again at all', () => {
    expect(fallsOf(() => BOX)).toEqual([KEPT, ...new Array<string>(6).fill('furniture')]);
  });

  it('a box of few signs is a duplicate first, and furniture once it recurs', () => {
    const box =
      'تابعونا كل مساء على صفحتنا الجديدة حيث ننشر صور الطبيعة وحكايات الناس من القرى والبلدات القريبة والبعيدة';
    expect(fallsOf(() => box)).toEqual([KEPT, 'exact', 'exact', 'exact', 'furniture', 'furniture', 'furniture']);
  });

  it('a page counts once, however often it has the line', () => {
    const dedup = new CorpusDedup();
    const line = { text: IMPRINT, line: 1 };
    const judged = madeUpArticles(3, 3).map(({ id, path, paragraphs: [own] }) =>
      dedup.judge({ id, path, paragraphs: own ? [line, own, line] : [] }),
    );
    expect(judged.flat()).toEqual([]);
  });

  it('a line within a paragraph goes by itself, and names the first page with it', () => {
    const dedup = new CorpusDedup();
    const judged = madeUpArticles(5, 3).map(({ id, path, paragraphs: [own] }, n) => {
      const before = `${own?.text} ${n}`;
      const text = `${before} ${IMPRINT}`;
      return dedup.judge({ id, path, paragraphs: [{ text, line: 8, breaks: [before.length + 1] }] }).map((r) => ({
        ...r,
        text: text.slice(r.start, r.end),
      }));
    });
    expect(judged.slice(0, 4).flat()).toEqual([]);
    expect(judged[4]).toMatchObject([{ kind: 'furniture', text: IMPRINT, of: { path: 'page-00000.txt', line: 8 } }]);
  });

  it.each([
    ['a sentence', () => 'لم يصدر أي تعليق رسمي.'],
    ['a line with a number', () => 'سعر الصرف ٥١٥ ليرة'],
    ['one word', () => 'معتدل'],
    ['a formula filled in anew', (n: number) => `دمشق غائم ${'ابجدهوزحط'.charAt(n)}`],
  ])('%s stays', (_, text) => {
    expect(fallsOf(text)).toEqual(new Array(7).fill(KEPT));
  });

  it('an article printed on page after page is a duplicate', () => {
    const [article] = madeUpArticles(1, 5);
    expect(fallsOf(() => article?.paragraphs[0]?.text ?? '')).toEqual([KEPT, ...new Array<string>(6).fill('exact')]);
  });
});

describe('an earlier corpus', () => {
  const [first, second] = [11, 12].map((seed) => {
    const [article] = madeUpArticles(1, seed);
    return article && { ...article, paragraphs: article.paragraphs.slice(0, 1) };
  });

  it('is repeated, but does not fall itself', () => {
    if (!first || !second) throw new Error('no articles');
    const dedup = new CorpusDedup();
    dedup.know(first);
    dedup.know({ ...first, id: 'again#1' });
    const removals = dedup.judge({ ...first, id: 'new#1', path: 'new.txt' });
    expect(removals.map(({ kind, of }) => [kind, of.id])).toEqual(
      first.paragraphs.map(() => ['against', 'page-00000#1']),
    );
    expect(dedup.judge(second)).toEqual([]);
    expect(dedup.judge({ ...second, id: 'last#1', path: 'z' }).every(({ kind }) => kind === 'exact')).toBe(true);
  });
});
