import type { JudgedArticle } from '../dedup/corpus-dedup.js';
import { hash53 } from '../input/repeated.js';
import type { ReadArticle } from '../verify/against/origins.js';
import type { LinesFile } from '../verify/against/page-lines.js';
import { linesOfBytes } from '../verify/lines.js';
import { EarlierDigest, type EarlierSummary, earlierArticle, earlierLines } from './earlier-corpus.js';

/** An article of an earlier corpus, in the page that it comes from. */
export interface EarlierArticle extends ReadArticle {
  path: string;
}

/** The articles of an earlier corpus by their ids: some 20 bytes of memory for each. */
export class EarlierLookup {
  /** Hashes of the ids, rising, with the file and the byte that each article begins at. */
  private constructor(
    private readonly files: readonly LinesFile[],
    private readonly hashes: Float64Array,
    private readonly places: Float64Array,
    private readonly ends: readonly number[],
    readonly summary: EarlierSummary,
  ) {}

  /** @throws JobError at the first line that is no record */
  static async read(files: readonly LinesFile[]): Promise<EarlierLookup> {
    const digest = new EarlierDigest();
    const hashes = new Numbers();
    const places = new Numbers();
    const ends: number[] = [];
    let at = 0;
    for (const file of files) {
      for await (const { article, length } of earlierLines(file)) {
        digest.add(article);
        hashes.push(hash53(article.id));
        places.push(at);
        at += length + 1;
      }
      ends.push(at);
    }
    const [hash, place] = [hashes.all, places.all];
    const order = Uint32Array.from(hash, (_, i) => i).sort((a, b) => (hash[a] ?? 0) - (hash[b] ?? 0) || a - b);
    const sorted = (numbers: Float64Array): Float64Array => Float64Array.from(order, (i) => numbers[i] ?? 0);
    return new EarlierLookup(files, sorted(hash), sorted(place), ends, digest.summary());
  }

  /** The articles of an id; mostly one. */
  async articlesOf(id: string): Promise<EarlierArticle[]> {
    const hash = hash53(id);
    let low = 0;
    let high = this.hashes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.hashes[middle] ?? 0) < hash) low = middle + 1;
      else high = middle;
    }
    const found: EarlierArticle[] = [];
    for (let i = low; this.hashes[i] === hash; i++) {
      const article = await this.#at(this.places[i] ?? 0);
      if (article?.id === id) found.push(readArticle(article));
    }
    return found;
  }

  async #at(place: number): Promise<JudgedArticle | undefined> {
    const k = this.ends.findIndex((end) => place < end);
    const file = this.files[k];
    if (!file) return undefined;
    for await (const line of linesOfBytes(file.again(place - (this.ends[k - 1] ?? 0))))
      return earlierArticle(line, file.name, 0);
    return undefined;
  }
}

/** Records do not tell the lines of their paragraphs: all stand at the first of the article. */
function readArticle({ id, path, paragraphs }: JudgedArticle): EarlierArticle {
  const passages = paragraphs.map(({ text, line }) => ({ name: 'text' as const, text, parts: [{ line, at: 0 }] }));
  return { id, path, passages };
}

/** Numbers in an array that grows. */
class Numbers {
  #numbers = new Float64Array(1024);
  #count = 0;

  push(number: number): void {
    if (this.#count === this.#numbers.length) {
      const larger = new Float64Array(this.#count * 2);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers[this.#count++] = number;
  }

  get all(): Float64Array {
    return this.#numbers.subarray(0, this.#count);
  }
}
