import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

/** Where rules are named in the modules. */
const NAMED = [
  /\brule: '([a-z-]+)'/g,
  /\brule(?: =|:) [^;,\n]*?\? '([a-z-]+)'/g,
  /\brule(?: =|:) [^;,\n]*: '([a-z-]+)'/g,
  /\bedit\([^;\n]*'([a-z-]+)'\)/g,
  /\['(?:assemble|unwrap)', '([a-z-]+)'\]/g,
];

/** Rules of the modules that change pages, and those that types tell. */
function rulesInSource(): Set<string> {
  const modules = readdirSync(new URL('../../src', import.meta.url), { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /^(?:text|page|correct|corpus)\/.*\.ts$/.test(path))
    .map((path) => read(`src/${path}`));
  const rules = modules.flatMap((text) => NAMED.flatMap((named) => [...text.matchAll(named)].map(([, rule]) => rule)));
  const [, normalise = ''] = /type NormaliseRule =([^;]+);/.exec(read('src/text/line-edits.ts')) ?? [];
  const [, dedup = ''] = /type RemovalKind =([^;]+);/.exec(read('src/dedup/corpus-dedup.ts')) ?? [];
  for (const [, rule] of `${normalise}${dedup}`.matchAll(/'([a-z-]+)'/g)) rules.push(rule);
  return new Set(rules.flatMap((rule) => rule ?? []));
}

test('every rule of the change log stands in docs/format.md', () => {
  const [, table = ''] = /\n\| stage +\| rules [^\n]+\n([\s\S]*?)\n\n/.exec(read('docs/format.md')) ?? [];
  const told = [...table.matchAll(/`([a-z-]+)`/g)].map(([, rule]) => rule);
  const rules = rulesInSource();
  expect(rules).toContain('town-name');
  expect([...rules].filter((rule) => !told.includes(rule))).toEqual([]);
});
