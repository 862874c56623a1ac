/** A row of 32-bit numbers that grows by half. */
class Column {
  private values = new Uint32Array(16);
  length = 0;

  push(value: number): void {
    if (this.length === this.values.length) {
      const larger = new Uint32Array(this.length + (this.length >> 1));
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.length++] = value;
  }

  at(index: number): number {
    return this.values[index] ?? 0;
  }

  /** Index of the last value that is not above `value`; the column must be sorted. */
  lastUpTo(value: number): number {
    let low = 0;
    let high = this.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.at(middle) <= value) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  get bytes(): number {
    return this.values.byteLength;
  }
}

/** What lies between two positions of the key store. */
export interface Bounds {
  start: number;
  end: number;
}

/** Which stretch of the key store is which paragraph of which article: 12 bytes a paragraph, 12 an article, up to half more while growing. */
export class PassageTable {
  private readonly starts = new Column();
  private readonly articles = new Column();
  private readonly lines = new Column();
  private readonly firsts = new Column();
  private readonly articleStarts = new Column();
  private readonly articleEnds = new Column();

  openArticle(start: number): void {
    this.firsts.push(this.starts.length);
    this.articleStarts.push(start);
  }

  /** Enters the next paragraph of the open article; an empty one begins where the one after it does. */
  addParagraph(start: number, line: number): void {
    this.starts.push(start);
    this.articles.push(this.firsts.length - 1);
    this.lines.push(line);
  }

  closeArticle(end: number): void {
    this.articleEnds.push(end);
  }

  get paragraphs(): number {
    return this.starts.length;
  }

  /** The paragraph that holds the unit at a position. */
  paragraphAt(position: number): number {
    return this.starts.lastUpTo(position);
  }

  articleOf(paragraph: number): number {
    return this.articles.at(paragraph);
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
    const last = next >= this.starts.length || this.articles.at(next) !== article;
    return { start: this.starts.at(paragraph), end: last ? this.articleEnds.at(article) : this.starts.at(next) };
  }

  articleBounds(article: number): Bounds {
    return { start: this.articleStarts.at(article), end: this.articleEnds.at(article) };
  }

  get bytes(): number {
    const columns = [this.starts, this.articles, this.lines, this.firsts, this.articleStarts, this.articleEnds];
    return columns.reduce((sum, column) => sum + column.bytes, 0);
  }
}
