import { gzipSync } from 'node:zlib';
import { compress, init } from '@bokuweb/zstd-wasm';
import { beforeAll, describe, expect, test } from 'vitest';
import { sniffCompression } from '../../src/input/compression.js';
import { decompress } from '../../src/input/decompress.js';
import { fzstdFrame } from '../../src/input/fzstd-frame.js';
import { Xxh64 } from '../../src/input/xxh64.js';
import { zstdFrames } from '../../src/input/zstd-frames.js';

const TEXT = Buffer.from('استقبل المرفأ أول باخرة كبيرة بعد التوسعة. '.repeat(5000));

async function* inChunks(bytes: Uint8Array, size = 1000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function all(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const read: Uint8Array[] = [];
  for await (const chunk of chunks) read.push(Buffer.from(chunk));
  return Buffer.concat(read);
}

/** Zstandard without `node:zlib`, also where that has it. */
async function* byFzstd(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const frame of zstdFrames(chunks)) yield* fzstdFrame(frame);
}

let zstd = (bytes: Uint8Array): Buffer => Buffer.from(bytes);
beforeAll(async () => {
  await init();
  zstd = (bytes) => Buffer.from(compress(bytes, 3));
});

const FORMS = [
  ['gz', (bytes: Uint8Array) => gzipSync(bytes), (chunks: AsyncIterable<Uint8Array>) => decompress(chunks, 'gz')],
  ['zst', (bytes: Uint8Array) => zstd(bytes), (chunks: AsyncIterable<Uint8Array>) => decompress(chunks, 'zst')],
  ['zst without node:zlib', (bytes: Uint8Array) => zstd(bytes), byFzstd],
] as const;

describe.each(FORMS)('%s', (_, packed, unpacked) => {
  test.each([1, 1000, 1 << 20])('gives the bytes again, from chunks of %i', async (size) => {
    expect((await all(unpacked(inChunks(packed(TEXT), size)))).equals(TEXT)).toBe(true);
  });

  test('members or frames after each other are one stream', async () => {
    const parts = ['أ', '', 'ب'].map((text) => packed(Buffer.from(text)));
    expect((await all(unpacked(inChunks(Buffer.concat(parts), 3)))).toString()).toBe('أب');
  });

  test('cut short anywhere, it is an error', async () => {
    const whole = packed(Buffer.from('نص قصير'));
    for (let length = 1; length < whole.length; length++) {
      const code = expect.stringMatching(/^Z_(?:BUF|DATA)_ERROR$/);
      await expect(all(unpacked(inChunks(whole.subarray(0, length)))), `${length} bytes`).rejects.toMatchObject({
        code,
      });
    }
  });

  test('what is something else is an error', async () => {
    await expect(all(unpacked(inChunks(Buffer.from('a page of text, not compressed'))))).rejects.toMatchObject({
      code: 'Z_DATA_ERROR',
    });
  });

  test('an error of the source is told as it is', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield packed(TEXT).subarray(0, 50);
      throw Object.assign(new Error('the disk is gone'), { code: 'EIO' });
    }
    await expect(all(unpacked(broken()))).rejects.toThrow('the disk is gone');
  });
});

/** A frame of one raw block, with the checksum of `abc`: 44BC2CF5AD770999 is XXH64 of it. */
const frame = (content: string) =>
  Buffer.concat([
    Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x24, content.length, (content.length << 3) | 1, 0, 0]),
    Buffer.from(content),
    Buffer.from([0x99, 0x09, 0x77, 0xad]),
  ]);

describe('a frame of Zstandard', () => {
  test.each([
    ['node:zlib or fzstd', (chunks: AsyncIterable<Uint8Array>) => decompress(chunks, 'zst')],
    ['fzstd', byFzstd],
  ])('is held to its checksum by %s', async (_, unpacked) => {
    expect((await all(unpacked(inChunks(frame('abc'))))).toString()).toBe('abc');
    await expect(all(unpacked(inChunks(frame('abd'))))).rejects.toMatchObject({ code: 'Z_DATA_ERROR' });
  });

  test('that is to be skipped is', async () => {
    const skipped = Buffer.from([0x52, 0x2a, 0x4d, 0x18, 2, 0, 0, 0, 7, 7]);
    expect((await all(decompress(inChunks(Buffer.concat([skipped, frame('abc')])), 'zst'))).toString()).toBe('abc');
  });

  test('that asks for gigabytes of memory is refused', async () => {
    const header = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x04, 0xf8, 1, 0, 0, 0, 0, 0, 0]);
    await expect(all(decompress(inChunks(header), 'zst'))).rejects.toMatchObject({ code: 'Z_DATA_ERROR' });
  });
});

test('a bomb goes off only as far as it is let', async () => {
  const bomb = gzipSync(Buffer.alloc(50 << 20));
  let read = 0;
  for await (const chunk of decompress(inChunks(bomb), 'gz')) {
    read += chunk.length;
    if (read > 1 << 20) break;
  }
  expect(read).toBeLessThan(2 << 20);
});

describe('XXH64', () => {
  // The low halves of values published with implementations of it.
  test.each([
    ['', 0x51d8e999],
    ['a', 0xa98c6e5b],
    ['abc', 0xad770999],
    ['Nobody inspects the spammish repetition', 0x8a378bf1],
  ])('of %j, in one piece or many', (text, low) => {
    for (const size of [1, 5, 32, 100]) {
      const hash = new Xxh64();
      const bytes = Buffer.from(text);
      for (let at = 0; at < bytes.length; at += size) hash.update(bytes.subarray(at, at + size));
      expect(hash.low().toString(16)).toBe(low.toString(16));
    }
  });
});

test('compressed data is known by its first bytes', () => {
  expect(sniffCompression(gzipSync('x'))).toBe('gz');
  expect(sniffCompression(zstd(Buffer.from('x')))).toBe('zst');
  expect(sniffCompression(Buffer.from('نص'))).toBeUndefined();
});
