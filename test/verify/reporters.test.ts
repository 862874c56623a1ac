import { readFileSync } from 'node:fs';
import ajvModule from 'ajv';
import formatsModule from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { CHECKS } from '../../src/verify/checks/index.js';
import { reporterOf } from '../../src/verify/reporters/index.js';
import { REPORTERS, type ReporterName } from '../../src/verify/reporters/names.js';
import type { Paint, Report } from '../../src/verify/reporters/reporter.js';
import { setChecks } from '../../src/verify/settings.js';
import type { DatasetFile } from '../../src/verify/verify.js';
import { fileOf, fileOfBytes, jsonOf, record, SENTENCES, verifyFiles } from './dataset.js';

/** Colours and isolates as text, so that snapshots show them. */
const paint: Paint = {
  bad: (text) => `{bad ${text}}`,
  doubtful: (text) => `{doubtful ${text}}`,
  good: (text) => `{good ${text}}`,
  faint: (text) => text,
  strong: (text) => text,
  isolate: (text) => (/[\u0590-\u08ff]/.test(text) ? `{isolate ${text}}` : text),
};

const unreadable: DatasetFile = {
  name: 'بلا إذن, 100%.jsonl',
  // biome-ignore lint/correctness/useYield: it fails before it gives anything
  async *bytes() {
    throw Object.assign(new Error('EACCES'), { code: 'EACCES' });
  },
};

/** Inputs by name: what each reporter makes of them is written down beside this file. */
const INPUTS: Readonly<Record<string, readonly DatasetFile[]>> = {
  clean: [fileOf([record(1), record(2)], 'corpus/articles-00000.jsonl')],
  failing: [
    fileOf(
      [
        record(1, { text: 'قصير جدا.' }),
        record(2, {
          id: 'خبر#1',
          title: 'خـبر «100%»: <عاجل> & أخير',
          byline: '\u202eكتب',
          metadata: { path: 'خبر.txt' },
        }),
        ...Array.from({ length: 11 }, (_, i) =>
          record(i + 3, { text: `${SENTENCES[i % 10]} رقم ${i}.`, date: '1998-02-30' }),
        ),
      ],
      'corpus/articles, 00000.jsonl',
    ),
  ],
  broken: [
    fileOfBytes(
      Buffer.from(
        `\uFEFF${jsonOf(record(1))}\r\n{"id":"a\u0000"}\n\n{"url":"http://x"}\n${jsonOf(record(2)).slice(0, 90)}`,
      ),
      'b.jsonl',
    ),
    unreadable,
  ],
};

async function reportOf(input: string): Promise<Report> {
  const { kept, errors, warnings, byCheck, extent } = await verifyFiles(INPUTS[input] ?? []);
  return { ...extent, findings: kept, errors, warnings, byCheck, checks: setChecks(CHECKS, []), version: '1.2.3' };
}

const textOf = (name: ReporterName, report: Report, quiet = false): string =>
  [...reporterOf(name, paint, quiet)(report)].join('');

const EXTENSIONS: Readonly<Record<ReporterName, string>> = {
  human: 'human.txt',
  json: 'jsonl',
  github: 'github.txt',
  sarif: 'sarif',
  junit: 'junit.xml',
};

describe.each(REPORTERS)('%s', (name) => {
  test.each(Object.keys(INPUTS))('of a %s input', async (input) => {
    const text = textOf(name, await reportOf(input));
    await expect(text).toMatchFileSnapshot(`reports/${input}.${EXTENSIONS[name]}`);
  });
});

describe('human', () => {
  test('errors come before warnings; quiet leaves the summary out', async () => {
    const report = await reportOf('failing');
    const text = textOf('human', report);
    expect(text.lastIndexOf('{bad error}')).toBeLessThan(text.indexOf('{doubtful warning}'));
    expect(textOf('human', await reportOf('clean'), true)).toBe('');
  });
});

describe('json', () => {
  test('every line is an object with its type and the version of the format', async () => {
    const lines = textOf('json', await reportOf('broken'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.every(({ format }) => format === 1)).toBe(true);
    expect(lines.map(({ type }) => type)).toEqual([...Array(lines.length - 2).fill('finding'), 'problem', 'summary']);
  });
});

describe('github', () => {
  test('no more than ten annotations of a level, each in one line', async () => {
    const text = textOf('github', await reportOf('failing'));
    expect(text.match(/^::error /gm)).toHaveLength(10);
    expect(text.match(/^::warning /gm)).toHaveLength(1);
    expect(text).toContain('file=corpus/articles%2C 00000.jsonl,line=');
  });
});

describe('sarif', () => {
  const schema = JSON.parse(
    readFileSync(new URL('../../fixtures/sarif/sarif-2.1.0.schema.json', import.meta.url), 'utf8'),
  );
  const ajv = new ajvModule.default({ allErrors: true, strict: false, unicodeRegExp: false });
  formatsModule.default(ajv);
  const validate = ajv.compile(schema);

  test.each(Object.keys(INPUTS))('of a %s input is valid by the schema of SARIF 2.1.0', async (input) => {
    validate(JSON.parse(textOf('sarif', await reportOf(input))));
    expect(validate.errors).toBeNull();
  });

  test('the schema tells: a level of another kind is refused', async () => {
    const log = JSON.parse(textOf('sarif', await reportOf('failing')));
    log.runs[0].results[0].level = 'fatal';
    expect(validate(log)).toBe(false);
  });
});

describe('junit', () => {
  test('is XML with nothing that XML cannot hold, its counts true', async () => {
    for (const input of Object.keys(INPUTS)) {
      const report = await reportOf(input);
      const text = textOf('junit', report);
      expect(text).not.toMatch(/[^\n -\ud7ff\ue000-\ufffd]/);
      expect(text.replace(/&(?:amp|lt|gt|quot);/g, '')).not.toContain('&');
      const opened = text.match(/<(?:testcase|failure|testsuite|testsuites)\b[^>]*[^/]>/g)?.length ?? 0;
      expect(text.match(/<\/\w+>/g)).toHaveLength(opened);
      expect(text.match(/<failure /g)?.length ?? 0).toBe(report.byCheck.size);
      expect(text).toContain(
        `tests="${CHECKS.length + report.problems.length}" failures="${report.byCheck.size}" errors="${report.problems.length}"`,
      );
    }
  });
});
