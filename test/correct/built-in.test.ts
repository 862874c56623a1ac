import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileDictionary } from '../../src/correct/dictionary/compile.js';
import { parseDictionary } from '../../src/correct/dictionary/dictionary.js';
import { fromDictionary } from '../../src/correct/dictionary/from-dictionary.js';
import { loadCorrections } from '../../src/correct/load.js';
import { tokensOf } from '../../src/correct/token.js';
import { PROCLITICS } from '../../src/lexicon/clitics.js';
import { dataFile, loadBigrams, loadLexicon } from '../../src/lexicon/load.js';
import { composeDictionary, readSources } from '../../tools/dictionary/compose.js';
import { frequentForms } from '../../tools/dictionary/frequent.js';
import { habitless, mayBeWord } from '../../tools/dictionary/shape.js';

const lexicon = loadLexicon();
const text = readFileSync(dataFile('dictionary.tsv'), 'utf8');
const { entries } = parseDictionary(text, 'dictionary.tsv', false);
const dictionary = compileDictionary(entries, lexicon);
const { look } = loadCorrections(lexicon, loadBigrams());

/** A text with the entries of the built-in dictionary applied. */
function mended(before: string): string {
  const tokens = tokensOf(before, look);
  let after = '';
  let end = 0;
  for (let at = 0; at < tokens.length; at++) {
    const found = fromDictionary(tokens, at, dictionary);
    if (!found) continue;
    after += before.slice(end, found[0].start) + found[0].after;
    end = found[0].end;
    at += found[1] - 1;
  }
  return after + before.slice(end);
}

describe('the built-in dictionary', () => {
  it.each([
    ['lam-alef the wrong way round', 'األمم املتحدة', 'الأمم المتحدة'],
    ['a month, with a proclitic', 'وأكتوير', 'وأكتوبر'],
    ['a hamza read as a dot', 'الرنيس', 'الرئيس'],
    ['an alef lost', 'النتخابات', 'الانتخابات'],
    ['a word for another in a set phrase', 'مجلس الثواب', 'مجلس النواب'],
    ['a word for another beside its context', 'عبد الفطر', 'عيد الفطر'],
    ['a ligature turned round into a word', 'خالل الفترة', 'خلال الفترة'],
    ['the letters of an agency run together', 'باريس - دبأ', 'باريس - د ب أ'],
  ])('mends %s', (_, wrong, right) => {
    expect(mended(wrong)).toBe(right);
  });

  it.each([
    'يوم الثواب والعقاب',
    'عبد الرحمن',
    'كثرة الرقم',
    'اسم الزعيم',
    'سيارة حمراء',
    'حي القابون',
    'بلدية الرغاية',
  ])('leaves %s', (right) => {
    expect(mended(right)).toBe(right);
  });

  it('is large, and has many entries for real words in their context', () => {
    expect(entries.length).toBeGreaterThan(3000);
    const contextual = entries.filter(({ wrong, left, after }) => wrong.length > 1 || left || after);
    expect(contextual.length).toBeGreaterThan(200);
  });

  it('leaves spelling habits alone: hamzas and final yehs', () => {
    const habits = entries.filter(({ wrong, right }) => habitless(wrong.join(' ')) === habitless(right.join(' ')));
    expect(habits.map(({ line }) => line)).toEqual([]);
  });

  it('puts nothing for what may be a word, but in a phrase, beside a context or its own letters parted', () => {
    const free = entries.filter(
      ({ wrong, right, left, after }) => wrong.length === 1 && !left && !after && right.join('') !== wrong[0],
    );
    expect(free.filter(({ wrong }) => mayBeWord(wrong[0] ?? '', lexicon)).map(({ line }) => line)).toEqual([]);
  });

  it('changes no word of the lexicon, bare or with proclitics', () => {
    const words = frequentForms(lexicon, 2.5, 2).map(({ word }) => word);
    const proclitic = fc.constantFrom('', ...PROCLITICS);
    fc.assert(
      fc.property(fc.constantFrom(...words), proclitic, (stem, before) => {
        const word = before + stem;
        fc.pre(lexicon.has(word));
        expect(mended(word)).toBe(word);
      }),
      { numRuns: 3000 },
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.constantFrom(...entries), ({ wrong, left, after }) => {
        const beside = [...(left?.words ?? [])].slice(0, 1);
        const behind = [...(after?.words ?? [])].slice(0, 1);
        const once = mended([...beside, ...wrong, ...behind].join(' '));
        expect(mended(once)).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });

  it('is what its sources give', () => {
    const sources = readSources((path) =>
      readFileSync(fileURLToPath(new URL(`../../tools/${path}`, import.meta.url)), 'utf8'),
    );
    // The search for other readings takes long: what it found stands in the file.
    const verdicts = new Map<string, 'exact' | 'free'>();
    let group = '';
    for (const line of text.split('\n')) {
      const [wrong, right, , , flag] = line.split('\t');
      if (line.startsWith('# ')) group = line.slice(2, -1);
      else verdicts.set(`${group} ${wrong} ${right}`, flag === 'exact' ? 'exact' : 'free');
    }
    const found = composeDictionary(sources, lexicon, (wrong, right, _, of) => {
      return verdicts.get(`${of} ${wrong} ${right}`) ?? null;
    });
    expect(found === text).toBe(true);
  });
});
