import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findLoops } from '../../src/dedup/loops.js';

const SENTENCE = 'وقال مدير المرفأ إن الرصيف الجديد يتسع لأربع بواخر في وقت واحد';

/** A text without its loops. */
function without(text: string): string {
  let left = '';
  let from = 0;
  for (const { start, end } of findLoops(text)) {
    left += text.slice(from, start);
    from = end;
  }
  return (left + text.slice(from)).replaceAll(/ +/g, ' ').trim();
}

describe('loops', () => {
  it('are a word six times in a row, a group of words four times', () => {
    expect(findLoops('لا لا لا لا لا')).toEqual([]);
    expect(findLoops('لا لا لا لا لا لا')).toEqual([{ start: 2, end: 17, times: 5 }]);
    expect(findLoops('في المدينة في المدينة في المدينة')).toEqual([]);
    expect(without(`${SENTENCE} ${'في المدينة '.repeat(4)}`)).toBe(`${SENTENCE} في المدينة`);
  });

  it('end with what is left of a group at the end of the text, else with the last whole group', () => {
    const stuck = 'قال إن الوزير '.repeat(9);
    expect(without(`${SENTENCE} ${stuck} قال إن`)).toBe(`${SENTENCE} قال إن الوزير`);
    expect(without(`${stuck} قال أحمد`)).toBe('قال إن الوزير قال أحمد');
  });

  it('may have marks between their words, and come one after the other', () => {
    expect(without('- دار النور\n- دار النور\n- دار النور\n- دار النور')).toBe('- دار النور');
    expect(without(`${'نعم '.repeat(8)}ثم ${'قال لا '.repeat(8)}`)).toBe('نعم ثم قال لا');
  });

  it('are none where nothing has a letter, or the words differ', () => {
    expect(findLoops('12 12 12 12 12 12 12 12')).toEqual([]);
    expect(findLoops('. . . . . . . .')).toEqual([]);
    expect(findLoops(SENTENCE.repeat(1))).toEqual([]);
  });

  it('of up to eight words are found in any text, and nothing else goes', () => {
    const word = fc.constantFrom('المدينة', 'قال', 'في', 'إن', 'وزير', 'أمس', 'طريق', 'بحر');
    const group = fc.uniqueArray(word, { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(group, fc.integer({ min: 6, max: 40 }), (words, times) => {
        const once = words.join(' ');
        expect(without(`بدأ ${`${once} `.repeat(times)}انتهى`)).toBe(`بدأ ${once} انتهى`);
      }),
    );
  });
});
