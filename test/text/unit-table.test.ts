import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HASH_OF_NONE, hashOn } from '../../src/text/fnv.js';
import { UnitTable } from '../../src/text/unit-table.js';

describe('UnitTable', () => {
  it('numbers texts as a map would, in the order they are first met', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 6 }), { maxLength: 2000 }), (texts) => {
        const table = new UnitTable();
        const numbers = new Map<string, number>();
        for (const text of texts) {
          if (!numbers.has(text)) numbers.set(text, numbers.size);
          expect(table.numberOfText(text)).toBe(numbers.get(text));
        }
        expect(table.size).toBe(numbers.size);
      }),
      { numRuns: 20 },
    );
  });

  it('tells runs of one hash apart', () => {
    const table = new UnitTable();
    const units = Uint16Array.from([1, 2, 3]);
    expect([table.numberOf(units, 0, 2, 7), table.numberOf(units, 1, 3, 7), table.numberOf(units, 0, 2, 7)]).toEqual([
      0, 1, 0,
    ]);
  });

  it('finds a run of a longer row of units', () => {
    const table = new UnitTable();
    const number = table.numberOfText('يد');
    const units = Uint16Array.from('جديد', (char) => char.charCodeAt(0));
    const hash = hashOn(hashOn(HASH_OF_NONE, units[2] ?? 0), units[3] ?? 0);
    expect(table.numberOf(units, 2, 4, hash)).toBe(number);
  });

  it('begins anew when all is forgotten', () => {
    const table = new UnitTable();
    table.numberOfText('ا');
    table.clear();
    expect([table.numberOfText('ب'), table.numberOfText('ا')]).toEqual([0, 1]);
  });
});
