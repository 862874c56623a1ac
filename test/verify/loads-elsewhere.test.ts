import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { articleRecord } from '../../src/output/article-record.js';
import { BIN, run } from '../cli/warraq.js';

const PAGES = fileURLToPath(new URL('../../fixtures/pages', import.meta.url));

/** DuckDB has no binary for every platform. */
const duckdb = await import('@duckdb/node-api').catch(() => undefined);

describe.skipIf(!duckdb)('DuckDB', () => {
  /** Runs a query on the articles that clean made of the bundled pages. */
  let rows: (sql: string) => Promise<Record<string, unknown>[]>;
  let records: Record<string, unknown>[];

  const folder = mkdtempSync(join(tmpdir(), 'warraq-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  beforeAll(async () => {
    await run(process.execPath, [BIN, 'clean', PAGES, '-o', 'out', '--quiet'], folder);
    const file = join(folder, 'out', 'articles-00000.jsonl');
    records = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const connection = await (await duckdb?.DuckDBInstance.create())?.connect();
    await connection?.run(`CREATE TABLE articles AS SELECT * FROM read_json_auto('${file}')`);
    rows = async (sql) => (await connection?.runAndReadAll(sql))?.getRowObjectsJson() ?? [];
  });

  test('finds the columns of the format, each with one type', async () => {
    const columns = await rows('DESCRIBE articles');
    expect(columns.map(({ column_name }) => column_name)).toEqual(Object.keys(articleRecord.shape));
    const types = Object.fromEntries(columns.map(({ column_name, column_type }) => [column_name, column_type]));
    expect(types).toMatchObject({
      id: 'VARCHAR',
      text: 'VARCHAR',
      title: 'VARCHAR',
      captions: 'VARCHAR[]',
      source: 'VARCHAR',
    });
    expect(types.metadata?.toString().replaceAll('"', '')).toBe(
      'STRUCT(path VARCHAR, page_sha256 VARCHAR, article BIGINT, lines BIGINT[][], words BIGINT, lexicon_ratio DOUBLE, flags VARCHAR[])',
    );
  });

  test('counts the same records, words and characters', async () => {
    const [counts] = await rows(
      'SELECT count(*) AS records, sum(metadata.words) AS words, sum(length(text)) AS characters FROM articles',
    );
    const sum = (of: (record: Record<string, unknown>) => number): number =>
      records.reduce((total, one) => total + of(one), 0);
    expect(Number(counts?.records)).toBe(records.length);
    expect(Number(counts?.words)).toBe(sum(({ metadata }) => (metadata as { words: number }).words));
    expect(Number(counts?.characters)).toBe(sum(({ text }) => [...String(text)].length));
  });

  test('gives a text back letter for letter', async () => {
    const [last] = records.slice(-1);
    expect(await rows(`SELECT text FROM articles WHERE id = '${last?.id}'`)).toEqual([{ text: last?.text }]);
  });
});
