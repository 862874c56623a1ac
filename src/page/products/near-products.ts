import { filledUp, type Products, type Table } from './products.js';
import { Terms } from './terms.js';

/** Vectors that are in the memory at a time: rather more than are asked for together. */
const LOADED = 512;

/**
 * Scalar products of a vector with many others that stand in a row. Some hundred of them lie in the memory of products as a table whose rows are
 * their dimensions, so that the products with many are made at once; they stay until others are asked for.
 */
export class NearProducts {
  readonly #products: Products;
  readonly #terms: Terms;
  readonly #table: Table;
  readonly #sums: number;
  #vectors: readonly Float32Array[] = [];
  /** The first vector in the memory and the one behind the last. */
  #begin = 0;
  #end = 0;

  /** @param dimensions of the vectors */
  constructor(products: Products, dimensions: number) {
    this.#products = products;
    this.#terms = new Terms(products, dimensions);
    this.#table = { at: products.room(dimensions * LOADED), stride: LOADED, width: LOADED };
    this.#sums = products.room(LOADED);
  }

  /**
   * Writes the products of a vector with those from `from` on, as many as `into` holds, at most {@link LOADED}.
   *
   * @param vectors the same array as long as the vectors are the same
   */
  of(vector: Float32Array, vectors: readonly Float32Array[], from: number, into: Float64Array): void {
    const { length } = into;
    if (vectors !== this.#vectors || from < this.#begin || from + length > this.#end) this.#load(vectors, from);
    const [terms, sums] = [this.#terms, this.#sums];
    const { numbers } = this.#products;
    const width = filledUp(length);
    // Of a table that is narrower by what stands before, so that no row ends in the next.
    const first = Math.min(from - this.#begin, LOADED - width);
    numbers.fill(0, sums, sums + width);
    terms.size = 0;
    terms.addUnits(vector, 0, vector.length, 0);
    terms.addTo({ at: this.#table.at + first, stride: LOADED, width }, sums);
    const at = sums + from - this.#begin - first;
    for (let j = 0; j < length; j++) into[j] = numbers[at + j] ?? 0;
  }

  #load(vectors: readonly Float32Array[], from: number): void {
    const { at } = this.#table;
    const { numbers } = this.#products;
    this.#vectors = vectors;
    this.#begin = from;
    this.#end = Math.min(vectors.length, from + LOADED);
    for (let j = from; j < this.#end; j++) {
      const vector = vectors[j];
      if (!vector) continue;
      for (let k = 0, cell = at + j - from; k < vector.length; k++, cell += LOADED) numbers[cell] = vector[k] ?? 0;
    }
  }
}
