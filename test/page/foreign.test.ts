import { expect, test } from 'vitest';
import { cleanPage } from '../../src/corpus/clean-page.js';
import { loadPageData } from '../../src/page/load.js';

const words = loadPageData();
const articlesOf = (page: string): [string, string, string[], string[]][] =>
  cleanPage({ path: 'p.txt', text: page }, words).articles.map(({ title, byline, paragraphs, flags }) => [
    title.text,
    byline.text,
    paragraphs.map(({ text }) => text),
    flags.filter((flag) => flag === 'other-language'),
  ]);

const TITLE = 'افتتاح معرض الكتاب في الخرطوم';
const ARABIC =
  'افتتح في الخرطوم أمس معرض الكتاب الدولي بمشاركة أكثر من مئتي ناشر من عشرين دولة عربية وأجنبية، ويستمر المعرض حتى نهاية الشهر الجاري.';
const ENGLISH =
  'The minister of transport opened a new bridge over the Nile in Minya yesterday, saying that it would cut the journey between the two banks to ten minutes.';

test('an article in another script is one of its own', () => {
  const english = ['Minister opens new bridge in Minya', 'By Our Correspondent', ENGLISH];
  expect(articlesOf([TITLE, ARABIC, ...english].join('\n\n'))).toEqual([
    [TITLE, '', [ARABIC], []],
    [english[0], english[1], [ENGLISH], ['other-language']],
  ]);
});

test('a paragraph without a headline is flagged in the article that it stands in', () => {
  expect(articlesOf([TITLE, ARABIC, ENGLISH].join('\n\n'))).toEqual([
    [TITLE, '', [ARABIC, ENGLISH], ['other-language']],
  ]);
});

test('lines without a paragraph are none', () => {
  expect(articlesOf([TITLE, ARABIC, 'HOTEL NILE', 'Rooms with a view'].join('\n\n'))).toEqual([
    [TITLE, '', [ARABIC], []],
  ]);
});
