import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CodePage, codePages } from '../../src/text/code-pages.js';
import { normalisePage } from '../../src/text/normalise.js';
import { turnLine } from '../../src/text/visual-order.js';
import { expectReplayed, testCases, textOf } from './golden-cases.js';

const read = (name: string): string => readFileSync(new URL(`../../fixtures/${name}`, import.meta.url), 'utf8');
const rulesOf = (page: string): string[] => normalisePage(page).changes.map(({ rule }) => rule);

testCases('mojibake');
testCases('visual-order');

describe('whole pages', () => {
  const page = read('pages/casablanca-1998.txt');

  it.each(['mojibake', 'visual-order'])('%s comes out as the page that it was', (name) => {
    const wrecked = read(`pages/encodings/${name}.txt`);
    expect(textOf(wrecked)).toBe(textOf(page));
    expectReplayed(wrecked);
  });

  it('both at once come out too', () => {
    const wrecked = misread(read('pages/encodings/visual-order.txt'), 'utf-8', codePages().windows1256);
    expect(textOf(wrecked)).toBe(textOf(page));
    expectReplayed(wrecked);
  });
});

describe('pages in order', () => {
  const names = readdirSync(new URL('../../fixtures/pages/', import.meta.url)).filter((name) => name.endsWith('.txt'));

  it.each(names)('%s is left alone', (name) => {
    const rules = rulesOf(read(`pages/${name}`));
    expect(rules).not.toContain('mojibake');
    expect(rules).not.toContain('visual-order');
  });
});

describe('the log of a repair', () => {
  it('has the stretch that was decoded wrongly, and says how', () => {
    const raw = `قال ${misread('السلام عليكم', 'utf-8', codePages().windows1252)} ومضى`;
    expect(normalisePage(raw).changes).toEqual([
      {
        line: 1,
        at: 4,
        stage: 'normalise',
        rule: 'mojibake',
        action: 'replace',
        before: raw.slice(4, -5),
        after: 'السلام عليكم',
        of: null,
        score: 1,
        note: 'utf-8 read as windows-1252',
      },
    ]);
  });

  it('has one change where other rules apply to what was repaired, and names them', () => {
    const wrong = misread('المـدينة  القديمة', codePages().windows1256, codePages().windows1252);
    const raw = `\u200f${wrong} جـديدة`;
    const changes = normalisePage(raw).changes.map(({ at, rule, after, note }) => [at, rule, after, note]);
    expect(changes).toEqual([
      [0, 'bidi-control', '', ''],
      [1, 'mojibake', 'المدينة القديمة', 'windows-1256 read as windows-1252; also tatweel, white-space'],
      [raw.length - 5, 'tatweel', '', ''],
    ]);
  });

  it('has a turned line whole', () => {
    const [change, ...more] = normalisePage('ةـيئاسملا ةفيحصلا ىلإ ةنيدملا نم').changes;
    expect(more).toEqual([]);
    expect(change).toMatchObject({
      rule: 'visual-order',
      at: 0,
      after: 'من المدينة إلى الصحيفة المسائية',
      note: 'also tatweel',
    });
  });
});

/** Text whose bytes in one encoding were read in a code page; undefined when it has none there. */
function misread(text: string, was: CodePage | 'utf-8', readAs: CodePage): string {
  const bytes =
    was === 'utf-8' ? new TextEncoder().encode(text) : Uint8Array.from(text, (char) => was.byteOf(char.charCodeAt(0)));
  return Array.from(bytes, (byte) => readAs.chars.charAt(byte)).join('');
}

/** Words of no other text, with what sentences have between them; each sentence has an alef. */
const word = fc.constantFrom(
  ...['المدينة', 'الوزير', 'أعلن', 'في', 'على', 'قطار', 'الجديدة', 'وقال', 'إن', 'شرق', 'يوم', 'غد', 'الأول', 'مئة'],
  ...['حفظ', 'نقطة', 'ظل', 'مُهِمّ', 'شكرًا', 'القاهرة', 'سوق', 'ذهب', 'ثلاثة', 'آخر', 'مؤتمر', 'رئيس', '12', '3.5'],
);
const mark = fc.constantFrom('', '', '', '،', '.', '؟', '؛', ':', '!');
const sentence = fc
  .array(fc.tuple(word, mark), { minLength: 3, maxLength: 14 })
  .map((parts) => `الطريق الساحلي ${parts.map(([letters, end]) => letters + end).join(' ')}`);

describe('wrong decoding of any sentence is undone exactly', () => {
  const { latin1, windows1252, windows1256, iso88596 } = codePages();
  const utf8 = ([windows1256, windows1252, latin1] as const).map((page) => ['utf-8', page] as const);
  const single = [windows1256, iso88596].flatMap((was) => [windows1252, latin1].map((page) => [was, page] as const));

  const restored = (way: (text: string) => string): void =>
    fc.assert(
      fc.property(sentence, (text) => {
        const wrong = way(text);
        expect(wrong).not.toBe(text);
        expect(textOf(wrong)).toBe(textOf(text));
        expectReplayed(wrong);
      }),
      { numRuns: 60 },
    );
  const nameOf = (was: CodePage | 'utf-8'): string => (was === 'utf-8' ? was : was.name);

  for (const [was, page] of [...utf8, ...single]) {
    it(`${nameOf(was)} read as ${page.name}`, () => restored((text) => misread(text, was, page)));

    for (const [, outer] of utf8) {
      it(`${nameOf(was)} read as ${page.name}, then utf-8 read as ${outer.name}`, () =>
        restored((text) => misread(misread(text, was, page), 'utf-8', outer)));
    }
  }
});

describe('text in order is never repaired', () => {
  const untouched = (text: fc.Arbitrary<string>): void =>
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 12 }), (words) => {
        const rules = rulesOf(words.join(' '));
        expect(rules).not.toContain('mojibake');
        expect(rules).not.toContain('visual-order');
      }),
      { numRuns: 500 },
    );
  const spelled = (letters: string, most = 9): fc.Arbitrary<string> =>
    fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: most }).map((list) => list.join(''));

  it('words of ASCII letters with Latin-1 letters and signs among them', () => {
    const upper = String.fromCharCode(...Array.from({ length: 96 }, (_, i) => 0xa0 + i));
    untouched(fc.tuple(spelled('abcdeEQTZ', 3), spelled(upper), spelled('nrstNR', 2)).map((parts) => parts.join('')));
  });

  it('French', () => {
    const words = [
      "L'ÉTÉ",
      'À',
      'où',
      'ÇA',
      'été',
      'Ô',
      'cœur',
      'Noël',
      'MÊME',
      '«',
      '»',
      'Œuvre',
      'garçon',
      'n°',
      '§',
      '…',
    ];
    untouched(fc.constantFrom(...words));
  });

  it('Arabic words with marks', () => {
    const ends = fc.constantFrom('', '', '،', '؛', '؟', '…', '»', '.', '%', '”', ' §');
    untouched(fc.tuple(word, ends).map((parts) => parts.join('')));
  });

  it('Arabic letters at random, teh marbuta and alef maksura at the end', () => {
    const letters = spelled('ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآؤئ');
    const end = fc.constantFrom('', '', 'ة', 'ى', '،', '؛', '؟', '…', '§');
    untouched(fc.tuple(letters, end).map((parts) => parts.join('')));
  });

  it('Persian and Urdu letters at random', () => {
    untouched(
      fc
        .tuple(spelled('ابپتٹجچحخدڈرڑزژسشصطظعغفقکگلمنںوہھیے'), fc.constantFrom('', '،', '؛', '۔'))
        .map((parts) => parts.join('')),
    );
  });
});

describe('lines in visual order', () => {
  it('turning twice gives the line', () => {
    fc.assert(
      fc.property(sentence, (text) => {
        expect(turnLine(turnLine(text))).toBe(text);
      }),
    );
  });

  it('a page of any sentences comes out', () => {
    const closed = sentence.map((text) => `${text} في المدينة الجديدة`);
    fc.assert(
      fc.property(fc.array(closed, { minLength: 1, maxLength: 6 }), (sentences) => {
        const wrecked = sentences.map((line) => turnLine(line)).join('\n');
        expect(textOf(wrecked)).toBe(textOf(sentences.join('\n')));
        expectReplayed(wrecked);
      }),
    );
  });

  it('brackets are stored in a line without a pair as in those that have one', () => {
    const drawn = 'اجتمعت اللجنة (الأولى) في المدينة';
    const broken = 'حضرت المنظمة (WHO وممثلو الدولة';
    const typed = (text: string): string => [...text].reverse().join('').replace('OHW', 'WHO');
    expect(textOf([turnLine(drawn), turnLine(broken)].join('\n'))).toBe([drawn, broken].join('\n'));
    expect(textOf([typed(drawn), typed(broken)].join('\n'))).toBe([drawn, broken].join('\n'));
  });

  it('one line of them may be a whole page', () => {
    const line = 'المدينة  '.repeat(130_000);
    expect(textOf([...line].reverse().join(''))).toBe(textOf(line));
  });

  it('a page of any characters replays from its log', () => {
    const unit = fc.constantFrom(
      ...['ة', 'ى', 'ال', 'لا', 'ب', ' ', '  ', '\n', '\f', '(', '»', '12', 'a', '\u0651', '\u0640', '\u200f'],
      ...['Ø§', 'Ù„', 'ط§', 'ظ„', 'Ç', 'á', '§', '\ufe94', '\ufefb', '\u{1f389}', '\ud83c', '\u0085', '\u00a0'],
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 60 }), (units) => expectReplayed(units.join(''))),
      { numRuns: 2000 },
    );
  });
});
