import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalisePage } from '../../src/text/normalise.js';
import { expectReplayed, testCases, textOf } from './golden-cases.js';

testCases('markup');

const marksOf = (page: string): (string | undefined)[] =>
  normalisePage(page)
    .lines.filter(({ text }) => text !== '')
    .map(({ mark }) => mark && (mark.level > 0 ? `${mark.kind} ${mark.level}` : mark.kind));

describe('what markup says of a line', () => {
  it('is kept: headings with their level, bold and italics where all of the line is', () => {
    const page = '# صوت الوادي\n\n## عودة القطار\n\n**سامي نوار:**\n\n*وكالات*\n\nقال **الوزير** نعم.\n\n- أول\n- ثان';
    expect(marksOf(page)).toEqual([...['heading 1', 'heading 2', 'strong', 'emphasis', undefined, 'item', 'item']]);
  });

  it('comes from tags too, until they are closed or a blank line comes', () => {
    const page =
      '<h2>عودة القطار</h2>\n<header>صوت\nالوادي\n12</header>\nنص\n<footer>ذيل\n\nنص\n<b>نوار</b>\n<b>نوار</b> قال';
    expect(marksOf(page)).toEqual([
      ...['heading 2', 'furniture', 'furniture', 'furniture', undefined, 'furniture', undefined, 'strong', undefined],
    ]);
  });

  it('comes from what stands under it, and from images', () => {
    expect(marksOf('عودة القطار\n===\n\n![القطار في المحطة](a.png)')).toEqual(['heading 1', 'caption']);
  });

  it('is that the remarks of a model are none of the page', () => {
    const page = (head: string, tail: string): string => `${head}\n\nعاد القطار أمس.\n\n${tail}`;
    const head = 'إليك النص المستخرج من الصورة:';
    const tail = 'Note: some words are illegible.';
    expect(marksOf(page(head, tail))).toEqual(['furniture', undefined, 'furniture']);
    expect(marksOf(page(tail, head))).toEqual(['furniture', undefined, undefined]);
    expect(marksOf(page('فيما يلي نص البيان:', 'ملاحظة: يغلق المتحف أيام الجمعة.'))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(marksOf('Here is the text of the page\n\nThe image is fine')).toEqual([undefined, undefined]);
  });

  it('is nothing on a page without markup', () => {
    expect(marksOf('عاد القطار.\n\n- أول\n- ثان')).toEqual([undefined, undefined, undefined]);
  });
});

const word = fc.constantFrom('القطار', 'يعود', 'إلى', 'المحطة', 'غدا', 'الوزير', 'قال', '1998', 'وادي');
const words = fc.array(word, { minLength: 1, maxLength: 8 }).map((list) => list.join(' '));
const around = fc.constantFrom<[string, string]>(
  ...([
    ['', ''],
    ['# ', ''],
    ['### ', ' ###'],
    ['**', '**'],
    ['*', '*'],
    ['__', '__'],
    ['***', '***'],
    ['> ', ''],
    ['- ', ''],
    ['<h1>', '</h1>'],
    ['<p align="right">', '</p>'],
    ['<td>', '</td>'],
    ['[', '](https://example.org)'],
    ['| ', ' |'],
    ['<!-- x --> ', ''],
    ['&nbsp;', '&rlm;'],
    ['\u200f## ', ''],
  ] satisfies [string, string][]),
);
const letters = (text: string): string => text.replace(/[^\p{Script=Arabic}\p{N}]+/gu, ' ').trim();

describe('a page that is marked up', () => {
  it('loses none of its words, and replays', () => {
    const line = fc.tuple(words, around, around);
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), (lines) => {
        const plain = lines.map(([text]) => text).join('\n\n');
        const page = lines.map(([text, [a, b], [c, d]]) => a + c + text + d + b).join('\n\n');
        expect(letters(textOf(page))).toBe(letters(plain));
        expectReplayed(page);
      }),
      { numRuns: 500 },
    );
  });

  it('of any characters replays', () => {
    const unit = fc.constantFrom(
      ...['القطار', ' ', '  ', '\n', '#', '# ', '**', '*', '_', '`', '```', '|', '---', '[', '](', 'a.b)', '!', '> '],
      ...[
        '<p>',
        '</p>',
        '<br>',
        '<header>',
        '<',
        '>',
        '<!--',
        '-->',
        '&amp;',
        '&',
        ';',
        '\\',
        '===',
        '\u200f',
        '\t',
        'ـ',
      ],
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 50 }), (units) => expectReplayed(units.join(''))),
      { numRuns: 3000 },
    );
  });

  it('is found whatever ends the lines', () => {
    const page = 'صوت الساحل\n\n## عنوان أول\n\n## عنوان ثان\n';
    expect(textOf(page)).not.toContain('#');
    expect(textOf(page.replaceAll('\n', '\r'))).toBe(textOf(page));
  });

  it('takes time linear in its length, whatever it is made of', () => {
    for (const unit of [
      '<!--',
      '<p ',
      '**a',
      '*a ',
      '_a ',
      '![a',
      '[a](',
      '[a](.',
      '#',
      '&a',
      '> ',
      '|---',
      '\\',
      '__a ',
      '[صورة:',
    ].flatMap((unit) => [unit.repeat(200_000), unit + ' '.repeat(200_000)])) {
      const page = `## عنوان\n\n## عنوان\n\n${unit}`;
      expect(textOf(page).startsWith('عنوان')).toBe(true);
    }
  });
});
