import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileEditModel } from '../../src/correct/candidates/edit-model.js';
import { misreadingCost, NEVER } from '../../src/correct/candidates/misreading-cost.js';
import { loadLexicon } from '../../src/lexicon/load.js';

const lexicon = loadLexicon();
const codesOf = (text: string): Uint8Array => Uint8Array.from(text, (letter) => lexicon.codeOf(letter.charCodeAt(0)));
const hamzated = new Uint8Array(64);
for (const code of codesOf('أإآ')) hamzated[code] = 1;
const cost = misreadingCost(compileEditModel(lexicon), lexicon.codeOf(0x0627), hamzated);

function costOf(read: string, print: string, limit = NEVER - 1): number {
  const codes = codesOf(print);
  cost.read(codesOf(read), read.length);
  return cost.of(codes, 0, codes.length, limit);
}

describe('the cost of a misreading', () => {
  it('is none of a word read right, or with the hamza of an alef left out', () => {
    expect(costOf('مدرسة', 'مدرسة')).toBe(0);
    expect(costOf('احمد', 'أحمد')).toBe(0);
    expect(costOf('أحمد', 'احمد')).toBeGreaterThan(0);
  });

  it('is less for letters that look alike', () => {
    expect(costOf('حبل', 'جبل')).toBeLessThan(costOf('سبل', 'جبل'));
  });

  it('is less for a letter too many beside itself or one of its shape, which engines read twice', () => {
    expect(costOf('مرجحع', 'مرجع')).toBeLessThan(costOf('مرصجع', 'مرجع'));
    expect(costOf('مرجحع', 'مرجع')).toBeLessThan(costOf('محرجع', 'مرجع'));
    expect(costOf('قططار', 'قطار')).toBeLessThan(costOf('قطاطر', 'قطار'));
  });

  it('is the same under any limit that it is within, and told to be beyond all others', () => {
    // Few letters, of which many segments are made.
    const word = fc.string({ unit: fc.constantFrom(...'اأبتنيمسلخطعفق'), minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(word, word, fc.nat(1500), (read, print, limit) => {
        const all = costOf(read, print);
        expect(costOf(read, print, limit)).toBe(all <= limit ? all : NEVER);
      }),
      { numRuns: 3000 },
    );
  });
});
