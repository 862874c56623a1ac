import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { SpillFolder } from '../../../src/corpus/spill-folder.js';
import { openCorpus } from '../../../src/verify/against/corpus-folder.js';
import { type PageLine, PageLines } from '../../../src/verify/against/page-lines.js';
import { orderOfList, orderOfText, type PageOrder } from '../../../src/verify/against/page-order.js';

const MANIFEST = '{"warraq": "1", "settings": {}, "counts": {}, "inputs": [], "problems": [], "outputs": []}';

/** Three lines a page, in two files; paths in the order given. */
async function linesOf(paths: readonly string[], order: PageOrder, pack: (text: string) => Uint8Array, end: string) {
  const folder = mkdtempSync(join(tmpdir(), 'warraq-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'manifest.json'), MANIFEST);
  const half = paths.length >> 1;
  for (const [i, own] of [paths.slice(0, half), paths.slice(half)].entries()) {
    const lines = own.flatMap((path) => [1, 2, 3].map((line) => `${JSON.stringify({ path, line })}\n`));
    writeFileSync(join(folder, `changes-0000${i}.jsonl${end}`), pack(lines.join('')));
  }
  const { changes } = await openCorpus(folder, new SpillFolder(folder));
  return new PageLines(
    changes,
    ({ path }) => path,
    () => {},
    order,
  );
}

const many = Array.from({ length: 100 }, (_, i) => `vol.txt#p${String(i + 9950).padStart(4, '0')}`);
const ids = many.map((_, i) => `id ${(i * 37) % 100}`);

const forms: [string, (text: string) => Uint8Array, string][] = [
  ['plain', (text) => Buffer.from(text), ''],
  ['compressed', gzipSync, '.gz'],
];
test.each(forms)('pages that were read are found again, whatever their order: %s', async (_, pack, end) => {
  for (const [paths, order] of [
    [many, orderOfText],
    [ids, orderOfList(ids.map((path) => ({ path })))],
  ] as const) {
    const lines = await linesOf(paths, order, pack, end);
    for (const [i, path] of paths.entries()) {
      const taken: PageLine[] = await lines.take();
      expect(taken.map(({ value }) => value)).toEqual([1, 2, 3].map((line) => ({ path, line })));
      const earlier = paths[(i * 7) % (i + 1)] ?? '';
      expect((await lines.again(earlier)).map(({ path }) => path)).toEqual([earlier, earlier, earlier]);
      expect(await lines.again(path)).toEqual(taken);
    }
    expect(await lines.again('vol.txt#p0001')).toEqual([]);
  }
});

test('pages of text: files by their bytes, then pages by number', () => {
  const paths = ['a.txt', 'a.txt b', 'b.txt#p0002', 'b.txt#p0010', 'b.txt#p9999', 'b.txt#p10000', 'b.txt!', 'ب.txt'];
  expect([...paths].reverse().sort(orderOfText)).toEqual(paths);
});
