import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ADVICE } from '../../src/correct/dictionary/advice.js';
import { checkDictionary, overlaid } from '../../src/correct/dictionary/check.js';
import { compileDictionary } from '../../src/correct/dictionary/compile.js';
import { type Entry, parseDictionary } from '../../src/correct/dictionary/dictionary.js';
import { loadLexicon } from '../../src/lexicon/load.js';

const lexicon = loadLexicon();
const entriesOf = (source: string, ...lines: string[]): Entry[] => parseDictionary(lines.join('\n'), source).entries;

/** Line, level and rule of what is found. */
function found(...lines: string[]): [number, string, string][] {
  const findings = checkDictionary(entriesOf('test', ...lines), lexicon);
  return findings.map(({ line, level, rule }) => [line, level, rule]);
}

describe('what is copied from a page', () => {
  it.each([
    ['presentation forms', '\ufeea\ufe93', '\u0647\u0629'],
    ['Persian letters', '\u06a9\u062a\u0627\u0628', '\u0643\u062a\u0627\u0628'],
    ['marks of direction', '\u200f\u0643\u062a\u0628\u200e', '\u0643\u062a\u0628'],
    ['tatweel and diacritics', '\u0643\u0640\u0640\u062a\u0650\u0628', '\u0643\u062a\u0628'],
    ['no-break spaces', '\u0645\u0646\u00a0\u0623\u064a\u0646', '\u0645\u0646 \u0623\u064a\u0646'],
  ])('is read as pages are: %s', (_, side, words) => {
    expect(entriesOf('test', `${side}\tكتاب`)[0]?.wrong.join(' ')).toBe(words);
  });
});

describe('contexts', () => {
  it('are single words, with * for any ending', () => {
    const [entry] = entriesOf('test', 'تثبيط\tتثبيت\tفي | على\tالأسع*');
    expect([...(entry?.left?.words ?? [])]).toEqual(['في', 'على']);
    expect(entry?.after?.starts).toEqual(['الأسع']);
  });

  it.each(['في كل', '|', '*سعر', 'سعر،'])('that would never fit are an error: %s', (context) => {
    const { entries, findings } = parseDictionary(`تثبيط\tتثبيت\t${context}`, 'test');
    expect(entries).toEqual([]);
    expect(findings.map(({ level, rule }) => [level, rule])).toEqual([['error', 'context']]);
  });
});

describe('checkDictionary', () => {
  it('has nothing against an entry that mends a non-word', () => {
    expect(found('الوزارره\tالوزارة')).toEqual([]);
  });

  it('finds conflicts: one wrong side and context, two right sides', () => {
    expect(found('مدررسة\tمدرسة', 'مدررسة\tمدارس')).toEqual([[2, 'error', 'conflict']]);
    expect(found('مدررسة\tمدرسة\tفي', 'مدررسة\tمدارس\tكل')).toEqual([]);
  });

  it('finds cycles of any length', () => {
    expect(found('ببغغ\tتتغغ', 'تتغغ\tببغغ').filter(([, level]) => level === 'error')).toEqual([
      [1, 'error', 'cycle'],
      [2, 'error', 'cycle'],
    ]);
    const [first] = checkDictionary(entriesOf('test', 'ببغغ\tتتغغ', 'تتغغ\tثثغغ', 'ثثغغ\tببغغ'), lexicon);
    expect(first).toMatchObject({
      line: 1,
      rule: 'cycle',
      message: '"ببغغ" comes back to itself over 3 entries (test:3)',
    });
    expect(found('من أين\tأين من', 'أين من\tمن أين')).toEqual([
      [1, 'error', 'cycle'],
      [2, 'error', 'cycle'],
    ]);
  });

  it('finds chains, and tells the entry that makes them', () => {
    const findings = checkDictionary(entriesOf('test', 'ببغغ\tكتاب', 'ثثغغ\tببغغ'), lexicon);
    expect(findings[0]).toMatchObject({ line: 1, level: 'error', rule: 'chain' });
    expect(findings[0]?.message).toContain('test:2');
  });

  it('finds entries that would match in what they put in, unless a context keeps them', () => {
    expect(found('حضر ببغغ\tحضر ببغغ أمس')).toContainEqual([1, 'error', 'grows']);
    expect(found('ببغغ\tببغغ كتاب\tفي')).toContainEqual([1, 'error', 'grows']);
    expect(found('ببغغ\tببغغ كتاب\t\tأمس')).not.toContainEqual([1, 'error', 'grows']);
  });

  it('tells an identity once, and does not take it for a chain', () => {
    expect(found('ببغغ\tببغغ', 'ببغغ\tكتاب')).toEqual([[1, 'error', 'identity']]);
  });

  it('only warns of names and of real words in a dictionary of the user', () => {
    expect(found('مدررسة\tمدرسسة')).toEqual([[1, 'warning', 'no-word']]);
    expect(found('كتاب\tكاتب')).toEqual([[1, 'warning', 'real-word']]);
    expect(found('كتاب\tكاتب\tال*')).toEqual([]);
  });

  it('finds a cycle wherever following the entries comes back', () => {
    const word = fc.constantFrom('ببغغ', 'تتغغ', 'ثثغغ', 'ججغغ', 'ححغغ');
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(word, word), { selector: ([wrong]) => wrong }), (pairs) => {
        const next = new Map<string, string>(pairs.filter(([wrong, right]) => wrong !== right));
        const returns = (start: string): boolean => {
          let at = next.get(start);
          for (let steps = 0; at !== undefined && steps < pairs.length; steps++) {
            if (at === start) return true;
            at = next.get(at);
          }
          return false;
        };
        const cycles = found(...pairs.map((pair) => pair.join('\t'))).filter(([, , rule]) => rule === 'cycle');
        expect(cycles.map(([line]) => line)).toEqual(
          pairs.flatMap(([wrong], i) => (next.has(wrong) && returns(wrong) ? [i + 1] : [])),
        );
      }),
    );
  });

  it('has advice for each rule', () => {
    for (const advice of Object.values(ADVICE)) expect(advice).toMatch(/^[a-z]/);
  });
});

describe('overlaid dictionaries', () => {
  const rightOf = (dictionaries: Entry[][], word: string): string | undefined =>
    compileDictionary(overlaid(dictionaries), lexicon).matches(word)[0]?.entry.right.join(' ');

  it('the later wins for the same wrong side and context', () => {
    const [one, other] = [entriesOf('1', 'مدررسة\tمدرسة'), entriesOf('2', 'مدررسة\tمدارس')];
    expect(rightOf([one, other], 'مدررسة')).toBe('مدارس');
    expect(rightOf([other, one], 'مدررسة')).toBe('مدرسة');
  });

  it('other contexts stay', () => {
    const [one, other] = [entriesOf('1', 'مدررسة\tمدرسة\tفي'), entriesOf('2', 'مدررسة\tمدارس')];
    expect(overlaid([one, other])).toEqual([...one, ...other]);
  });

  it('a later entry makes no conflict or chain with the one it replaces', () => {
    const one = entriesOf('1', 'ثثغغ\tببغغ', 'ببغغ\tكتاب');
    const other = entriesOf('2', 'ثثغغ\tكتاب');
    expect(checkDictionary(overlaid([one, other]), lexicon)).toEqual([]);
  });
});
