import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDictionary } from '../../../src/correct/dictionary/dictionary.js';
import { cleaned, findingsIn, type Pages } from './cleaned.js';

const folder = new URL('../../../fixtures/pages/', import.meta.url);
const fixture = (name: string): Uint8Array => readFileSync(new URL(name, folder));
const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));
const fixtures: Pages = Object.fromEntries(names.map((name) => [name, fixture(name)]));
const lines = names.flatMap((name) => fixture(name).toString().split('\n'));

/** A dictionary whose phrases reach over the end of a line, grow, shrink and fall apart. */
const PHRASES = ['في المدينة\tفي وسط المدينة', 'من خلال\tخلال', 'أن يكون\tأنيكون', 'على\tعلى كل', 'إلى\tإلى \u{1d7d8}'];
const { entries } = parseDictionary(`${PHRASES.join('\n')}\n`, 'mine.tsv');

const BODY = [
  'أعلنت بلدية المدينة أمس أنها ستبدأ أعمال تعبيد',
  'الطريق الساحلي مطلع الشهر المقبل بعد أن أنجزت',
  'الدراسات الفنية اللازمة لها من خلال فريق كبير',
];

type Choices = Parameters<typeof cleaned>[1];

async function expectProved(pages: Pages, choices?: Choices): Promise<void> {
  expect(await findingsIn(await cleaned(pages, choices), pages)).toEqual([]);
}

describe('records and change log account for every character', () => {
  test('of the bundled pages', () => expectProved(fixtures));

  const choices: [string, Choices][] = [
    ['nothing corrected', { corrections: null }],
    ['repeats of other pages left in', { dedup: 'page' }],
    ['all repeats left in', { dedup: 'off' }],
    ['phrases put for others', { corrections: { entries } }],
  ];
  test.each(choices)('with %s', (_, given) => expectProved(fixtures, given));

  test.each(readdirSync(new URL('encodings/', folder)))('of a page in another encoding: %s', (name) =>
    expectProved({ [name]: fixture(`encodings/${name}`) }),
  );

  test.each([
    ['one word, and no line break', 'خبر'],
    ['blank lines only at its ends', '\n\n \nخبر اليوم\n\n\t\n\n'],
    ['line breaks of three kinds', 'واحد\r\nاثنان\rثلاثة\nأربعة\r\n\r\n'],
    ['a byte order mark before its headline', '\uFEFFخبر اليوم\n\nانتهى اللقاء مساء أمس.\n'],
    [
      'a layout behind a byte order mark',
      '\uFEFF<alto><Page><TextBlock><TextLine><String CONTENT="خبر"/><SP/><String CONTENT="اليوم"/></TextLine></TextBlock></Page></alto>',
    ],
    ['page breaks', '\fأول الصفحة\f آخرها \f\nسطر\f'],
    ['white space at the edges of lines', `  ${BODY.join('\u3000\n \u200f ')}\u00a0 `],
    ['wide gaps that are no columns', BODY.join('\n').replace('أمس', '\tأمس').replaceAll('مطلع', '    مطلع  ')],
    ['columns side by side', [...BODY, ...BODY].map((line, i) => `${line}\t${lines[i] ?? ''}     ${line}`).join('\n')],
    ['presentation forms', '\ufe8d\ufedf\ufe92\ufef4\ufe96 \ufefb \ufdf2 \ufe70 \ufef7\n'],
    ['characters beyond 16 bits', '\u{1f600} أ \u{f0000} ب\u{1d7d8}ـ\u{1f600}  ت\n\n\u{1f600}\u{10ffff}\u{1f600}'],
    ['marks to be put in order', 'كَّتب و\u0627\u0653 \u0651\u064e e\u0301\u0323'],
    ['advertisements', 'للبيع شقة في وسط المدينة هاتف 5550101\n\nمطلوب محاسب خبرة خمس سنوات هاتف 5550102'],
    ['a row of signs', `${'ظط'.repeat(90)}\n\n${'لا '.repeat(60)}\n`],
    ['only numbers', '12\n\n1975\n\n٣٤٥'],
    ['Latin text', 'The quick brown fox.\n\nIt jumped over the lazy dog, and that was that.'],
  ])('of a page of %s', (_, text) => expectProved({ 'page.txt': text }));

  test('of pages that repeat others, whole and in part, wrapped and with misreadings', async () => {
    const [, , first = '', , second = ''] = fixture('beirut-2009.txt')
      .toString()
      .split('\n')
      .filter((line) => line.length > 150);
    const wrapped = first.replaceAll(/(.{40,60}) /g, '$1\n');
    await expectProved({
      'a.txt': `${first}\n\n${second}\n`,
      'b.txt': `${wrapped}\n\n${BODY.join('\n')}\n`,
      'c.txt': `خبر آخر من هنا ${second} ثم كلام لم يقل من قبل في أي صفحة.\n\n${first.replaceAll('ب', 'ت')}\n`,
      'd.txt': `${first.slice(0, first.length / 2)}\n\n${second}\n\n${first.slice(first.length / 2)}\n`,
    });
  });

  test('of repeats whose first or last word is alike at one end only', async () => {
    // The fuller word goes with the rest of its paragraph or run, whole.
    const rest = BODY.join(' ');
    await expectProved({ 'a.txt': `لى ${rest}`, 'b.txt': `إلى ${rest}` });
    const head = ['الاثنين ٩ نيسان ١٩٧٩', 'معرض المدينة للكتاب يفتح أبوابه\nبمشاركة أربعين داراً', 'المدينة - و'];
    const page = ['Aلعدد ١١٤٢ -', ...head.slice(0, 2), `${head[2]}\nنداء المدينة`, '- العدد ١١٤٢ -', ...head];
    await expectProved({ 'page.txt': page.join('\n\n') });
  });

  test('of pages of any lines, cut, joined and with any signs in them', async () => {
    const sign = fc.constantFrom(
      ...'\f\t\u200f\u0640\u0000\u00a0\u0651\ufefb\u06cc.«(٢7x\u2028',
      '    ',
      '\u{1f600}',
      'ط§ظ„',
    );
    const line = fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...lines) },
      { weight: 2, arbitrary: fc.constantFrom(...BODY) },
      fc
        .tuple(fc.constantFrom(...lines), sign, fc.nat(200))
        .map(([text, odd, at]) => text.slice(0, at) + odd + text.slice(at)),
      fc.tuple(fc.constantFrom(...lines), fc.nat(80)).map(([text, at]) => text.slice(at, at + 90)),
      fc.array(sign, { maxLength: 6 }).map((signs) => signs.join('')),
    );
    const page = fc
      .tuple(fc.array(line, { maxLength: 40 }), fc.constantFrom('\n', '\r\n', '\n\n'))
      .map(([texts, ending]) => texts.join(ending));
    await fc.assert(
      fc.asyncProperty(page, page, fc.constantFrom(undefined, { corrections: { entries } }), async (a, b, given) =>
        expectProved({ 'a.txt': a, 'b.txt': b, 'c/d.txt': `${b}\n${a}` }, given),
      ),
      { numRuns: 60 },
    );
  });

  test('of pages with a layout, wherever their lines stand', async () => {
    const place = fc.oneof(fc.integer({ min: 0, max: 400 }), fc.constantFrom(-1e9, 0.001, 1e12, Number.NaN));
    const size = fc.oneof(fc.integer({ min: 5, max: 200 }), fc.constantFrom(-5, 0, 1e-9, 1e12));
    const line = fc
      .tuple(fc.constantFrom(...lines, ...BODY), place, place, size, size, fc.double())
      .map(([text, left, top, width, height, sure]) => {
        const words = text.replace(/[&<>"]/g, ' ').split(/\s+/);
        const strings = words.map((word) => `<String WC="${sure}" CONTENT="${word}"/>`).join('<SP/>');
        return `<TextLine>${strings.replace('<String', `<String HPOS="${left}" VPOS="${top}" WIDTH="${width}" HEIGHT="${height}"`)}</TextLine>`;
      });
    const page = fc
      .array(fc.array(line, { minLength: 1, maxLength: 8 }), { maxLength: 10 })
      .map((blocks) => blocks.map((block) => `<TextBlock>${block.join('')}</TextBlock>`).join(''));
    await fc.assert(
      fc.asyncProperty(page, page, async (a, b) =>
        expectProved({
          'a.xml': `<alto><Page>${a}</Page><Page>${b}</Page></alto>`,
          'b.xml': `<alto><Page>${b}${a}</Page></alto>`,
        }),
      ),
      { numRuns: 30 },
    );
  });
});
