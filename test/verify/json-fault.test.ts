import fc from 'fast-check';
import { expect, test } from 'vitest';
import { faultIn } from '../../src/verify/json-fault.js';

test('goes on to the end of an escape that is cut off', () => {
  for (const begun of ['["\\', '["\\u', '["\\u06', '["\\u064']) expect(faultIn(begun)).toBe(begun.length);
  expect(faultIn('["\\u06"]')).toBe(2);
  expect(faultIn('["\\x')).toBe(2);
});

test('goes on to the end of all that is JSON, and of all that begins so', () => {
  fc.assert(
    fc.property(fc.json({ stringUnit: 'binary-ascii' }), fc.nat(), (json, at) => {
      expect(faultIn(json)).toBe(json.length);
      const begun = json.slice(0, at % (json.length + 1));
      expect(faultIn(begun)).toBe(begun.length);
    }),
  );
});
