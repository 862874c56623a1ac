import { Column } from './column.js';
import type { PagePool } from './pages.js';

/** What lies between two positions of the key store. */
export interface Bounds {
  start: number;
  end: number;
}

/** Which stretch of the key store is which paragraph of which article: 8 bytes a paragraph, 12 an article. */
export class PassageTable {
  private readonly starts: Column;
  private readonly lines: Column;
  private readonly firsts: Column;
  private readonly articleStarts: Column;
  private readonly articleEnds: Column;

  /** @param pageBits numbers in a page of a column, as a power of two */
  constructor(pool: PagePool, pageBits: number) {
    const column = (): Column => new Column(pool, pageBits);
    this.starts = column();
    this.lines = column();
    this.firsts = column();
    this.articleStarts = column();
    this.articleEnds = column();
  }

  openArticle(start: number): void {
    this.firsts.push(this.starts.length);
    this.articleStarts.push(start);
  }

  /** Enters the next paragraph of the open article; an empty one begins where the one after it does. */
  addParagraph(start: number, line: number): void {
    this.starts.push(start);
    this.lines.push(line);
  }

  closeArticle(end: number): void {
    this.articleEnds.push(end);
  }

  get paragraphs(): number {
    return this.starts.length;
  }

  get articles(): number {
    return this.firsts.length;
  }

  /** The paragraph that holds the unit at a position. */
  paragraphAt(position: number): number {
    return this.starts.lastUpTo(position);
  }

  /** The article of a paragraph; of those without a paragraph none is ever the last to begin at one. */
  articleOf(paragraph: number): number {
    return this.firsts.lastUpTo(paragraph);
  }

  lineOf(paragraph: number): number {
    return this.lines.at(paragraph);
  }

  /** Place of a paragraph in its article, from 0. */
  numberOf(paragraph: number): number {
    return paragraph - this.firsts.at(this.articleOf(paragraph));
  }

  bounds(paragraph: number): Bounds {
    const article = this.articleOf(paragraph);
    const next = paragraph + 1;
    const end = article + 1 < this.firsts.length ? this.firsts.at(article + 1) : this.starts.length;
    return { start: this.starts.at(paragraph), end: next < end ? this.starts.at(next) : this.articleEnds.at(article) };
  }

  /** The article that holds the unit at a position. */
  articleAround(position: number): Bounds {
    const article = this.articleStarts.lastUpTo(position);
    return { start: this.articleStarts.at(article), end: this.articleEnds.at(article) };
  }

  /** Bytes taken in memory and on disk. */
  get bytes(): number {
    const columns = [this.starts, this.lines, this.firsts, this.articleStarts, this.articleEnds];
    return columns.reduce((sum, column) => sum + column.bytes, 0);
  }
}
