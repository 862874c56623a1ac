import { ByteStore } from './byte-store.js';
import { Column } from './column.js';
import type { PagePool } from './pages.js';

const PAGE_BITS = 14;
/** Bytes of the length before a text. */
const LENGTH = 4;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Ids and paths of the articles, which are wanted only for what falls. An id is stored as what it adds to its path. */
export class ArticleNames {
  private readonly texts: ByteStore;
  private readonly paths: Column;
  private readonly ids: Column;
  private readonly shared: Column;
  private lastPath: string | undefined;
  private lastPlace = 0;

  /** @param pageBits numbers in a page of a column, as a power of two */
  constructor(pool: PagePool, pageBits: number) {
    this.texts = new ByteStore(pool, PAGE_BITS);
    this.paths = new Column(pool, pageBits);
    this.ids = new Column(pool, pageBits);
    this.shared = new Column(pool, pageBits);
  }

  /** Enters the next article. */
  add(id: string, path: string): void {
    if (path !== this.lastPath) {
      this.lastPath = path;
      this.lastPlace = this.append(path);
    }
    let shared = 0;
    while (shared < id.length && id[shared] === path[shared]) shared++;
    this.paths.push(this.lastPlace);
    this.shared.push(shared);
    this.ids.push(this.append(id.slice(shared)));
  }

  /** A number that neighbouring articles share when they stand on the same page. */
  pageOf(article: number): number {
    return this.paths.at(article);
  }

  pathOf(article: number): string {
    return this.textAt(this.paths.at(article));
  }

  idOf(article: number): string {
    return this.pathOf(article).slice(0, this.shared.at(article)) + this.textAt(this.ids.at(article));
  }

  /** Bytes taken in memory and on disk. */
  get bytes(): number {
    return this.texts.bytes + this.paths.bytes + this.ids.bytes + this.shared.bytes;
  }

  private append(text: string): number {
    const encoded = encoder.encode(text);
    const bytes = new Uint8Array(LENGTH + encoded.length);
    new DataView(bytes.buffer).setUint32(0, encoded.length);
    bytes.set(encoded, LENGTH);
    return this.texts.append(bytes);
  }

  private textAt(position: number): string {
    const { units, base } = this.texts.view(position);
    const at = position - base;
    const length = new DataView(units.buffer, units.byteOffset).getUint32(at);
    return decoder.decode(units.subarray(at + LENGTH, at + LENGTH + length));
  }
}
