import { mkdirSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { BIN, HARBOUR, recordsOf, run, SCHOOLS, workFolder } from './warraq.js';

const TWICE = { 'daily/1.txt': HARBOUR, 'daily/2.txt': HARBOUR };
const json = (value: unknown) => JSON.stringify(value);
const ids = async (ended: ReturnType<typeof run>) => recordsOf(await ended).map(({ id }) => id);

describe('where a config is found', () => {
  const clean = (folder: string, ...args: string[]) => run(process.execPath, [BIN, 'clean', ...args], folder);

  test('warraq.json in the working folder', async () => {
    const { warraq } = workFolder({ ...TWICE, 'warraq.json': json({ clean: { dedup: 'page' } }) });
    expect(await ids(warraq('clean', 'daily'))).toEqual(['1#1', '2#1']);
  });

  test('in a folder above, the nearest alone', async () => {
    const work = workFolder({
      ...TWICE,
      'warraq.json': json({ clean: { dedup: 'page' } }),
      'near/warraq.json': json({ clean: { source: 'gazette' } }),
    });
    mkdirSync(work.at('far/below'), { recursive: true });
    expect(await ids(clean(work.at('far/below'), '../../daily'))).toEqual(['1#1', '2#1']);
    expect(recordsOf(await clean(work.at('near'), '../daily')).map(({ source }) => source)).toEqual(['gazette']);
  });

  test('the key warraq of package.json; one without it is passed over, and one that is no JSON', async () => {
    const work = workFolder({
      ...TWICE,
      'package.json': json({ name: 'x', warraq: { clean: { dedup: 'page' } } }),
      'a/package.json': json({ name: 'y' }),
      'a/b/package.json': '{',
    });
    expect(await ids(clean(work.at('a/b'), '../../daily'))).toEqual(['1#1', '2#1']);
  });

  test('--config names another, --no-config none; the command line wins over both', async () => {
    const { warraq } = workFolder({
      ...TWICE,
      'warraq.json': json({ clean: { dedup: 'page' } }),
      'other.json': json({ clean: { dedup: 'page', source: 'other' } }),
    });
    expect(recordsOf(await warraq('clean', 'daily', '--config', 'other.json'))[0]?.source).toBe('other');
    expect(await ids(warraq('clean', 'daily', '--no-config'))).toEqual(['1#1']);
    expect(await ids(warraq('clean', 'daily', '--dedup', 'corpus'))).toEqual(['1#1']);
  });
});

describe('what a config holds', () => {
  test('paths are relative to it, lists are lists, switches are true', async () => {
    const work = workFolder({
      'p.txt': SCHOOLS.replace('الوزارة', 'الوزاراه'),
      'set/names.tsv': 'الوزاراه\tالوزارة\n',
      'set/warraq.json': json({
        clean: { dict: ['names.tsv'], 'no-builtin': true, quiet: true, correct: 'dictionary' },
      }),
    });
    const ended = await work.warraq('clean', 'p.txt', '--config', 'set/warraq.json');
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(recordsOf(ended)[0]?.text).toContain('أنجزت الوزارة ترميم');
  });

  test('a number may be a number, a switch that is false is off', async () => {
    const { warraq } = workFolder({
      ...TWICE,
      'warraq.json': json({ clean: { 'dedup-min-words': 30, quiet: false, 'no-learn': false } }),
    });
    const ended = await warraq('clean', 'daily');
    expect(ended.code).toBe(0);
    expect(ended.stderr).toContain('2 pages, 1 article');
  });

  test('verify.checks is left to verify, $schema to editors', async () => {
    const { warraq } = workFolder({ 'p.txt': HARBOUR, 'warraq.json': json({ $schema: 'x', verify: { checks: {} } }) });
    expect((await warraq('clean', 'p.txt')).code).toBe(0);
  });
});

describe('the command line wins', () => {
  const FAILING = { 'daily/1.txt': '', 'daily/2.txt': HARBOUR };

  test('over a switch that is the contrary of the one given', async () => {
    const { warraq } = workFolder({
      ...FAILING,
      'warraq.json': json({ clean: { 'fail-fast': true }, stats: { json: true } }),
    });
    expect(await ids(warraq('clean', 'daily'))).toEqual([]);
    const ended = await warraq('clean', 'daily', '--keep-going');
    expect(ended.code).toBe(1);
    expect(await ids(Promise.resolve(ended))).toEqual(['2#1']);
    await warraq('clean', 'daily', '--keep-going', '-o', 'out');
    expect((await warraq('stats', 'out', '--markdown')).stdout).toMatch(/^### Figures/);
    expect((await warraq('stats', 'out')).stdout).toMatch(/^\{/);
  });

  test('over a value that leaves the one given nothing to do', async () => {
    const { warraq } = workFolder({
      ...TWICE,
      'd.tsv': 'الوزاراه\tالوزارة\n',
      'warraq.json': json({ clean: { dict: ['d.tsv'] } }),
      'off.json': json({ clean: { correct: 'off', dedup: 'page' } }),
    });
    expect(await warraq('clean', 'daily', '--correct', 'off')).toMatchObject({ code: 0 });
    const other = ['--config', 'off.json', '--dict', 'd.tsv', '-o', 'out'];
    expect(await warraq('clean', 'daily', ...other)).toMatchObject({ code: 0 });
    expect(await ids(warraq('clean', 'daily', '--config', 'off.json', '--against', 'out'))).toEqual([]);
  });

  test.each([[[]], [['--compress', 'none']], [['-o', '-']], [['--dry-run']]])(
    'with %j, what is only for a folder or a list is passed over',
    async (more) => {
      const clean = { compress: 'gz', layout: 'hf', 'max-removal': 0.5, force: true, 'shard-size': '1M', null: true };
      const { warraq } = workFolder({ 'p.txt': HARBOUR, 'warraq.json': json({ clean: { ...clean, resume: true } }) });
      expect(await warraq('clean', 'p.txt', ...more)).toMatchObject({ code: 0 });
    },
  );

  test('with a folder it holds', async () => {
    const { warraq, at } = workFolder({ 'p.txt': HARBOUR, 'warraq.json': json({ clean: { compress: 'gz' } }) });
    await warraq('clean', 'p.txt', '-o', 'out');
    expect(readdirSync(at('out'))).toContain('articles-00000.jsonl.gz');
  });
});

describe('what is wrong with a config is told in one line, with exit 2', () => {
  test.each([
    [{ clean: { dedpu: 'page' } }, 'clean.dedpu: no such setting: did you mean dedup? warraq clean --help lists all'],
    [{ clean: { dedupMinWords: 9 } }, 'clean.dedupMinWords: no such setting: did you mean dedup-min-words?'],
    [{ claen: {} }, 'claen: no such setting: did you mean clean? warraq --help lists all'],
    [{ dict: { sugest: {} } }, 'dict.sugest: no such setting: did you mean suggest? warraq dict --help lists all'],
    [{ clean: { صحيفة: 1 } }, 'clean.صحيفة: no such setting: warraq clean --help lists what there is'],
    [{ clean: { config: 'x' } }, 'clean.config: no such setting'],
    [
      { clean: { dedup: 'corpsu' } },
      "clean.dedup: 'corpsu' is invalid: Allowed choices are corpus, page, off. (Did you mean corpus?)",
    ],
    [{ clean: { dedup: ['page', 'off'] } }, 'clean.dedup: takes one value: give no list'],
    [{ clean: { dedup: null } }, 'clean.dedup: must be a text or a number'],
    [{ clean: { 'dedup-identity': 7 } }, "clean.dedup-identity: '7' is invalid: It must be a number from 0.5 to 1."],
    [{ clean: { quiet: 'yes' } }, 'clean.quiet: must be true or false: write it without quotes'],
    [{ clean: ['page'] }, 'clean: not a JSON object'],
    [{ verify: { checks: [] } }, 'verify.checks: not a JSON object'],
    [{ clean: { output: '' } }, 'clean.output: names no file or folder: write its path, or leave it out'],
    [
      { clean: { 'keep-going': true, 'fail-fast': true } },
      'clean.fail-fast: cannot go with keep-going: leave one of them out',
    ],
    [{ clean: { dict: ['d.tsv'], correct: 'off' } }, 'clean.dict: cannot go with correct off: leave one of them out'],
    [{ stats: { json: true, markdown: true } }, 'stats.json: cannot go with markdown: leave one of them out'],
    [[], 'not a JSON object: write settings by command'],
  ])('%j', async (config, message) => {
    const { warraq } = workFolder({ 'p.txt': HARBOUR, 'warraq.json': json(config) });
    const ended = await warraq('clean', 'p.txt');
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toMatch(/^[^\n]+\n$/);
    expect(ended.stderr).toContain(`warraq: warraq.json: ${message}`);
  });

  test('no JSON, no such file, a key of package.json', async () => {
    const { warraq } = workFolder({
      'p.txt': HARBOUR,
      'bad.json': '{"clean": }',
      'package.json': json({ warraq: { clean: { dedup: 1 } } }),
    });
    const broken = await warraq('clean', 'p.txt', '--config', 'bad.json');
    expect(broken).toMatchObject({ code: 2, stdout: '' });
    expect(broken.stderr).toMatch(/^warraq: bad\.json: no JSON: [^\n]+: mend it, [^\n]+\n$/);
    const missing = await warraq('clean', 'p.txt', '--config', 'gone.json');
    expect(missing.code).toBe(2);
    expect(missing.stderr).toMatch(/^warraq: gone\.json: no such file or folder: /);
    expect((await warraq('clean', 'p.txt')).stderr).toContain(
      "warraq: package.json: warraq: clean.dedup: '1' is invalid: ",
    );
  });
});

test('a setting of a check that is wrong is told with the file and key that it stands in', async () => {
  const { warraq } = workFolder({ 'a.jsonl': '', 'warraq.json': json({ verify: { check: ['tatwel=off'] } }) });
  const wrong = 'no such check: tatwel: did you mean tatweel?\n';
  expect((await warraq('verify', 'a.jsonl')).stderr).toBe(`warraq: warraq.json: verify.check: ${wrong}`);
  expect((await warraq('verify', 'a.jsonl', '--check', 'tatwel=off')).stderr).toBe(`warraq: --check: ${wrong}`);
});

describe('warraq config', () => {
  const files = {
    'warraq.json': json({
      'log-level': 'warn',
      clean: { dedup: 'page', dict: ['a.tsv'] },
      dict: { suggest: { limit: 5 } },
      verify: { checks: { schema: 'off' } },
    }),
  };

  test('shows what holds and where it comes from', async () => {
    const ended = await workFolder(files).warraq('config', '--color', 'never');
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    const [first, ...rows] = ended.stdout.trimEnd().split('\n');
    expect(first).toBe('Settings from warraq.json');
    const cells = rows.map((row) => row.split(/ {2,}/));
    expect(cells).toEqual(
      expect.arrayContaining([
        ['color', 'never', 'command line'],
        ['log-level', 'warn', 'warraq.json'],
        ['clean.dedup', 'page', 'warraq.json'],
        ['clean.dedup-memory', '1G', 'default'],
        ['clean.dict', 'a.tsv', 'warraq.json'],
        ['clean.output', '-', 'default'],
        ['clean.no-builtin', 'false', 'default'],
        ['dict.suggest.limit', '5', 'warraq.json'],
        ['verify.checks', '{"schema":"off"}', 'warraq.json'],
      ]),
    );
  });

  test('--json, of one command, without a config', async () => {
    const { warraq } = workFolder(files);
    expect(JSON.parse((await warraq('config', 'dict', 'suggest', '--json')).stdout)).toMatchObject({
      file: 'warraq.json',
      settings: {
        'dict.suggest.limit': { value: 5, source: 'config' },
        'dict.suggest.dict': { value: null, source: 'default' },
      },
    });
    expect((await warraq('config', '--no-config')).stdout).toMatch(/^No warraq\.json was found\.\n/);
  });

  test('--schema is JSON Schema with every setting in its place', async () => {
    const { warraq } = workFolder(files);
    const schema = JSON.parse((await warraq('config', '--schema')).stdout);
    expect(schema).toMatchObject({
      type: 'object',
      additionalProperties: false,
      properties: {
        clean: {
          additionalProperties: false,
          properties: {
            dedup: { anyOf: [{ enum: ['corpus', 'page', 'off'] }, { type: 'array' }] },
            'no-learn': { type: 'boolean' },
          },
        },
        verify: { properties: { checks: { type: 'object' } } },
      },
    });
    const { settings } = JSON.parse((await warraq('config', '--json')).stdout);
    for (const name of Object.keys(settings))
      expect(schema).toHaveProperty(`properties.${name.replaceAll('.', '.properties.')}`);
    expect(schema.properties).not.toHaveProperty('config');
  });

  test('a shell that starts in the folder of a broken config still gets its completion', async () => {
    const { warraq } = workFolder({ 'warraq.json': '{' });
    expect(await warraq('completion', 'bash')).toMatchObject({ code: 0, stderr: '' });
    expect((await warraq('schema')).code).toBe(2);
  });

  test('of a command that there is not', async () => {
    const ended = await workFolder().warraq('config', 'claen');
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toBe("warraq: unknown command 'claen' (Did you mean clean?); see warraq --help\n");
  });
});
