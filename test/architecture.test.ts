import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

/** Layers from the top down: a folder imports from its own layer and those below. */
const LAYERS = [
  ['index.ts'],
  ['cli', 'library'],
  ['corpus', 'verify', 'output', 'input'],
  ['page', 'correct', 'dedup'],
  ['lexicon'],
  ['text'],
];

/** What cleans a page reads no file, no clock and no chance; the lexicon's one loader reads the package's data. */
const PURE = /^(?:page|correct|dedup|text|lexicon)\/(?!load\.ts$)|^corpus\/clean-page\.ts$/;
const IMPURE = /from 'node:|\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bperformance\.now\b|\blocaleCompare\b/;

/** The terminal and the process. */
const TERMINAL = /\bprocess\.|\bconsole\.|from 'node:(?:process|readline|tty)'|from 'chalk'|from 'commander'/;

const src = fileURLToPath(new URL('../src', import.meta.url));
const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name: name.replaceAll('\\', '/'), code: readFileSync(join(src, name), 'utf8') }));

const folderOf = (name: string) => name.split('/')[0] ?? '';
const layerOf = (name: string) => LAYERS.findIndex((layer) => layer.includes(folderOf(name)));

/** Files of src that a file imports, types and lazy imports included. */
function importsOf({ name, code }: { name: string; code: string }): string[] {
  return [...code.matchAll(/(?:from|import\()\s*'(\.{1,2}\/[^']+)'/g)]
    .map(([, path = '']) => relative(src, join(src, dirname(name), path)).replaceAll('\\', '/'))
    .filter((path) => !path.startsWith('..'));
}

/** Code alone: examples in comments may print. */
const withoutComments = (code: string) => code.replace(/\/\*\*[\s\S]*?\*\//g, '');

describe('the house', () => {
  test('every folder has its layer', () => {
    expect(sources.length).toBeGreaterThan(0);
    expect(sources.filter(({ name }) => layerOf(name) < 0).map(({ name }) => name)).toEqual([]);
  });

  test('imports run one way', () => {
    const upwards = sources.flatMap((file) =>
      importsOf(file)
        .filter((target) => layerOf(target) < layerOf(file.name))
        .map((target) => `${file.name} -> ${target}`),
    );
    expect(upwards).toEqual([]);
  });

  test('no two folders import each other', () => {
    const edges = new Set(
      sources.flatMap((file) => importsOf(file).map((target) => `${folderOf(file.name)} ${folderOf(target)}`)),
    );
    const mutual = [...edges].filter((edge) => {
      const [from, to] = edge.split(' ');
      return from !== to && edges.has(`${to} ${from}`);
    });
    expect(mutual).toEqual([]);
  });

  test('only src/cli knows the process, the terminal and colours', () => {
    const found = sources.filter(({ name, code }) => folderOf(name) !== 'cli' && TERMINAL.test(withoutComments(code)));
    expect(found.map(({ name }) => name)).toEqual([]);
  });

  test('cleaning a page is a pure function', () => {
    const found = sources.filter(({ name, code }) => PURE.test(name) && IMPURE.test(code));
    expect(found.map(({ name }) => name)).toEqual([]);
  });

  test('clean and --help start without zod: only lazily imported modules load it', () => {
    const heavy = new Set(
      sources.filter(({ code }) => /^import (?!type).*from 'zod'/m.test(code)).map(({ name }) => name),
    );
    expect(heavy.size).toBeGreaterThan(0);
    const loaded = reach(['cli/main.ts', 'cli/clean-job.ts']);
    expect([...loaded].filter((name) => heavy.has(name))).toEqual([]);
  });
});

/** Files loaded at once with these: neither types nor lazy imports count. */
function reach(starts: readonly string[]): Set<string> {
  const seen = new Set<string>();
  const visit = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    const code = sources.find((file) => file.name === name)?.code ?? '';
    for (const [, path = ''] of code.matchAll(/^(?:import|export) (?!type)[^;]*?from '(\.{1,2}\/[^']+)'/gm)) {
      visit(join(dirname(name), path.replace(/\.js$/, '.ts')).replaceAll('\\', '/'));
    }
  };
  starts.forEach(visit);
  return seen;
}
