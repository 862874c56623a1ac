import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { CorpusFolder, type FolderOptions } from '../../src/output/corpus-folder.js';
import { addCounts, countChange, countRecord, noCounts } from '../../src/output/counts.js';
import { jsonLines } from '../../src/output/json-lines.js';
import type { Processes } from '../../src/output/lock.js';
import { type Manifest, manifestText, Tally } from '../../src/output/manifest.js';
import { JobError } from '../../src/output/problem.js';

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'warraq-folder-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const FILES = ['articles-00000.jsonl', 'changes-00000.jsonl', 'manifest.json'];
/** This process, and one other that runs. */
const processes: Processes = {
  self: { pid: 1, host: 'here', began: 'noon' },
  began: (pid) => (pid === 7 ? 'morning' : null),
};
const OPTIONS: FolderOptions = { settings: { dedup: 'corpus' }, processes };
async function open(folder: string, options: Partial<FolderOptions> = {}): Promise<CorpusFolder> {
  const corpus = await CorpusFolder.open(folder, { ...OPTIONS, ...options });
  onTestFinished(() => corpus.leave());
  return corpus;
}
const finish = (corpus: CorpusFolder, tally = new Tally()) =>
  corpus.finish({ warraq: '1.2.3', settings: OPTIONS.settings, tally });
/** A page with these articles. */
const pageOf = (...ids: string[]) => ({
  input: { path: ids[0] ?? '', sha256: '', bytes: 1, encoding: 'utf-8', confidence: 1 },
  records: jsonLines(...ids.map((id) => ({ id }))),
  changes: jsonLines({ of: ids[0] }),
  judged: [Buffer.from(ids.join())],
});
const textOf = (folder: string, name: string) => readFileSync(join(folder, name), 'utf8');
describe('CorpusFolder', () => {
  test('nothing is in place until all is written', async () => {
    const folder = temporary();
    const corpus = await open(folder);
    await corpus.addPage(pageOf('a#1'));
    expect(readdirSync(folder).filter((name) => FILES.includes(name))).toEqual([]);
    await finish(corpus);
    expect(readdirSync(folder).sort()).toEqual(FILES);
    expect(textOf(folder, 'articles-00000.jsonl')).toBe('{"id":"a#1"}\n');
    expect(textOf(folder, 'changes-00000.jsonl')).toBe('{"of":"a#1"}\n');
  });

  test('abandoned, it leaves the corpus of before as it was', async () => {
    const folder = temporary();
    await finish(await open(folder));
    const before = textOf(folder, 'manifest.json');
    const corpus = await open(folder, { force: true });
    await corpus.addPage(pageOf('b#1'));
    await corpus.abandon();
    expect(readdirSync(folder).sort()).toEqual(FILES);
    expect(textOf(folder, 'manifest.json')).toBe(before);
  });

  test('abandoned, it takes away the folders it made, but nothing of anybody else', async () => {
    const parent = temporary();
    await (await open(join(parent, 'x', 'y'))).abandon();
    expect(existsSync(join(parent, 'x'))).toBe(false);
    const corpus = await open(join(parent, 'x', 'y'));
    writeFileSync(join(parent, 'x', 'mine.txt'), '');
    await corpus.abandon();
    expect(readdirSync(join(parent, 'x'))).toEqual(['mine.txt']);
  });

  test('further shards of an older corpus go, other files stay', async () => {
    const folder = temporary();
    for (const name of ['articles-00001.jsonl', 'changes-00001.jsonl', 'notes.txt'])
      writeFileSync(join(folder, name), '');
    await expect(open(folder)).rejects.toThrow(JobError);
    await finish(await open(folder, { force: true }));
    expect(readdirSync(folder).sort()).toEqual([...FILES, 'notes.txt']);
  });
});

describe('shards', () => {
  const shardsOf = async (...pages: string[][]) => {
    const folder = temporary();
    const corpus = await open(folder, { shardSize: 40 });
    for (const ids of pages) await corpus.addPage(pageOf(...ids));
    await finish(corpus);
    const manifest: Manifest = JSON.parse(textOf(folder, 'manifest.json'));
    return manifest.outputs
      .filter(({ file }) => file.startsWith('articles'))
      .map(({ file, lines, bytes }) => {
        expect(Buffer.byteLength(textOf(folder, file))).toBe(bytes);
        return [file.slice(0, 14), lines, bytes];
      });
  };

  test('one is begun before it would be larger than it may', async () =>
    expect(await shardsOf(['a#1'], ['b#1'], ['c#1'], ['d#1'])).toEqual([
      ['articles-00000', 3, 39],
      ['articles-00001', 1, 13],
    ]));
  test('the articles of a page stay together, be they ever so many', async () =>
    expect(await shardsOf(['a#1'], ['b#1', 'b#2', 'b#3', 'b#4'], ['c#1'])).toEqual([
      ['articles-00000', 1, 13],
      ['articles-00001', 4, 52],
      ['articles-00002', 1, 13],
    ]));
  test('there is one even of nothing', async () => expect(await shardsOf()).toEqual([['articles-00000', 0, 0]]));
});

describe('a run that died', () => {
  /** A folder whose run made a checkpoint after `marked` of its pages and died after `pages`. */
  async function halfway({ marked = 2, pages = 4, shardSize = 30 } = {}): Promise<string> {
    const folder = temporary();
    const corpus = await open(folder, { shardSize });
    const tally = new Tally();
    for (let i = 1; i <= pages; i++) {
      await corpus.addPage(pageOf(`${i}#1`));
      tally.addPage(noCounts());
      if (i === marked) await corpus.mark(i, tally);
    }
    await corpus.leave();
    return folder;
  }

  async function goneOn(folder: string): Promise<Record<string, string>> {
    const corpus = await open(folder, { shardSize: 30, resume: true });
    const tally = new Tally(corpus.checkpoint);
    for (let i = corpus.checkpoint.taken + 1; i <= 6; i++) {
      await corpus.addPage(pageOf(`${i}#1`));
      tally.addPage(noCounts());
    }
    await finish(corpus, tally);
    return contentOf(folder);
  }

  const contentOf = (folder: string) =>
    Object.fromEntries(readdirSync(folder).map((name) => [name, textOf(folder, name)]));

  test('goes on from its checkpoint, wherever it died, to the same bytes', async () => {
    const alone = await goneOn(temporary());
    expect(Object.keys(alone).sort()).toEqual([
      ...['articles-00000.jsonl', 'articles-00001.jsonl', 'articles-00002.jsonl'],
      ...['changes-00000.jsonl', 'changes-00001.jsonl', 'changes-00002.jsonl', 'manifest.json'],
    ]);
    expect(JSON.parse(alone['manifest.json'] ?? '').inputs).toHaveLength(6);
    for (const [marked, pages] of [
      [1, 1],
      [2, 4],
      [3, 5],
      [4, 4],
      [5, 6],
    ]) {
      expect(await goneOn(await halfway({ marked, pages }))).toEqual(alone);
    }
  });

  test('goes on moving its files into place', async () => {
    const folder = await halfway({ marked: 6, pages: 6 });
    const alone = await goneOn(await halfway({ marked: 6, pages: 6 }));
    // Finished but for the moving: the state says so, two files are in place.
    const partial = join(folder, '.warraq-partial');
    const corpus = await open(folder, { shardSize: 30, resume: true });
    await finish(corpus, new Tally(corpus.checkpoint));
    const { checkpoint } = corpus;
    mkdirSync(partial);
    for (const name of ['changes-00001.jsonl', 'manifest.json']) {
      writeFileSync(join(partial, name), textOf(folder, name));
      rmSync(join(folder, name));
    }
    const moving = Object.keys(alone).map((name) => ({ name, place: name }));
    writeFileSync(
      join(partial, 'state.json'),
      JSON.stringify({ version: 1, settings: OPTIONS.settings, survey: null, checkpoint, moving }),
    );
    await expect(open(folder)).rejects.toThrow('holds an unfinished run');
    const again = await open(folder, { resume: true });
    expect(again.complete).toBe(true);
    expect(contentOf(folder)).toEqual(alone);
  });

  test('is neither gone on with nor thrown away unasked', async () => {
    const folder = await halfway();
    await expect(open(folder)).rejects.toThrow('holds an unfinished run');
    const anew = await open(folder, { force: true });
    expect(anew.checkpoint.taken).toBe(0);
  });

  test('without a checkpoint leaves nothing to go on with', async () => {
    const folder = temporary();
    const died = await open(folder);
    await died.addPage(pageOf('a#1'));
    await died.leave();
    const corpus = await open(folder);
    expect([corpus.checkpoint.taken, corpus.resumable]).toEqual([0, false]);
  });

  test('with other settings is not gone on with, and it says which', async () => {
    const folder = await halfway();
    const other = open(folder, { resume: true, settings: { dedup: 'page', learn: true } });
    await expect(other).rejects.toMatchObject({
      problem: {
        reason: 'the unfinished run had other settings: dedup was corpus and is page; learn was absent and is true',
      },
    });
  });

  test('whose files were cut short says so', async () => {
    const folder = await halfway();
    writeFileSync(join(folder, '.warraq-partial', 'changes-00000.jsonl'), '{');
    await expect(open(folder, { resume: true })).rejects.toMatchObject({
      problem: { reason: expect.stringMatching(/^the unfinished run in it is damaged: \d+ bytes are missing$/) },
    });
  });
});

describe('the lock', () => {
  const held = (owner: object | string) => {
    const folder = temporary();
    writeFileSync(join(folder, '.warraq-lock'), typeof owner === 'string' ? owner : JSON.stringify(owner));
    return open(folder);
  };
  test('keeps a second run out', async () => {
    const folder = temporary();
    const one = await open(folder, { processes: { ...processes, began: () => 'noon' } });
    const other = { ...processes, began: () => 'noon' };
    await expect(open(folder, { processes: other })).rejects.toThrow('another run writes into this folder (process 1)');
    await finish(one);
    await finish(await open(folder, { force: true, processes: other }));
  });
  test('of a running process holds', () =>
    expect(held({ pid: 7, host: 'here', began: 'morning' })).rejects.toThrow('(process 7)'));
  test('of another host holds: nobody can tell', () =>
    expect(held({ pid: 8, host: 'there', began: 'noon' })).rejects.toThrow('(process 8 on there)'));
  test('of a dead process is taken over', async () =>
    expect((await held({ pid: 8, host: 'here', began: 'noon' })).complete).toBe(false));
  test('of a process whose number another has now is taken over', async () =>
    expect((await held({ pid: 7, host: 'here', began: 'night' })).complete).toBe(false));
  test('leaves nothing of one whose taker died while taking it away', async () => {
    const folder = temporary();
    writeFileSync(join(folder, '.warraq-lock-8'), JSON.stringify({ pid: 9, host: 'here', began: 'noon' }));
    await finish(await open(folder));
    expect(readdirSync(folder).sort()).toEqual(FILES);
  });
  test('that a running process moved aside is left to it', async () => {
    const folder = temporary();
    writeFileSync(join(folder, '.warraq-lock-8'), JSON.stringify({ pid: 7, host: 'here', began: 'morning' }));
    await open(folder);
    expect(readdirSync(folder)).toContain('.warraq-lock-8');
  });
  test('that was never written whole is taken over', async () => expect((await held('{"pi')).complete).toBe(false));
});

/** A manifest as it is written. */
async function manifestOf(tally: Tally): Promise<Manifest> {
  let text = '';
  const head = { warraq: '1.2.3', settings: {}, tally, outputs: [] };
  for await (const part of manifestText(head, async function* () {})) text += part;
  return JSON.parse(text);
}

describe('the manifest', () => {
  test('counts by stage in the order they run, and by rule; characters are code points', async () => {
    const tally = new Tally();
    const change = { path: 'p', id: '', line: 1, at: 0, after: '', of: null, score: 1, note: '', places: [] };
    countChange(tally.counts, { ...change, stage: 'dedup', rule: 'run', action: 'remove', before: 'نص' });
    countChange(tally.counts, { ...change, stage: 'normalise', rule: 'tatweel', action: 'remove', before: '\u0640' });
    countChange(tally.counts, {
      ...change,
      stage: 'normalise',
      rule: 'private-use',
      action: 'remove',
      before: '\u{F0000}',
    });
    const { stages, actions } = (await manifestOf(tally)).counts;
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

  test('counts of pages add up to those of all', () => {
    const change = { path: 'p', id: '', line: 1, at: 0, after: '', of: null, score: 1, note: '', places: [] };
    const repeat = { ...change, stage: 'dedup', rule: 'run', action: 'remove', before: 'نص طويل' } as const;
    const [one, two, both] = [noCounts(), noCounts(), noCounts()];
    for (const counts of [one, both]) countRecord(counts, 7);
    for (const counts of [one, two]) countChange(counts, repeat);
    for (let i = 0; i < 2; i++) countChange(both, repeat);
    addCounts(one, two);
    expect(one).toEqual(both);
    expect(one.removed.run).toEqual({ passages: 2, words: 4 });
  });

  test('is what JSON.stringify gives, indented by two', async () => {
    const folder = temporary();
    const corpus = await open(folder);
    const tally = new Tally();
    await corpus.addProblem({ path: 'lost', reason: 'no such file', advice: 'look for it' });
    tally.addProblem();
    for (const path of ['a', 'b\u2028"\n']) {
      await corpus.addPage(pageOf(path));
      tally.addPage(noCounts());
    }
    await finish(corpus, tally);
    const text = textOf(folder, 'manifest.json');
    const manifest: Manifest = JSON.parse(text);
    expect(`${JSON.stringify(manifest, null, 2)}\n`).toBe(text);
    expect(Object.keys(manifest)).toEqual(['warraq', 'settings', 'counts', 'outputs', 'problems', 'inputs']);
    expect(manifest.problems).toEqual([{ path: 'lost', reason: 'no such file', where: '' }]);
    expect(manifest.inputs.map(({ path }) => path)).toEqual(['a', 'b\u2028"\n']);
    expect(manifest.counts).toMatchObject({ pages: 2, failed: 1 });
  });
});
