import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONGEST_CLUSTER } from '../../src/text/nfc.js';
import { normalisePage } from '../../src/text/normalise.js';
import { normaliseLine } from '../../src/text/normalise-line.js';
import { casesOf, expectEdits } from './golden-cases.js';

const cases = casesOf('normalise');

describe('golden cases', () => {
  for (const { label, before, after, expect: expected, why } of cases) {
    const check = expected === 'fail' ? it.fails : it;
    check(`${label}: ${why}`, () => {
      expect(normaliseLine(before).text).toBe(after);
    });
  }

  it('changes nothing in what it has made', () => {
    for (const { before } of cases) {
      const { text } = normaliseLine(before);
      expect(normaliseLine(text)).toEqual({ text, edits: [] });
    }
  });
});

describe('normaliseLine', () => {
  const rules = (raw: string) =>
    normaliseLine(raw).edits.map(({ at, before, after, rule }) => [at, before, after, rule]);

  it('logs one edit for each run of characters that one rule changed', () => {
    expect(rules('في مـــد وجــزر')).toEqual([
      [4, 'ـــ', '', 'tatweel'],
      [11, 'ــ', '', 'tatweel'],
    ]);
    expect(rules('\ufe91\ufeb4\ufe8e\ufec1')).toEqual([[0, '\ufe91\ufeb4\ufe8e\ufec1', 'بساط', 'presentation-form']]);
  });

  it('names each rule', () => {
    expect(rules('\u200fوز\u06ccر\u200b الر\ufef1\u0640  ا\u0654\u0000حد')).toEqual([
      [0, '\u200f', '', 'bidi-control'],
      [3, '\u06cc', 'ي', 'persian-letter'],
      [5, '\u200b', '', 'zero-width'],
      [10, '\ufef1', 'ي', 'presentation-form'],
      [11, '\u0640', '', 'tatweel'],
      [12, '  ', ' ', 'white-space'],
      [14, 'ا\u0654', 'أ', 'nfc'],
      [16, '\u0000', '', 'control'],
    ]);
  });

  it('logs no white space at the edges, since it is layout', () => {
    expect(normaliseLine('   وصل الوفد \t')).toEqual({ text: 'وصل الوفد', edits: [] });
    expect(normaliseLine(' \u200f ')).toEqual({
      text: '',
      edits: [{ at: 1, before: '\u200f', after: '', rule: 'bidi-control' }],
    });
  });

  it('removes unpaired surrogates and keeps pairs', () => {
    expect(normaliseLine('\ud83cنص\udf89\u{1f389}').text).toBe('نص\u{1f389}');
  });

  it('removes private use and noncharacters of every plane', () => {
    expect(normaliseLine('\u{f0000}ن\u{1fffe}ص\u{10fffd}').text).toBe('نص');
  });

  it('leaves more combining characters than any writing stacks in the order they are in', () => {
    const few = '\u0651\u064e'.repeat(LONGEST_CLUSTER / 2 - 1);
    const many = '\u0651\u064e'.repeat(LONGEST_CLUSTER);
    expect(normaliseLine(`م${few}`).text).toBe(`م${few}`.normalize('NFC'));
    expect(normaliseLine(`م${many}`).text).toBe(`م${many}`);
  });

  it('finds the end of a cluster when plain text follows it', () => {
    expect(rules('م\u0651\u064eدينة طويلة')).toEqual([[1, '\u0651\u064e', '\u064e\u0651', 'nfc']]);
  });
});

describe('normaliseLine holds for any text', () => {
  /** What the rules are about, dense enough to meet. */
  const dense = fc
    .array(
      fc.constantFrom(
        ...[
          'ا',
          'ب',
          'ي',
          '\u0640',
          '\u0651',
          '\u064e',
          '\u0653',
          '\u0654',
          '\u200f',
          '\u200c',
          '\u00a0',
          '\u2000',
          ' ',
          '\t',
        ],
        ...[
          '\f',
          '\n',
          '\r',
          '\u0000',
          '\ue000',
          '\ud83c',
          '\udf89',
          '\u{1f389}',
          '\u{f0000}',
          '\u06cc',
          '\u06a9',
          '\u06d5',
        ],
        ...[
          '\ufefb',
          '\ufe76',
          '\ufe77',
          '\ufc61',
          '\ufcf2',
          '\ufd3c',
          '\ufdf2',
          '\ufdfa',
          '\ufeff',
          '1',
          '-',
          'e',
          '\u0301',
        ],
        ...[
          '\u0344',
          '\u1100',
          '\u1161',
          '\u11a8',
          '\uac00',
          '\u2126',
          '\u0958',
          '\u{1d15e}',
          '\u{110ba}',
          '\u{11099}',
          '=',
        ],
      ),
      { maxLength: 24 },
    )
    .map((chars) => chars.join(''));
  const anyText = fc.oneof(dense, fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ unit: 'grapheme' }));
  const runs = { numRuns: 2000 };

  it('replaying the edits on the raw line gives the text', () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const { text, edits } = normaliseLine(raw);
        expectEdits(raw, text, edits);
      }),
      runs,
    );
  });

  it('normalising twice changes nothing more', () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const { text } = normaliseLine(raw);
        expect(normaliseLine(text)).toEqual({ text, edits: [] });
      }),
      runs,
    );
  });

  it('gives well-formed NFC with no character that is to be removed', () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const { text } = normaliseLine(raw);
        expect(text.normalize('NFC')).toBe(text);
        expect(text).not.toMatch(/[\u0640\u061c\u200b-\u200f\u202a-\u202e\ue000-\uf8ff\ufeff\n\r]|\p{Cs}|[ \t\f]{2}/u);
        if (!raw.includes('\ufffd')) expect(text).not.toContain('\ufffd');
      }),
      runs,
    );
  });

  it('changes no text that holds nothing to change', () => {
    const word = fc.array(fc.constantFrom(...'ابتثجحخدذرزسشصضطظعغفقكلمنهوىيأإآةؤئء٠٣7،.«»؟'), { minLength: 1 });
    const line = fc.array(word, { minLength: 1 }).map((words) => words.map((chars) => chars.join('')).join(' '));
    fc.assert(
      fc.property(line, (raw) => {
        expect(normaliseLine(raw)).toEqual({ text: raw, edits: [] });
      }),
    );
  });
});

describe('normalisePage', () => {
  it('ends lines at any break and numbers them from 1', () => {
    const { lines } = normalisePage('أول\r\nثان\n\nرابع\rخامس\n');
    expect(lines).toEqual([
      { number: 1, raw: 'أول', text: 'أول' },
      { number: 2, raw: 'ثان', text: 'ثان' },
      { number: 3, raw: '', text: '' },
      { number: 4, raw: 'رابع', text: 'رابع' },
      { number: 5, raw: 'خامس', text: 'خامس' },
    ]);
  });

  it('gives no line for an empty page', () => {
    expect(normalisePage('')).toEqual({ lines: [], changes: [], layout: [] });
  });

  it('logs where each change stands in the raw file', () => {
    expect(normalisePage('سطر\nجـديد \u06a9').changes).toEqual([
      {
        line: 2,
        at: 1,
        stage: 'normalise',
        rule: 'tatweel',
        action: 'remove',
        before: 'ـ',
        after: '',
        of: null,
        score: 1,
        note: '',
      },
      {
        line: 2,
        at: 6,
        stage: 'normalise',
        rule: 'persian-letter',
        action: 'replace',
        before: '\u06a9',
        after: 'ك',
        of: null,
        score: 1,
        note: '',
      },
    ]);
  });

  it('loses no character: raw lines and their breaks are the page', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('\n', '\r', '\r\n', 'ا', ' ', '\f')), (parts) => {
        const page = parts.join('');
        const raws = normalisePage(page).lines.map(({ raw }) => raw);
        const expected = page.split(/\r\n|\n|\r/);
        if (expected.at(-1) === '') expected.pop();
        expect(raws).toEqual(expected);
      }),
    );
  });
});
