import { expect, test } from 'vitest';
import { type CleanedPage, cleanPage } from '../../src/corpus/clean-page.js';
import { loadPageData } from '../../src/page/load.js';

/** A page as a model writes it that marks up what it reads. */
const PAGE = `\`\`\`markdown
# صوت الوادي

**العدد 1204** | الخميس 12 مارس 1998

## البلدية تفتح الطريق الساحلي أمام الشاحنات

**كتبت ريم الصاوي:**

أعلنت بلدية المدينة أمس أنها ستفتح الطريق الساحلي أمام الشاحنات مطلع الشهر المقبل، بعد أن أنجزت الدراسات الفنية. وقال رئيس **البلدية** إن الكلفة تبلغ مليونين.

**مرحلة ثانية**

وأضاف أن الأشغال ستشمل ما يأتي:

- تعبيد الأرصفة
- وضع الأعمدة

---

## معرض الكتاب يعود إلى الخرطوم

![زوار المعرض في يومه الأول](img-1.jpeg)

افتتح في الخرطوم أمس معرض الكتاب بمشاركة مئتي ناشر، ويستمر المعرض حتى نهاية الشهر الجاري.<br>وتقام على هامشه ندوات عن الرواية.

<page_number>12</page_number>
\`\`\`
`;

const { articles, changes }: CleanedPage = cleanPage({ path: 'p.md', text: PAGE }, loadPageData());
const textOf = (passage: { text: string } | undefined): string => passage?.text ?? '';

test('articles begin with what is marked as their title, and bear no marks', () => {
  expect(articles.map(({ title, byline }) => [title.text, byline.text])).toEqual([
    ['البلدية تفتح الطريق الساحلي أمام الشاحنات', 'كتبت ريم الصاوي'],
    ['معرض الكتاب يعود إلى الخرطوم', ''],
  ]);
  expect(articles[1]?.captions.map(textOf)).toEqual(['زوار المعرض في يومه الأول']);
  for (const { paragraphs } of articles) for (const { text } of paragraphs) expect(text).not.toMatch(/[*#`<>|]/u);
});

test('crossheads and items of a list are paragraphs of their own', () => {
  expect(articles[0]?.paragraphs.map(textOf).slice(-4)).toEqual([
    'مرحلة ثانية',
    'وأضاف أن الأشغال ستشمل ما يأتي:',
    '- تعبيد الأرصفة',
    '- وضع الأعمدة',
  ]);
});

test('what markup was is in the log, with what it said', () => {
  const notes = changes.filter(({ rule }) => rule === 'markup').map(({ note }) => note);
  expect(new Set(notes)).toEqual(
    new Set(['fence', 'heading 1', 'heading 2', 'bold', 'rule', 'image', 'tag br', 'tag page_number']),
  );
});
