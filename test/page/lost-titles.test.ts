import { describe, expect, it } from 'vitest';
import { assemble } from '../../src/page/assemble/assemble.js';
import type { Label } from '../../src/page/label/label.js';
import { loadPageData } from '../../src/page/load.js';
import { unwrap } from '../../src/page/unwrap.js';
import { normalisePage } from '../../src/text/normalise.js';
import { WATER_TEXT } from './water-page.js';

const words = loadPageData();

const TITLE = 'محطة جديدة لتحلية مياه البحر في الميناء';
const TEXT = WATER_TEXT.slice(0, 3);

/** Title and text of the one article of a page whose blocks fall short of being a headline by as much as told, or else by far. */
function articleOf(page: readonly string[], shortfalls: Readonly<Record<string, number>>): [string, string] {
  const blocks = unwrap(normalisePage(page.join('\n\n')).lines);
  const labels = blocks.map(
    ({ text }): Label => ({ role: 'body', margin: 1, headline: shortfalls[text] ?? 9, because: () => [] }),
  );
  const [article] = assemble(blocks, labels, words).articles;
  return [article?.title.text ?? '', article?.paragraphs.map(({ text }) => text).join(' ') ?? ''];
}

describe('findLostTitles', () => {
  it('finds the headline that was taken for text among the text of its article', () => {
    const [title, text] = articleOf([...TEXT.slice(0, 2), TITLE, ...TEXT.slice(2)], { [TITLE]: 0.5 });
    expect(title).toBe(TITLE);
    expect(text).not.toContain(TITLE);
    expect(text).toContain('سكان الميناء من المياه. أضاف وزير الري');
  });

  it('finds all lines of it', () => {
    const [one, two] = ['محطة جديدة لتحلية مياه البحر', 'في الميناء'] as const;
    const [title] = articleOf([...TEXT.slice(0, 2), one, two, ...TEXT.slice(2)], { [one]: 0.5, [two]: 0.5 });
    expect(title).toBe(TITLE);
  });

  it('takes no line that is as likely one but has nothing to do with the article', () => {
    const row = 'المنتخب الوطني يستعد لتصفيات كأس آسيا';
    const [title, text] = articleOf([...TEXT, row], { [row]: 0.5 });
    expect(title).toBe('');
    expect(text).toContain(row);
  });

  it('takes no line that the labels hold for text', () => {
    expect(articleOf([TITLE, ...TEXT], { [TITLE]: 5 })[0]).toBe('');
  });
});
