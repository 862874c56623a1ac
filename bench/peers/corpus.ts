import { closeSync, openSync, readdirSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { randomNumbers } from '../random.js';

/** Paragraphs of a page, so that it is as long as one of a newspaper, some 30 kB. */
const PARAGRAPHS = 60;
/** Words of a paragraph, from and below. */
const WORDS = [20, 70] as const;
/** Share of paragraphs that an earlier page has printed. */
const REPRINTED = 0.05;

/**
 * Writes pages of words of the bundled ones, each as often as it stands there, in no order, so that what two paragraphs share they
 * share by chance; a JSON record `{id, text}` a line. Gives the bytes of their text.
 */
export function writePages(file: string, megabytes: number): number {
  const folder = 'fixtures/pages';
  const words = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split(/\s+/));
  const random = randomNumbers(20160104);
  const below = (n: number): number => Math.floor(random() * n);
  const printed: string[] = [];
  const paragraph = (): string => {
    const old = random() < REPRINTED ? printed[below(printed.length)] : undefined;
    if (old !== undefined) return old;
    const length = WORDS[0] + below(WORDS[1] - WORDS[0]);
    const text = Array.from({ length }, () => words[below(words.length)]).join(' ');
    printed.push(text);
    return text;
  };

  const handle = openSync(file, 'w');
  let bytes = 0;
  for (let page = 0; bytes < megabytes * 1e6; page++) {
    const text = Array.from({ length: PARAGRAPHS }, paragraph).join('\n\n');
    bytes += Buffer.byteLength(text);
    writeSync(handle, `${JSON.stringify({ id: `page-${String(page).padStart(6, '0')}`, text })}\n`);
  }
  closeSync(handle);
  return bytes;
}
