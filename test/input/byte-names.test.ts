import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byteName, byteOrder, bytesOfName, nameAsText } from '../../src/input/byte-names.js';
import { HashSet, repeated } from '../../src/input/repeated.js';

const name = fc.string({ unit: fc.constantFrom('a', 'b', 'ص', '\uffee', '\u{1f4f0}'), maxLength: 8 });

describe('names as byte strings', () => {
  test('are told as they are in UTF-8', () => {
    fc.assert(
      fc.property(name, (text) => {
        expect(nameAsText(byteName(text))).toEqual({ text, isUtf8: true });
      }),
    );
  });

  test('show bytes that are no UTF-8 in hexadecimal, and keep them', () => {
    const bytes = Buffer.from([0xe5, 0xd1, 0x2d, 0xd8, 0xb5, 0xd8]);
    const given = bytes.toString('latin1');
    expect(nameAsText(given)).toEqual({ text: '%E5%D1-ص%D8', isUtf8: false });
    expect(bytesOfName(given)).toEqual(bytes);
  });
});

test('byteOrder is the order of the bytes', () => {
  fc.assert(
    fc.property(name, name, (a, b) => {
      expect(Math.sign(byteOrder(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
    }),
  );
});

describe('repeated', () => {
  test('gives what occurs more than once', () => {
    fc.assert(
      fc.property(fc.array(name), (names) => {
        const twice = names.filter((one, i) => names.indexOf(one) !== i);
        expect(repeated(() => names)).toEqual(new Set(twice));
      }),
    );
  });

  test('a set grows with what is put in', () => {
    const set = new HashSet();
    const names = Array.from({ length: 20_000 }, (_, i) => `scans/page-${i}.txt`);
    expect(names.filter((one) => set.add(one))).toEqual([]);
    expect(names.filter((one) => !set.add(one))).toEqual([]);
  });
});
