import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { frequentWords } from '../src/correct/candidates/frequent-words.js';
import { loadLexicon } from '../src/lexicon/load.js';
import { skeletonOf } from '../src/text/keys.js';
import { mulberry } from './random.js';

/** Bytes of a page, as a page of a daily has. */
const PAGE = 30_000;
const PAGES_A_FOLDER = 500;
/** Share of the words of four letters and more that are drawn anew; that are misread; of the paragraphs printed before. */
const DRAWN = 0.5;
const MISREAD = 0.01;
const REPRINTED = 0.03;
/** Paragraphs kept to be printed again. */
const KEPT = 2000;

/**
 * Writes pages of 30 KB, so many bytes together, the same in every run: bundled pages one after the other, in which words are
 * drawn anew by their frequency in the lexicon, some misread by their dots, and some paragraphs printed a second time.
 *
 * @param bundled folder of the pages that they are made of
 * @returns bytes written
 */
export function writeNewspaper(folder: string, bundled: string, bytes: number): number {
  const random = mulberry(20090314);
  const { draw, misread } = vocabulary(random);
  const models = readdirSync(bundled)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) =>
      readFileSync(join(bundled, name), 'utf8')
        .trimEnd()
        .split(/\n[^\S\n]*\n/u),
    );
  const kept: string[] = [];
  const paragraph = (model: string): string => {
    const old = kept[Math.floor(random() * KEPT)];
    if (old !== undefined && model.length > 200 && random() < REPRINTED) return old;
    const text = model.replace(/\p{L}{4,}/gu, (word) => {
      const printed = random() < DRAWN ? draw() : word;
      return random() < MISREAD ? misread(printed) : printed;
    });
    if (text.length > 200) kept[kept.length < KEPT ? kept.length : Math.floor(random() * KEPT)] = text;
    return text;
  };
  let written = 0;
  for (let page = 0; written < bytes; page++) {
    const within = join(folder, String(Math.floor(page / PAGES_A_FOLDER)).padStart(4, '0'));
    if (page % PAGES_A_FOLDER === 0) mkdirSync(within, { recursive: true });
    let text = '';
    for (let size = 0; size < PAGE; ) {
      const model = models[Math.floor(random() * models.length)] ?? [];
      const part = `${model.map(paragraph).join('\n\n')}\n\n`;
      text += part;
      size += Buffer.byteLength(part);
    }
    writeFileSync(join(within, `${String(page).padStart(6, '0')}.txt`), text);
    written += Buffer.byteLength(text);
  }
  return written;
}

/** Words of the lexicon by frequency, and misreadings of words: one letter is read as another of the same shape. */
function vocabulary(random: () => number): { draw: () => string; misread: (word: string) => string } {
  const lexicon = loadLexicon();
  const { size, codes, starts, rarities } = frequentWords(lexicon);
  const words: string[] = [];
  const sums: number[] = [];
  let sum = 0;
  const order = Uint32Array.from({ length: size }, (_, i) => i);
  order.sort((a, b) => (rarities[a] ?? 0) - (rarities[b] ?? 0) || a - b);
  for (const i of order) {
    const letters = codes.subarray(starts[i], starts[i + 1]);
    if (letters.length < 3) continue;
    words.push(String.fromCharCode(...[...letters].map((code) => lexicon.unitOf(code))));
    sum += 10 ** (-(rarities[i] ?? 0) / 100);
    sums.push(sum);
  }
  const draw = (): string => {
    const at = random() * sum;
    let low = 0;
    let high = words.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    return words[low] ?? '';
  };
  const alike = new Map<string, string[]>();
  for (let unit = 0x0621; unit <= 0x064a; unit++) {
    const shape = skeletonOf(String.fromCharCode(unit));
    alike.set(shape, [...(alike.get(shape) ?? []), String.fromCharCode(unit)]);
  }
  const misread = (word: string): string => {
    const at = Math.floor(random() * word.length);
    const others = alike.get(skeletonOf(word.charAt(at))) ?? [];
    return word.slice(0, at) + (others[Math.floor(random() * others.length)] ?? '') + word.slice(at + 1);
  };
  return { draw, misread };
}
