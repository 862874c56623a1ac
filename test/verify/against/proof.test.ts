import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleaned, findingsIn, type Pages } from './cleaned.js';

const folder = new URL('../../../fixtures/pages/', import.meta.url);
const fixture = (name: string): Uint8Array => readFileSync(new URL(name, folder));
const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));
const encodings = readdirSync(new URL('encodings/', folder));
const fixtures: Pages = Object.fromEntries(names.map((name) => [name, fixture(name)]));

async function expectProved(pages: Pages, choices: Parameters<typeof cleaned>[1] = {}): Promise<void> {
  expect(await findingsIn(await cleaned(pages, choices), pages)).toEqual([]);
}

describe('what clean writes is proved', () => {
  test('on the bundled pages', () => expectProved(fixtures));
  test.each(encodings)('in any encoding: %s', (name) => expectProved({ [name]: fixture(`encodings/${name}`) }));
  test('with nothing corrected', () => expectProved(fixtures, { corrections: null }));
  test('with repeats left in', () => expectProved(fixtures, { dedup: 'off' }));

  const words = names.flatMap((name) => fixture(name).toString().split('\n'));
  test('on pages of any lines', async () => {
    const line = fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...words) }, fc.constantFrom('\f', '   ', '\u200f', ''));
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 60 }), fc.constantFrom('\n', '\r\n', '\r', '\n\n'), (lines, ending) =>
        expectProved({ 'a.txt': lines.join(ending), 'b.txt': [...lines].reverse().join('\n') }),
      ),
      { numRuns: 100 },
    );
  });
});
