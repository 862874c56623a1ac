import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bytesOf, dataFile, readFiles, takeFiles } from '../../src/lexicon/load.js';

describe('files of the package', () => {
  const path = dataFile('bigrams.bin');

  it('are read once, into memory that threads share', () => {
    const bytes = bytesOf(path);
    expect(bytes.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(Buffer.compare(bytes, readFileSync(path))).toBe(0);
    expect(bytesOf(path)).toBe(bytes);
  });

  it('are all told of to a thread that is started', () => {
    expect([...readFiles().keys()]).toEqual(
      expect.arrayContaining([path, dataFile('lexicon.bin'), dataFile('word-vectors.bin')]),
    );
    expect(readFiles().get(path)).toBe(bytesOf(path));
  });

  it('are not read by a thread that was told of them', () => {
    const told = Uint8Array.of(1, 2, 3);
    takeFiles(new Map([['/no/such/file', told]]));
    expect(bytesOf('/no/such/file')).toBe(told);
  });
});
