import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cleaned, findingsIn } from './cleaned.js';
import { Chance, MUTATIONS } from './mutate.js';

const folder = new URL('../../../fixtures/pages/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));
const pages: Record<string, Uint8Array> = Object.fromEntries(
  names.map((name) => [name, readFileSync(new URL(name, folder))]),
);
// A page that repeats another, so that the log has removals of every kind.
pages['z.txt'] = Buffer.concat([
  readFileSync(new URL('beirut-2009.txt', folder)),
  Buffer.from('\r\n \u200fعبارة\tأخيرة'),
]);
const good = await cleaned(pages);

/**
 * What scans cannot tell: how sure a rule was, which dictionary it was, and which of two
 * changes was told first. The SHA-256 in the manifest does.
 */
const ONLY_ANCHORED = /score|note|rule|lines? \d+ and \d+$/;
/** The same of lines of the log: a text was moved, which its places tell as well. */
const MOVED = /"action":"move"/;

interface Damage {
  kind: string;
  what: string;
  file: 'articles' | 'changes';
  text: string;
}

function* damages(count: number, seed: number): Generator<Damage> {
  const chance = new Chance(seed);
  for (let n = 0; n < count; ) {
    const kind = chance.from(Object.keys(MUTATIONS));
    const file = chance.from(['articles', 'changes'] as const);
    const mutated = MUTATIONS[kind]?.(good[file].split('\n').slice(0, -1), chance);
    if (!mutated || mutated.text === good[file]) continue;
    n++;
    yield { kind, file, ...mutated };
  }
}

describe('a sound corpus damaged at random', () => {
  test('is sound to begin with', async () => expect(await findingsIn(good, pages)).toEqual([]));

  test('fifty times: found each time', async () => {
    for (const { kind, what, file, text } of damages(50, 1)) {
      const findings = await findingsIn({ ...good, [file]: text }, pages);
      expect(findings.length, `${file}: ${kind}, ${what}`).toBeGreaterThan(0);
    }
  });

  test('is found by its scans alone, but for what they cannot tell', async () => {
    for (const { kind, what, file, text } of damages(60, 2)) {
      const findings = await findingsIn({ ...good, [file]: text }, pages, false);
      const line = good[file].split('\n')[Number(/line (\d+)/.exec(what)?.[1] ?? 0) - 1] ?? '';
      if (ONLY_ANCHORED.test(what) || MOVED.test(line)) continue;
      expect(findings.length, `${file}: ${kind}, ${what}`).toBeGreaterThan(0);
    }
  });
});

describe('two neighbouring changes of one stage swapped', () => {
  const lines = good.changes.split('\n').slice(0, -1);
  const changes = lines.map((line): { path: string; stage: string; rule: string } => JSON.parse(line));
  const inColumns = new Set(changes.flatMap(({ path, rule }) => (rule === 'column-gap' ? [path] : [])));

  test.each([
    ['repeats', 1],
    ['correct', 1],
    ['assemble', 3],
  ])('%s: found by the scans alone', async (stage, step) => {
    const pairs = changes.flatMap((one, i) => {
      const next = changes[i + 1];
      if (one.stage !== stage || next?.stage !== stage || next.path !== one.path) return [];
      return stage !== 'assemble' && inColumns.has(one.path) ? [] : [i];
    });
    expect(pairs.length).toBeGreaterThan(0);
    for (const i of pairs.filter((_, n) => n % step === 0)) {
      const swapped = [...lines.slice(0, i), lines[i + 1], lines[i], ...lines.slice(i + 2)];
      const text = swapped.map((line) => `${line}\n`).join('');
      const findings = await findingsIn({ ...good, changes: text }, pages, false);
      expect(findings.length, `lines ${i + 1} and ${i + 2}: ${lines[i]} ${lines[i + 1]}`).toBeGreaterThan(0);
    }
  });
});
