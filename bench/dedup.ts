/**
 * Duplicates alone, on a corpus made up as it goes: sizes in MB as arguments, one line of figures for each size.
 *
 * Articles of made-up words with frequencies after Zipf's law, so that common phrases come up by chance as in a language; one paragraph in
 * twenty is printed again, half of those with one letter in twenty misread.
 */
import { performance } from 'node:perf_hooks';
import { CorpusDedup, type JudgedArticle } from '../src/dedup/corpus-dedup.js';

/** Letters by rough frequency in running Arabic. */
const LETTERS = 'ااااااالللللييييمممموووونننرررتتتبببععددسسفففقققككحجذشصضطخثغزظهههةةء';
const WORDS = 60_000;
const REPRINTED = 0.05;
const MISREAD = 0.05;

/** Numbers in [0, 1), the same in every run (linear congruential, Numerical Recipes). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Articles without end; each a fresh one. */
export class Newspaper {
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

/** Judges a corpus of so many megabytes (UTF-8); only the judging is timed. */
export function measure(megabytes: number): Record<string, number> {
  const newspaper = new Newspaper();
  const dedup = new CorpusDedup();
  let bytes = 0;
  let removed = 0;
  let time = 0;
  while (bytes < megabytes * 1e6) {
    const batch: JudgedArticle[] = [];
    for (let i = 0; i < 500; i++) {
      const article = newspaper.next();
      for (const { text } of article.paragraphs) bytes += Buffer.byteLength(text);
      batch.push(article);
    }
    const start = performance.now();
    for (const article of batch) removed += dedup.judge(article).length;
    time += performance.now() - start;
  }
  const { index, passages, keys, seeds, paragraphs } = dedup.memory;
  const round = (x: number): number => Math.round(x * 100) / 100;
  return {
    megabytes: round(bytes / 1e6),
    seconds: round(time / 1000),
    megabytesPerSecond: round(bytes / 1e3 / time),
    paragraphs,
    removed,
    seeds,
    indexBytesPerSeed: round(index / seeds),
    tableBytesPerParagraph: round(passages / paragraphs),
    keyBytesPerTextByte: round(keys / bytes),
  };
}

if (process.argv[1]?.includes('dedup')) {
  const sizes = process.argv.slice(2).map(Number);
  for (const size of sizes.length > 0 ? sizes : [1, 10, 100]) console.log(JSON.stringify(measure(size)));
}
