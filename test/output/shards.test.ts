import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Tally } from '../../src/output/manifest.js';
import { JobError } from '../../src/output/problem.js';
import { CorpusFolder } from '../../src/output/shards.js';

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'warraq-shards-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const FILES = ['articles-00000.jsonl', 'changes-00000.jsonl', 'manifest.json'];
const finish = (corpus: CorpusFolder) => corpus.finish((outputs) => new Tally().manifest('1.2.3', {}, outputs));

describe('CorpusFolder', () => {
  test('nothing is in place until all is written', async () => {
    const folder = temporary();
    const corpus = await CorpusFolder.open(folder);
    await corpus.addRecord({ id: 'a#1' });
    expect(readdirSync(folder).filter((name) => FILES.includes(name))).toEqual([]);
    await finish(corpus);
    expect(readdirSync(folder).sort()).toEqual(FILES);
    expect(readFileSync(join(folder, 'articles-00000.jsonl'), 'utf8')).toBe('{"id":"a#1"}\n');
    expect(readFileSync(join(folder, 'changes-00000.jsonl'), 'utf8')).toBe('');
  });

  test('abandoned, it leaves the corpus of before as it was', async () => {
    const folder = temporary();
    await finish(await CorpusFolder.open(folder));
    const before = readFileSync(join(folder, 'manifest.json'), 'utf8');
    const corpus = await CorpusFolder.open(folder, { force: true });
    await corpus.addRecord({ id: 'b#1' });
    await corpus.abandon();
    expect(readdirSync(folder).sort()).toEqual(FILES);
    expect(readFileSync(join(folder, 'manifest.json'), 'utf8')).toBe(before);
  });

  test('abandoned, it takes away the folders it made, but nothing of anybody else', async () => {
    const parent = temporary();
    await (await CorpusFolder.open(join(parent, 'x', 'y'))).abandon();
    expect(existsSync(join(parent, 'x'))).toBe(false);
    const corpus = await CorpusFolder.open(join(parent, 'x', 'y'));
    writeFileSync(join(parent, 'x', 'mine.txt'), '');
    await corpus.abandon();
    expect(readdirSync(join(parent, 'x'))).toEqual(['mine.txt']);
  });

  test('further shards of an older corpus go, other files stay', async () => {
    const folder = temporary();
    for (const name of ['articles-00001.jsonl', 'changes-00001.jsonl', 'notes.txt'])
      writeFileSync(join(folder, name), '');
    await expect(CorpusFolder.open(folder)).rejects.toThrow(JobError);
    await finish(await CorpusFolder.open(folder, { force: true }));
    expect(readdirSync(folder).sort()).toEqual([...FILES, 'notes.txt']);
  });
});

describe('Tally', () => {
  test('counts by stage in the order they run, and by rule; characters are code points', () => {
    const tally = new Tally();
    const change = { path: 'p', id: '', line: 1, at: 0, after: '', of: null, score: 1, note: '', places: [] };
    tally.addChange({ ...change, stage: 'dedup', rule: 'run', action: 'remove', before: 'نص' });
    tally.addChange({ ...change, stage: 'normalise', rule: 'tatweel', action: 'remove', before: '\u0640' });
    tally.addChange({ ...change, stage: 'normalise', rule: 'private-use', action: 'remove', before: '\u{F0000}' });
    const { stages, actions } = tally.manifest('1.2.3', {}, []).counts;
    expect(JSON.stringify(stages)).toBe(
      JSON.stringify({
        normalise: {
          'private-use': { changes: 1, before: 1, after: 0 },
          tatweel: { changes: 1, before: 1, after: 0 },
        },
        dedup: { run: { changes: 1, before: 2, after: 0 } },
      }),
    );
    expect(actions).toEqual({ replace: 0, remove: 3, move: 0, join: 0 });
  });
});
