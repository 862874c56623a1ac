import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correctPassage } from '../../src/correct/correct.js';
import { withNoise } from '../../src/correct/decide/noise.js';
import { type Survey, survey } from '../../src/correct/decide/survey.js';
import { checkDictionary } from '../../src/correct/dictionary/check.js';
import { compileDictionary } from '../../src/correct/dictionary/compile.js';
import { parseDictionary } from '../../src/correct/dictionary/dictionary.js';
import { loadCorrections } from '../../src/correct/load.js';
import { tokensOf } from '../../src/correct/token.js';
import { dataFile, loadBigrams, loadLexicon } from '../../src/lexicon/load.js';

const lexicon = loadLexicon();
const passage = (text: string) => ({ text, pieces: [{ start: 0, line: 1, column: 0 }] });

const builtIn = loadCorrections(lexicon, loadBigrams());

/** A page of one passage. */
function pageOf(text: string): Survey {
  const passages = [tokensOf(text, builtIn.look)];
  return withNoise(survey(passages, lexicon), passages, builtIn);
}

const correct = (text: string, settings = builtIn) =>
  correctPassage(passage(text), tokensOf(text, settings.look), pageOf(text), settings);

/** Corrects a text with the lines of a dictionary alone. */
function withDictionary(lines: readonly string[], text: string, user = true): string {
  const { entries } = parseDictionary(lines.join('\n'), 'test', user);
  const dictionary = compileDictionary(entries, lexicon);
  const layers = { nonWords: false, realWords: false, spaces: false };
  return correct(text, { ...builtIn, dictionary, layers }).passage.text;
}

/** Corrects a text as `clean` does. */
const corrected = (text: string): string => correct(text).passage.text;

describe('a dictionary entry', () => {
  const entry = ['الوزارره\tالوزارة'];

  it('mends its word and leaves the rest', () => {
    expect(withDictionary(entry, 'قالت الوزارره، أمس: نعم.')).toBe('قالت الوزارة، أمس: نعم.');
  });

  it('applies with proclitics, unless it is exact', () => {
    expect(withDictionary(['مدررسة\tمدرسة'], 'ومدررسة')).toBe('ومدرسة');
    expect(withDictionary(['مدررسة\tمدرسة\t\t\texact'], 'ومدررسة')).toBe('ومدررسة');
  });

  it('applies with a suffix, before which teh marbuta opens', () => {
    expect(withDictionary(['مدررسة\tمدرسة'], 'مدررستها')).toBe('مدرستها');
  });

  it('is found under diacritics and tatweel', () => {
    expect(withDictionary(entry, 'الوزا\u0640رره')).toMatch(/^الوزا\u0640?رة$/u);
  });

  it('may be a phrase, and the longest match comes first', () => {
    expect(withDictionary(['بزم قياسي\tبزمن قياسي', 'بزم\tبزمام'], 'أنجزه بزم قياسي')).toBe('أنجزه بزمن قياسي');
  });

  it('with a context applies beside it only', () => {
    const lines = ['تثبيط\tتثبيت\t\tالأسعار|السعر'];
    expect(withDictionary(lines, 'تثبيط الأسعار')).toBe('تثبيت الأسعار');
    expect(withDictionary(lines, 'تثبيط العزائم')).toBe('تثبيط العزائم');
  });

  it('makes no chains: its result is not matched again', () => {
    expect(withDictionary(['ككتاب\tكتابب', 'كتابب\tكتاب'], 'ككتاب')).toBe('كتابب');
  });

  it('changes nothing the second time', () => {
    const once = withDictionary(entry, 'والوزارره في الوزارره');
    expect(withDictionary(entry, once)).toBe(once);
  });
});

describe('parseDictionary', () => {
  it('takes a byte order mark, CRLF, comments and empty lines', () => {
    const { entries, findings } = parseDictionary('\ufeff# comment\r\n\r\nخطاا\tخطأ\r\n', 'test');
    expect(findings).toEqual([]);
    expect(entries.map(({ line, wrong, right }) => [line, wrong, right])).toEqual([[3, ['خطاا'], ['خطأ']]]);
  });

  it.each([
    ['columns', 'وحيد'],
    ['columns', 'أ\tب\tج\tد\texact\tزائد'],
    ['empty-side', 'خطاا\t'],
    ['not-words', 'خطاا\tخطأ!'],
    ['flag', 'خطاا\tخطأ\t\t\tloose'],
  ])('tells line and rule of a bad line: %s', (rule, line) => {
    const { entries, findings } = parseDictionary(`# first\n${line}`, 'test');
    expect(entries).toEqual([]);
    expect(findings.map((finding) => [finding.line, finding.level, finding.rule])).toEqual([[2, 'error', rule]]);
  });
});

describe('checkDictionary', () => {
  const rules = (lines: string[]): string[] =>
    checkDictionary(parseDictionary(lines.join('\n'), 'test', false).entries, lexicon).map(({ rule }) => rule);

  it('finds identities, conflicts, right sides that are no words, and real words without a context', () => {
    expect(rules(['مدررسة\tمدررسة'])).toContain('identity');
    expect(rules(['مدررسة\tمدرسة', 'مدررسة\tمدارس'])).toContain('conflict');
    expect(rules(['مدررسة\tمدرسسة'])).toContain('no-word');
    expect(rules(['كتاب\tكاتب'])).toContain('real-word');
  });

  it('has nothing against the built-in dictionary', () => {
    const text = readFileSync(dataFile('dictionary.tsv'), 'utf8');
    const { entries, findings } = parseDictionary(text, 'dictionary.tsv', false);
    expect([...findings, ...checkDictionary(entries, lexicon)]).toEqual([]);
  });
});

describe('correction as clean does it', () => {
  it('mends a non-word that one frequent word explains', () => {
    expect(corrected('اجتمع مجلس الوزراه في العاصمة وناقش الميزاتية الجديدة للدولة')).toContain('مجلس الوزراء');
    expect(corrected('اجتمع مجلس الوزراه في العاصمة وناقش الميزاتية الجديدة للدولة')).toContain('الميزانية');
  });

  it('takes a word that begins phrases of the dictionary, unless one would go on here', () => {
    const { entries } = parseDictionary('الميزانية الجميلة\tالميزانية الجملية', 'test');
    const settings = { ...builtIn, dictionary: compileDictionary(entries, lexicon) };
    const read = (text: string): string => correct(text, settings).passage.text;
    const text = 'اجتمع مجلس الوزراه في العاصمة وناقش الميزاتية';
    expect(read(`${text} الجديدة للدولة`)).toContain('الميزانية الجديدة');
    expect(read(`${text} الجميلة للدولة`)).toContain('الميزاتية الجميلة');
  });

  it.each([
    'وصل الرئيس إلى دمشق أمس واستقبله وزير الخارجية في المطار.',
    'قال المدرب إن الفريق استعد جيدا للمباراة المقبلة.',
    'رويترز، أ ف ب، سانا',
    'The committee met on Tuesday.',
    '١٢٣٤ - 5678',
  ])('leaves clean text alone: %s', (text) => {
    expect(corrected(text)).toBe(text);
  });

  it('logs each correction with its place, and changes nothing else', () => {
    const text = 'عقد الاجتماع في العاصمه مساء أمس';
    const { passage: after, changes } = correct(text);
    let replayed = text;
    for (const { at, before, after: right } of [...changes].reverse()) {
      expect(text.slice(at, at + before.length)).toBe(before);
      replayed = replayed.slice(0, at) + right + replayed.slice(at + before.length);
    }
    expect(replayed).toBe(after.text);
  });

  it('replays from its log on any text', () => {
    const word = fc.constantFrom(
      'العاصمه',
      'الوزراء',
      'ا',
      'الدا',
      'خلية',
      'مدرثة',
      'في',
      '،',
      '12',
      'abc',
      'النتخابات',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (words) => {
        const text = words.join(' ');
        const { passage: after, changes } = correct(text);
        let replayed = text;
        for (const { at, before, after: right } of [...changes].reverse()) {
          replayed = replayed.slice(0, at) + right + replayed.slice(at + before.length);
        }
        expect(replayed).toBe(after.text);
      }),
    );
  });

  it('takes a word of ten thousand letters', () => {
    const long = 'ب'.repeat(200_000);
    expect(corrected(long)).toBe(long);
  });
});

describe('a sign read for another', () => {
  const onPage = (text: string, noise: number): string =>
    correctPassage(passage(text), tokensOf(text, builtIn.look), { ...pageOf(text), noise }, builtIn).passage.text;

  it.each([
    ['a preposition that lost its yeh', 'وصل الوفد ف المساء', 'وصل الوفد في المساء'],
    ['a comma read as a digit', 'أعلنت الحكومة2 أمس', 'أعلنت الحكومة، أمس'],
  ])('is mended on a noisy page alone: %s', (_, read, print) => {
    expect(onPage(read, 0.03)).toBe(print);
    expect(onPage(read, 0.001)).toBe(read);
  });

  it.each([
    ['an initial', 'نقلت أ ف ب عن مصدر'],
    ['a feh at the end of a text', 'وصل الوفد ف'],
    ['a feh before what is no word', 'وصل الوفد ف ضظظ'],
    ['a feh behind a mark', 'وصل الوفد. ف المساء'],
    ['a number at the end of a word', 'أعلنت الحكومة22 أمس'],
    ['a name with its number', 'قمة جي2 أمس'],
    ['a digit at the end of what is no word', 'طراز ضظظظ2 أمس'],
  ])('is not seen in %s', (_, text) => {
    expect(onPage(text, 0.03)).toBe(text);
  });
});

describe('a word torn apart', () => {
  // [torn, whole]: a part is no word, both are words, a letter is misread as well.
  it.each([
    ['وزارة الدا خلية', 'وزارة الداخلية'],
    ['رؤ ساء البلديات', 'رؤساء البلديات'],
    ['المبا راة الودية', 'المباراة الودية'],
    ['أعلنت الوزا زة', 'أعلنت الوزارة'],
  ])('%s is put together', (torn, whole) => {
    expect(corrected(torn)).toBe(whole);
  });

  // Two words that would be one: of a phrase, a name, and behind a letter that joins the next.
  it.each(['ما زال', 'عبد الله', 'لا سيما', 'من ذلك', 'كل ما'])('%s is left alone', (text) => {
    expect(corrected(text)).toBe(text);
  });
});
