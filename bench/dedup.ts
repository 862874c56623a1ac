/**
 * Duplicates alone: `npm run bench:dedup -- 10 100 1000` makes corpora of so many megabytes (UTF-8; 10 and 100 unless told), the same in every
 * run. A process of its own reads the file and judges it; another only reads it, as a floor; by turns, three times up to 100 MB, and the best
 * of each counts. All times are of the processor, start of the process included. `--memory 64M` bounds the index, `--shapes` shows how the time
 * grows on bad input instead.
 *
 * Articles of made-up words with frequencies after Zipf's law, so that common phrases come up by chance as in a language; one paragraph in
 * twenty is printed again, half of those with one letter in twenty misread.
 */
import { transcode } from 'node:buffer';
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SpillFolder } from '../src/corpus/spill-folder.js';
import { CorpusDedup, type JudgedArticle } from '../src/dedup/corpus-dedup.js';
import { findRepeats } from '../src/dedup/repeats.js';
import { randomNumbers } from './random.js';

/** Letters by rough frequency in running Arabic. */
const LETTERS = 'ااااااالللللييييمممموووونننرررتتتبببععددسسفففقققككحجذشصضطخثغزظهههةةء';
const WORDS = 60_000;
const REPRINTED = 0.05;
const MISREAD = 0.05;

/** Articles without end; each a fresh one. */
class Newspaper {
  private readonly random = randomNumbers(20160104);
  private readonly words: string[] = [];
  private readonly printed: string[] = [];
  private count = 0;

  constructor() {
    for (let i = 0; i < WORDS; i++) {
      const length = i < 100 ? 2 + this.below(3) : 4 + this.below(5);
      let word = '';
      for (let j = 0; j < length; j++) word += LETTERS.charAt(this.below(LETTERS.length));
      this.words.push(word);
    }
  }

  private below(n: number): number {
    return Math.floor(this.random() * n);
  }

  private sentence(): string {
    const parts: string[] = [];
    for (let i = 30 + this.below(40); i > 0; i--) parts.push(this.words[Math.floor(WORDS ** this.random()) - 1] ?? '');
    return `${parts.join(' ')}.`;
  }

  private misread(text: string): string {
    let out = '';
    for (const char of text) out += this.random() < MISREAD ? LETTERS.charAt(this.below(LETTERS.length)) : char;
    return out;
  }

  next(): JudgedArticle {
    const paragraphs: { text: string; line: number }[] = [];
    for (let i = 4 + this.below(6); i > 0; i--) {
      const old = this.random() < REPRINTED ? this.printed[this.below(this.printed.length)] : undefined;
      const text = old === undefined ? this.sentence() : this.random() < 0.5 ? old : this.misread(old);
      if (this.printed.length < 1000) this.printed.push(text);
      else this.printed[this.below(1000)] = text;
      paragraphs.push({ text, line: paragraphs.length + 1 });
    }
    const path = `page-${String(this.count++).padStart(8, '0')}.txt`;
    return { id: `${path}#1`, path, paragraphs };
  }
}

/** Bytes read or written at once. */
const BLOCK = 1 << 15;
const round = (x: number): number => Math.round(x * 100) / 100;

/** Writes a corpus of so many megabytes: a paragraph a line, an empty line after each article. */
function writeCorpus(file: string, megabytes: number): void {
  const newspaper = new Newspaper();
  const handle = openSync(file, 'w');
  let waiting = '';
  for (let left = megabytes * 1e6; left > 0; ) {
    const text = `${newspaper
      .next()
      .paragraphs.map((paragraph) => paragraph.text)
      .join('\n')}\n\n`;
    left -= Buffer.byteLength(text);
    waiting += text;
    if (waiting.length < BLOCK && left > 0) continue;
    writeSync(handle, waiting);
    waiting = '';
  }
  closeSync(handle);
}

/** The paragraphs of the articles of a corpus, decoded block by block. */
function* paragraphsOf(file: string): Generator<string[]> {
  const handle = openSync(file, 'r');
  const block = Buffer.allocUnsafe(2 * BLOCK);
  for (let kept = 0; ; ) {
    const count = readSync(handle, block, kept, BLOCK, null);
    if (count === 0) break;
    const bytes = block.subarray(0, kept + count);
    const end = bytes.lastIndexOf('\n\n');
    if (end >= 0) for (const article of decode(bytes.subarray(0, end)).split('\n\n')) yield article.split('\n');
    kept = bytes.length - (end < 0 ? 0 : end + 2);
    block.copyWithin(0, bytes.length - kept, bytes.length);
  }
  closeSync(handle);
}

/** Faster than `toString`, which decodes letter by letter. */
function decode(bytes: Buffer): string {
  return transcode(bytes, 'utf8', 'utf16le').toString('utf16le');
}

/** Processor time of this process so far. */
function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Only reads a corpus: the least that a process can do with it. */
function readAll(file: string): Record<string, number> {
  let paragraphs = 0;
  for (const texts of paragraphsOf(file)) paragraphs += texts.length;
  return { paragraphs, cpuSeconds: cpuSeconds() };
}

/** Judges a corpus; the whole work of the measured process. */
function judge(file: string, memory: number): Record<string, number> {
  const dedup = new CorpusDedup({}, memory > 0 ? { bytes: memory, spill: new SpillFolder(tmpdir()) } : null);
  let removed = 0;
  let count = 0;
  for (const texts of paragraphsOf(file)) {
    const path = `page-${String(count++).padStart(8, '0')}.txt`;
    const paragraphs = texts.map((text, i) => ({ text, line: i + 1 }));
    removed += dedup.judge({ id: `${path}#1`, path, paragraphs }).length;
  }
  const { index, passages, names, keys, seeds, paragraphs } = dedup.memory;
  return {
    cpuSeconds: cpuSeconds(),
    paragraphs,
    removed,
    seeds,
    indexBytesPerSeed: round(index / seeds),
    tableBytesPerParagraph: round((passages + names) / paragraphs),
    keyBytesPerTextByte: round(keys / statSync(file).size),
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

/** Figures of a run of this program in a process of its own. */
function apart(...args: string[]): Record<string, number> {
  const { stdout, stderr, status } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), ...args]);
  if (status !== 0) throw new Error(String(stderr));
  return JSON.parse(String(stdout)) as Record<string, number>;
}

function measure(megabytes: number, memory: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'warraq-bench-'));
  try {
    const file = join(folder, 'corpus.txt');
    writeCorpus(file, megabytes);
    let [judged, floor] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    let figures: Record<string, number> = {};
    for (let run = megabytes <= 100 ? 3 : 1; run > 0; run--) {
      floor = Math.min(floor, apart('--read', file).cpuSeconds ?? 0);
      const { cpuSeconds = 0, ...rest } = apart('--judge', file, memory);
      judged = Math.min(judged, cpuSeconds);
      figures = rest;
    }
    const speed = `${(megabytes / judged).toFixed(1)} MB/s; floor ${floor.toFixed(2)} s, ratio ${(judged / floor).toFixed(1)}`;
    console.log(`dedup: ${megabytes} MB in ${judged.toFixed(2)} s, ${speed}; ${JSON.stringify(figures)}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const SENTENCE = 'وصلت السفينة إلى المرفأ محملة بالقمح بعد رحلة دامت أسبوعين وسط أمواج عالية ورياح شديدة';

function judgeAll(articles: readonly (readonly string[])[]): void {
  const dedup = new CorpusDedup();
  articles.forEach((texts, i) => {
    dedup.judge({ id: `${i}#1`, path: `${i}.txt`, paragraphs: texts.map((text, n) => ({ text, line: n + 1 })) });
  });
}

function longText(words: number): string {
  return Array.from({ length: words }, (_, i) => `ك${(i * 7919) % 1_000_003}`).join(' ');
}

/** Bad input by a size that is doubled and doubled again. */
const SHAPES: Readonly<Record<string, readonly [size: number, job: (size: number) => void]>> = {
  'one paragraph over and over, on a page': [50_000, (n) => findRepeats(new Array<string>(n).fill(SENTENCE))],
  'one paragraph over and over, in an article': [100_000, (n) => judgeAll([new Array<string>(n).fill(SENTENCE)])],
  'identical articles': [25_000, (n) => judgeAll(new Array<string[]>(n).fill([SENTENCE, `${SENTENCE} ${SENTENCE}`]))],
  'one long paragraph, twice': [250_000, (n) => judgeAll([[longText(n)], [longText(n)]])],
  'one long paragraph that repeats itself': [25_000, (n) => judgeAll([[new Array(n).fill(SENTENCE).join(' ')]])],
  'empty paragraphs': [1_000_000, (n) => judgeAll([new Array<string>(n).fill('')])],
  'one letter without end': [500_000, (n) => judgeAll([['ه'.repeat(n)]])],
};

function measureShapes(): void {
  for (const [name, [size, job]] of Object.entries(SHAPES)) {
    job(size >> 4);
    const times = [1, 2, 4].map((factor) => {
      const start = process.hrtime.bigint();
      job(size * factor);
      return Number(process.hrtime.bigint() - start) / 1e9;
    });
    const [once = 0, twice = 0, fourTimes = 0] = times;
    console.log(
      `${name}: ${times.map((time) => `${time.toFixed(2)} s`).join(', ')}; twice the size takes ${(twice / once).toFixed(2)} and ${(fourTimes / twice).toFixed(2)} times as long`,
    );
  }
}

const [first = '', ...rest] = process.argv.slice(2);
if (first === '--read') console.log(JSON.stringify(readAll(rest[0] ?? '')));
else if (first === '--judge') console.log(JSON.stringify(judge(rest[0] ?? '', Number(rest[1]))));
else if (first === '--shapes') measureShapes();
else {
  const args = process.argv.slice(2);
  const at = args.indexOf('--memory');
  const memory = at < 0 ? 0 : Number.parseInt(args.splice(at, 2)[1] ?? '', 10) * 2 ** 20;
  for (const size of args.length > 0 ? args.map(Number) : [10, 100]) measure(size, String(memory));
}
