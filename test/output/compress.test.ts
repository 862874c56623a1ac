import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { fileBytes } from '../../src/input/byte-stream.js';
import { openCompressed } from '../../src/output/compress.js';

function temporary(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'warraq-compress-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, name);
}

async function contentOf(path: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of fileBytes(path)) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
}

const LINES = Array.from({ length: 3000 }, (_, i) => Buffer.from(`{"id":"${i}","text":"${'نص '.repeat(i % 40)}"}\n`));
const ALL = Buffer.concat(LINES).toString();

describe.each(['none', 'gz', 'zst'] as const)('a file compressed with %s', (compression) => {
  const open = openCompressed(compression);
  const path = () => temporary(compression === 'none' ? 'a.jsonl' : `a.jsonl.${compression}`);

  test('holds what was written, and is told as it is on the disk', async () => {
    const file = path();
    const sink = await open(file, 0);
    for (const line of LINES) await sink.write(line);
    const { bytes, sha256 } = await sink.finish();
    const content = readFileSync(file);
    expect({ bytes, sha256 }).toEqual({
      bytes: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
    });
    expect(await contentOf(file)).toBe(ALL);
  });

  test('gone on with from a mark, it is the same as if it had not been left', async () => {
    const write = async (file: string, leave: boolean) => {
      let sink = await open(file, 0);
      for (const line of LINES.slice(0, 1000)) await sink.write(line);
      const mark = await sink.mark();
      if (leave) {
        for (const line of LINES.slice(0, 50)) await sink.write(line);
        await sink.mark();
        await sink.close();
        sink = await open(file, mark);
      }
      for (const line of LINES.slice(1000)) await sink.write(line);
      return sink.finish();
    };
    const [left, other] = [path(), path()];
    expect(await write(left, true)).toEqual(await write(other, false));
    expect(readFileSync(left).equals(readFileSync(other))).toBe(true);
    expect(await contentOf(left)).toBe(ALL);
  });

  test('of nothing is a file of its form', async () => {
    const file = path();
    await (await open(file, 0)).finish();
    expect(await contentOf(file)).toBe('');
    if (compression === 'gz') expect(gunzipSync(readFileSync(file))).toHaveLength(0);
  });

  test('let go of in the midst, it is gone on with from its last mark', async () => {
    const file = path();
    const sink = await open(file, 0);
    for (const line of LINES) await sink.write(line);
    const mark = await sink.mark();
    await sink.write(Buffer.alloc(1 << 20, 'x'));
    await sink.close();
    await (await open(file, mark)).finish();
    expect(await contentOf(file)).toBe(ALL);
  });
});
