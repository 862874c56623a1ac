import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cleanPage } from '../../src/corpus/clean-page.js';
import { findFreeVerse } from '../../src/page/free-verse.js';
import { loadPageData } from '../../src/page/load.js';
import { findVerses } from '../../src/page/verse.js';
import { normalisePage } from '../../src/text/normalise.js';

/** Hemistichs two by two, made for this. */
const POEM: readonly (readonly [string, string])[] = [
  ['يا دار أهلي على شط الفرات سلاما', 'قلبي إليك مشوق منذ أعواما'],
  ['مضى الزمان وما غابت ملامحكم', 'عن ناظري ولا أنسيت أحلاما'],
  ['كم ليلة بت أرعى النجم منفردا', 'أبكي على زمن قد كان بساما'],
  ['يا ليت شعري وهل في العمر متسع', 'حتى أعانق في الأحياء أقواما'],
  ['لا تسأل الدار عمن كان يسكنها', 'فالدار تحفظ للأحباب أياما'],
];
const PROSE =
  'افتتح في الخرطوم أمس معرض الكتاب الدولي بمشاركة أكثر من مئتي ناشر من عشرين دولة عربية وأجنبية، ويستمر المعرض حتى نهاية الشهر الجاري.';

const versesOf = (page: string): string[] => {
  const { lines } = normalisePage(page);
  return [...findVerses(lines)].sort((a, b) => a - b).map((i) => lines[i]?.text ?? '');
};
const written = (between: string, after = '\n', poem = POEM): string =>
  poem.map((verse) => verse.join(between)).join(after);

describe('verses', () => {
  it.each([
    ['a wide gap', '      '],
    ['stars', ' *** '],
    ['dots', ' ... '],
    ['nothing', ' '],
  ])('are told by their rhyme, with %s between the hemistichs', (_, between) => {
    expect(versesOf(`${PROSE}\n${written(between)}\n\n${PROSE}`)).toHaveLength(POEM.length);
  });

  it('may have each hemistich on a line, and blank lines between', () => {
    expect(versesOf(`${PROSE}\n\n${written('\n', '\n\n')}\n\n${PROSE}`)).toHaveLength(2 * POEM.length);
  });

  it('may have one line misread', () => {
    const page = written('      ').replace('أحلاما', 'أحلامل');
    expect(versesOf(page)).toHaveLength(POEM.length);
  });

  it('need more lines where no sign parts the hemistichs', () => {
    expect(versesOf(written('      ', '\n', POEM.slice(0, 3)))).toHaveLength(3);
    expect(versesOf(written(' ', '\n', POEM.slice(0, 3)))).toEqual([]);
  });

  it('are not found where two columns of prose stand side by side, or in lists', () => {
    const rows = [
      'هطلت أمطار غزيرة على الساحل     ارتفعت أسعار القمح في السوق',
      'مساء أمس وامتلأت السدود كلها     وتراجع الطلب على الشعير كثيرا',
      'بعد عامين من الجفاف الشديد في     المدينة وفق نشرة الغرفة التجارية',
    ];
    expect(versesOf(rows.join('\n'))).toEqual([]);
    expect(versesOf('السكر الأبيض ... ٣٥ ليرة\nالأرز المصري ... ٢٠ ليرة\nالزيت البلدي ... ٩٠ ليرة')).toEqual([]);
  });

  const folder = new URL('../../fixtures/pages/', import.meta.url);
  it.each(readdirSync(folder).filter((name) => name.endsWith('.txt')))('are not found on %s', (name) => {
    expect(versesOf(readFileSync(new URL(name, folder), 'utf8'))).toEqual([]);
  });
});

/** Made for this. */
const FREE = [
  'أعود إليك',
  'من آخر الليل',
  'حاملا في يدي وردة من رماد',
  'وأغنية لا تنام',
  'كأن المدينة',
  'حين تغادرها القاطرات',
  'تصير مرايا',
  'ونحن الذين انتظرنا على الرصيف',
  'طويلا',
  'نعد خطى العابرين',
];

describe('free verse', () => {
  const freeOf = (page: string): string[] => {
    const { lines } = normalisePage(page);
    return [...findFreeVerse(lines)].map((i) => lines[i]?.text ?? '');
  };
  const poem = FREE.join('\n');

  it('is told by lines in a row of unlike length, among paragraphs of a line', () => {
    expect(freeOf(`مرايا الرصيف\n\n${poem}\n\nمعرض الكتاب\n\n${PROSE}`)).toEqual(FREE);
    expect(freeOf(`${FREE.slice(0, 5).join('\n')}\n\n${PROSE}`)).toEqual([]);
  });

  it('leaves two lines at either end for headings, where blank lines part all', () => {
    expect(freeOf(`${FREE.join('\n\n')}\n\n${PROSE}`)).toEqual(FREE.slice(2, -2));
  });

  it('is not told of lines that a column ends', () => {
    const column = PROSE.match(/(?:[^ ]+ ?){1,4}/gu) ?? [];
    expect(freeOf([...column, ...column].join('\n'))).toEqual([]);
    expect(freeOf(`${poem}\n\n${column.join('\n')}`)).toEqual([]);
  });

  it.fails('is told where nothing else stands on the page', () => {
    expect(freeOf(poem)).toEqual(FREE);
  });

  it('is the text of an article, line by line', () => {
    const page = `قصيدة العدد\n\nمرايا الرصيف\n\nشعر: هدى الكاتب\n\n${poem}\n\nمعرض الكتاب يفتح أبوابه\n\n${PROSE}`;
    const { articles } = cleanPage({ path: 'p.txt', text: page }, loadPageData());
    expect(articles.map(({ title, paragraphs }) => [title.text, paragraphs.map(({ text }) => text)])).toEqual([
      ['مرايا الرصيف', FREE],
      ['معرض الكتاب يفتح أبوابه', [PROSE]],
    ]);
  });
});

it('each is a paragraph, in the order of the page, and no column', () => {
  const page = `حنين إلى الفرات\n\nشعر: سالم العبيدي\n\n${written('      ')}\n\n${PROSE}`;
  const { articles } = cleanPage({ path: 'p.txt', text: page }, loadPageData());
  expect(articles.map(({ title, paragraphs }) => [title.text, paragraphs.map(({ text }) => text)])).toEqual([
    ['حنين إلى الفرات', [...POEM.map((verse) => verse.join(' ')), PROSE]],
  ]);
  expect(articles[0]?.flags).not.toContain('columns-interleaved');
});
