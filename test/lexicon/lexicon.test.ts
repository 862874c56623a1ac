import { describe, expect, it } from 'vitest';
import { mayFollow, readLexicon } from '../../src/lexicon/lexicon.js';
import { loadLexicon } from '../../src/lexicon/load.js';

const lexicon = loadLexicon();

describe('the lexicon', () => {
  it.each(['الحكومة', 'مدرسة', 'كتاب', 'يكتبون', 'والمدينة', 'بالقاهرة', 'للرئيس', 'وزارتها', 'مستشفيات'])(
    'has %s',
    (word) => {
      expect(lexicon.has(word)).toBe(true);
    },
  );

  it.each(['الحكومةة', 'مدرثثة', 'ككتابب', 'ضضض', 'الاالمدينة', ''])('does not have %s', (word) => {
    expect(lexicon.has(word)).toBe(false);
  });

  it('passes over diacritics and tatweel', () => {
    expect(lexicon.has('مَدْرَسَة')).toBe(true);
    expect(lexicon.has('مدر\u0640\u0640سة')).toBe(true);
  });

  it.each(['احمد', 'اعلان', 'الاطباء'])('takes bare alef for alef with hamza, as many papers write: %s', (word) => {
    expect(lexicon.has(word)).toBe(true);
  });

  it('knows frequent words as more frequent than rare ones', () => {
    expect(lexicon.frequency('في')).toBeGreaterThan(lexicon.frequency('الحكومة'));
    expect(lexicon.frequency('الحكومة')).toBeGreaterThan(lexicon.frequency('مستشفيات'));
    expect(lexicon.frequency('ضضض')).toBe(0);
  });

  it('tells what counted words may go on with', () => {
    const goesOn = (start: string, end: string): boolean => lexicon.goesOn(lexicon.following(start), end);
    expect(goesOn('الحكو', 'مة')).toBe(true);
    expect(goesOn('الحكو', 'م')).toBe(false);
    expect(goesOn('ا', 'حمد')).toBe(true);
    expect(goesOn('ضضض', 'مة')).toBe(false);
  });

  it('tells quickly that no counted word goes on with a letter', () => {
    const following = lexicon.following('الحكو');
    expect(mayFollow(following, 'م'.charCodeAt(0))).toBe(true);
    expect(mayFollow(following, 'ض'.charCodeAt(0))).toBe(false);
    expect(mayFollow(lexicon.following('و'), 'ا'.charCodeAt(0))).toBe(true);
    expect(mayFollow(lexicon.following('ضضض'), 'م'.charCodeAt(0))).toBe(false);
  });

  it('refuses a file that is none', () => {
    expect(() => readLexicon(new Uint8Array(64))).toThrow(RangeError);
  });
});
