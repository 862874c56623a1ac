import { describe, expect, it } from 'vitest';
import { dropRepeats } from '../../src/page/repeats.js';
import { unwrap } from '../../src/page/unwrap.js';
import { normalisePage } from '../../src/text/normalise.js';

const FIRST = 'أعلنت بلدية المدينة أمس بدء أشغال توسيع الطريق الساحلي بين المرفأ القديم والحديقة العامة والسوق.';
const dropped = (page: string): { texts: string[]; rules: string[] } => {
  const { blocks, changes } = dropRepeats(unwrap(normalisePage(page).lines));
  return {
    texts: blocks.map(({ text }) => text),
    rules: changes.map(({ line, rule, of, note }) => `${line} ${rule} ${of?.line ?? ''}${note}`),
  };
};

describe('what a page says a second time', () => {
  it('goes, be it a paragraph or a few words over and over, and the log tells it in the order of the page', () => {
    const page = [FIRST, `ورحب السكان بالمشروع ${'وقالوا نعم '.repeat(20)}`, FIRST, `وطلبوا ${'مواقف '.repeat(9)}`];
    expect(dropped(page.join('\n\n'))).toEqual({
      texts: [FIRST, 'ورحب السكان بالمشروع وقالوا نعم', 'وطلبوا مواقف'],
      rules: ['3 loop 19 times more', '5 repeated-paragraph 1', '7 loop 8 times more'],
    });
  });
});
