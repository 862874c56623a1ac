import { isUtf8 } from 'node:buffer';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byteOrder } from '../../src/input/byte-names.js';
import { normaliseLine } from '../../src/text/normalise-line.js';
import { countWords, isArabicUnit, isLetterUnit, wordsOf } from '../../src/text/words.js';
import { bounded } from '../../src/verify/bounded.js';
import { inFolders } from '../../src/verify/corpus.js';
import { hashOf, IdTable } from '../../src/verify/id-table.js';
import { faultsOf, locate, mayHaveFaults, pointerTo } from '../../src/verify/json-walk.js';
import { lineBlocks, linesOfBytes } from '../../src/verify/lines.js';
import { segmentsOf } from '../../src/verify/record-line.js';
import { scanText } from '../../src/verify/text-scan.js';
import { KNOWN, WordTable } from '../../src/verify/word-table.js';
import { inChunks } from './dataset.js';

/** Texts of what the scan tells apart: letters, marks, digits, spaces, breaks, and characters that do not belong. */
const text = fc.string({
  unit: fc.constantFrom(
    ...'ابتةىمنو12٣. «»\n\n  \t\u0640\u064b\u0651\u064e\u06cc\u200f\ufb50\ufffd\u0301aé\ud800\u{1f600}'.split(''),
  ),
  maxLength: 60,
});

describe('scanText', () => {
  const known = (word: string): boolean => word.length % 2 === 0;

  test('what it passes over is in order: normalising changes nothing', () => {
    fc.assert(
      fc.property(text, (given) => {
        if (scanText(given, new WordTable(() => 0)).odd) return;
        for (const { text: segment } of segmentsOf(given)) expect(normaliseLine(segment).text).toBe(segment);
        expect(given).not.toContain('\uFFFD');
      }),
    );
  });

  test('counts words, letters and breaks as the plain functions do', () => {
    const table = new WordTable((word) => (known(word) ? KNOWN : 0));
    fc.assert(
      fc.property(text, (given) => {
        const scan = scanText(given, table);
        const all = Array.from({ length: given.length }, (_, i) => given.charCodeAt(i));
        const arabic = wordsOf(given).filter(({ text: word }) =>
          Array.from({ length: word.length }, (_, i) => word.charCodeAt(i)).some(
            (u) => isArabicUnit(u) && isLetterUnit(u),
          ),
        );
        expect(scan.words).toBe(countWords(given));
        expect(scan.letters).toBe(all.filter(isLetterUnit).length);
        expect(scan.arabicLetters).toBe(all.filter((unit) => isArabicUnit(unit) && isLetterUnit(unit)).length);
        expect(scan.arabicWords).toBe(arabic.length);
        expect(scan.knownWords).toBe(arabic.filter(({ text: word }) => known(word)).length);
        expect(scan.oddBreaks).toBe(/^\n|\n$|(?<!\n)(?:\n|\n{3,})(?!\n)/.test(given));
      }),
    );
  });
});

describe('walking through JSON', () => {
  test('finds every value where it stands', () => {
    const visit = (value: unknown, path: PropertyKey[], see: (path: PropertyKey[], value: unknown) => void): void => {
      see(path, value);
      if (Array.isArray(value)) for (const [i, item] of value.entries()) visit(item, [...path, i], see);
      else if (typeof value === 'object' && value !== null) {
        for (const [key, item] of Object.entries(value)) visit(item, [...path, key], see);
      }
    };
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 1), (value, space) => {
        const json = JSON.stringify(value, null, space);
        visit(JSON.parse(json), [], (path, its) => {
          const at = locate(json, pointerTo(path));
          const literal = JSON.stringify(its, null, space);
          if (typeof its !== 'object' || its === null) expect(json.slice(at).startsWith(literal)).toBe(true);
          else expect(json.charAt(at)).toBe(Array.isArray(its) ? '[' : '{');
        });
        expect(faultsOf(json).duplicates).toEqual([]);
      }),
    );
  });

  test('finds a place inside a string, past escapes', () => {
    const json = '{"a":"x\\n\\u0640\\"y"}';
    expect([0, 1, 2, 3, 4].map((at) => json.slice(locate(json, '/a', at), -2))).toEqual([
      '"x\\n\\u0640\\"y',
      '\\n\\u0640\\"y',
      '\\u0640\\"y',
      '\\"y',
      'y',
    ]);
  });

  test('a key that comes again, however it is written', () => {
    expect(faultsOf('{"a":1,"b":{"a":2},"\\u0061":[{"a":1},{"a":1}]}').duplicates).toEqual([
      { pointer: '/a', offset: 19 },
    ]);
  });

  test('a first look misses no fault', () => {
    const part = fc.constantFrom(
      '"a":',
      '"\\u0061":',
      '{',
      '}',
      '[',
      ']',
      ',',
      '1',
      '12345678901234567890',
      '1e400',
      '"x\\"y"',
      'true',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const json = `{"a":${parts.join('')}}`;
        let value: unknown;
        try {
          value = JSON.parse(json);
        } catch {
          return;
        }
        const { duplicates, numbers } = faultsOf(json);
        if (duplicates.length + numbers.length > 0) expect(mayHaveFaults(Buffer.from(json), value)).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });

  test('a first look passes good JSON over', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4, noUnicodeString: false }), fc.constantFrom(0, 1), (value, space) => {
        const json = JSON.stringify({ value }, null, space);
        const plain = !/[0-9]{16}|[0-9]e|true|false/i.test(json.replaceAll(/"(?:[^"\\]|\\.)*"/g, '""'));
        if (plain) expect(mayHaveFaults(Buffer.from(`\uFEFF${json}`), { value })).toBe(false);
      }),
    );
  });

  test('numbers that no double has', () => {
    const { numbers } = faultsOf(
      '[9007199254740991,9007199254740993,-1e400,0.1,12345678901234567890,"99999999999999999999"]',
    );
    expect(numbers.map(({ literal, pointer }) => [pointer, literal])).toEqual([
      ['/1', '9007199254740993'],
      ['/2', '-1e400'],
      ['/4', '12345678901234567890'],
    ]);
  });
});

describe('IdTable', () => {
  test('remembers what each key came with first', () => {
    const key = fc.uint32Array({ minLength: 3, maxLength: 3, max: 5 });
    fc.assert(
      fc.property(fc.array(key, { maxLength: 300 }), (keys) => {
        const table = new IdTable();
        const first = new Map<string, number>();
        keys.forEach((one, i) => {
          const name = one.join();
          expect(table.add(one, i)).toBe(first.get(name));
          if (!first.has(name)) first.set(name, i);
        });
      }),
    );
  });

  test('grows: ten thousand ids are each found again, by their hashes', () => {
    const table = new IdTable();
    const id = (n: number): string => `p${n >> 3}#${n & 7}`;
    for (let n = 0; n < 10_000; n++) expect(table.add(hashOf(id(n)), n)).toBeUndefined();
    for (let n = 0; n < 10_000; n++) expect(table.add(hashOf(id(n)), 0)).toBe(n);
  });

  test('ids that differ in a unit or their length have nothing in common in their hashes', () => {
    const id = fc.string({ unit: 'binary', maxLength: 40 });
    fc.assert(
      fc.property(id, id, (one, other) => {
        const hash = [...hashOf(one)];
        const same = [...hashOf(other)].filter((part, i) => part === hash[i]);
        expect(same.length).toBe(one === other ? 4 : 0);
      }),
      { numRuns: 1000 },
    );
  });
});

test('byteOrder orders as UTF-8 does', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
      expect(Math.sign(byteOrder(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
    }),
  );
});

const linesOf = async (chunks: AsyncIterable<Uint8Array>): Promise<string[]> => {
  const lines: string[] = [];
  for await (const line of linesOfBytes(chunks)) lines.push(Buffer.from(line).toString());
  return lines;
};

describe('linesOfBytes', () => {
  test.each([1, 2, 3, 7, 100])('lines do not depend on chunks of %i bytes', async (size) => {
    expect(await linesOf(inChunks(Buffer.from('أ\n\nبت\nث'), size))).toEqual(['أ', '', 'بت', 'ث']);
  });
});

describe('lineBlocks', () => {
  const part = fc.oneof(
    fc
      .constantFrom('ا', 'é\u0640', '\uFEFF', '', '\r', 'x'.repeat(50), 'ب'.repeat(40_000))
      .map((one) => Buffer.from(one)),
    fc.constantFrom([0xff], [0xd9], [0xed, 0xa0, 0x80]).map((one) => Buffer.from(one)),
  );
  const line = fc.array(part, { maxLength: 3 }).map((parts) => Buffer.concat(parts));
  const stream = fc.record({ lines: fc.array(line, { maxLength: 12 }), size: fc.integer({ min: 1, max: 100_000 }) });
  const readAll = async (bytes: Buffer, size: number, longest?: number) => {
    const all: { bytes: Buffer; text: string | undefined }[] = [];
    for await (const lines of lineBlocks(inChunks(bytes, Math.max(size, bytes.length >> 8)), longest))
      for (const { bytes: its, text: said } of lines) all.push({ bytes: Buffer.from(its), text: said });
    return all;
  };

  test('gives the same lines as one after the other, with what each says', async () => {
    await fc.assert(
      fc.asyncProperty(stream, fc.boolean(), async ({ lines, size }, closed) => {
        const bytes = Buffer.concat(lines.flatMap((one, i) => (i === 0 ? [one] : [Buffer.from('\n'), one])));
        const whole = closed ? Buffer.concat([bytes, Buffer.from('\n')]) : bytes;
        const expected: Buffer[] = [];
        for await (const one of linesOfBytes(inChunks(whole, 1 << 20))) expected.push(Buffer.from(one));
        const found = await readAll(whole, size);
        expect(found.map(({ bytes: its }) => its.toString('latin1'))).toEqual(
          expected.map((one) => one.toString('latin1')),
        );
        expect(found.map((one) => one.text)).toEqual(expected.map((one) => (isUtf8(one) ? one.toString() : undefined)));
      }),
    );
  });

  test('leaves undecoded what is too long', async () => {
    const found = await readAll(Buffer.from(`${'x'.repeat(30)}\nab\n${'y'.repeat(21)}\n${'z'.repeat(20)}`), 7, 20);
    expect(found.map((one) => one.text)).toEqual([undefined, 'ab', undefined, 'z'.repeat(20)]);
  });
});

describe('bounded', () => {
  test('lines up to the limit come whole, of longer ones little more than the limit', async () => {
    const line = fc.integer({ min: 0, max: 60 }).map((length) => 'x'.repeat(length));
    await fc.assert(
      fc.asyncProperty(fc.array(line), fc.integer({ min: 1, max: 30 }), fc.boolean(), async (lines, size, closed) => {
        const text = lines.join('\n') + (closed && lines.length > 0 ? '\n' : '');
        const end = { closed: true };
        const found = await linesOf(bounded(inChunks(Buffer.from(text), size), 20, end));
        expect(found.map((one) => Math.min(one.length, 21))).toEqual(
          (await linesOf(inChunks(Buffer.from(text), 100))).map((one) => Math.min(one.length, 21)),
        );
        for (const one of found) expect(one.length).toBeLessThanOrEqual(20 + 2 * size);
        expect(end.closed).toBe(text === '' || text.endsWith('\n'));
      }),
    );
  });
});

describe('inFolders', () => {
  const file = (name: string) => ({ name, bytes: () => inChunks(new Uint8Array(), 1) });
  const folderOf = (name: string, ...paths: string[]) => inFolders([file(name)], paths)[0]?.folder;

  test.each([
    [join('a', 'b', 'articles-00000.jsonl'), ['a/b'], 'a/b'],
    [join('a', 'data', 'train-00000-of-00001.jsonl'), ['./a/'], './a/'],
    ['articles-00000.jsonl', ['.'], '.'],
    ['articles-00000.jsonl', ['.', 'articles-00000.jsonl'], undefined],
    [join('ab', 'x.jsonl'), ['a'], undefined],
    ['stdin', ['-'], undefined],
  ])('%s of %j', (name, paths, folder) => expect(folderOf(name, ...paths)).toBe(folder));
});
