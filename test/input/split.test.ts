import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type SplitSettings, splitBytes } from '../../src/input/split.js';

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const ALL: SplitSettings = { most: Number.POSITIVE_INFINITY, skip: 0 };

async function partsOf(text: string, separator: string, { size = 3, ...settings }: { size?: number } & SplitSettings) {
  const parts: (string | undefined)[] = [];
  const chunks = inChunks(Buffer.from(text), size);
  for await (const { bytes } of splitBytes(chunks, Buffer.from(separator), settings))
    parts.push(bytes && Buffer.from(bytes).toString());
  return parts;
}

describe('splitBytes', () => {
  test('a part ends at a separator; an end of the stream after one begins none', async () => {
    expect(await partsOf('a\f\fb', '\f', ALL)).toEqual(['a', '', 'b']);
    expect(await partsOf('a\f', '\f', ALL)).toEqual(['a']);
    expect(await partsOf('', '\f', ALL)).toEqual([]);
  });

  test('empty parts past a number are counted and not given', async () => {
    const parts: [number, string][] = [];
    const settings = { ...ALL, gaps: 2 };
    for await (const { number, bytes } of splitBytes(
      inChunks(Buffer.from('\f\f\f\f\fa\f\fb'), 3),
      Buffer.from('\f'),
      settings,
    ))
      parts.push([number, Buffer.from(bytes ?? []).toString()]);
    expect(parts).toEqual([
      [1, ''],
      [2, ''],
      [6, 'a'],
      [8, 'b'],
    ]);
  });

  test('an empty separator parts nothing', async () => expect(await partsOf('a\fb', '', ALL)).toEqual(['a\fb']));

  test('parts are those of the text, whatever the chunks and the separator', async () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '-', 'ب'), maxLength: 40 });
    const separators = fc.constantFrom('-', '--', '-a-', 'ب');
    await fc.assert(
      fc.asyncProperty(letters, separators, fc.integer({ min: 1, max: 50 }), async (text, separator, size) => {
        const expected = text.split(separator);
        if (expected.at(-1) === '') expected.pop();
        expect(await partsOf(text, separator, { ...ALL, size })).toEqual(expected);
      }),
    );
  });

  test('a part with too many bytes is told without them, and the next is there', async () => {
    expect(await partsOf('aaaaaaaa\nbb\nc', '\n', { most: 4, skip: 100 })).toEqual([undefined, 'bb', 'c']);
    expect(await partsOf('aaaa\nbb', '\n', { most: 4, skip: 100 })).toEqual(['aaaa', 'bb']);
  });

  test('no more is read once a part is past all bounds', async () => {
    let read = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        read++;
        yield new Uint8Array(10);
      }
    }
    const parts = [];
    for await (const { bytes } of splitBytes(endless(), Buffer.from('\n'), { most: 50, skip: 50 })) parts.push(bytes);
    expect(parts).toEqual([undefined]);
    expect(read).toBeLessThan(20);
  });

  test('in units of two bytes a separator begins with a unit', async () => {
    // The Arabic comma U+060C and the letter U+0C00 between them hold the bytes of a form feed in UTF-16.
    const text = Buffer.from('،\u0c00\f،', 'utf16le');
    const parts: string[] = [];
    for await (const { bytes } of splitBytes(inChunks(text, 3), Buffer.from('\f', 'utf16le'), { ...ALL, unit: 2 }))
      parts.push(Buffer.from(bytes ?? []).toString('utf16le'));
    expect(parts).toEqual(['،\u0c00', '،']);
  });
});
