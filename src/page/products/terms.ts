import type { Products, Table } from './products.js';

/** What is multiplied with rows of weights and added up: those that are not 0. */
export class Terms {
  readonly #products: Products;
  readonly #rows: number;
  readonly #values: number;
  size = 0;

  /** @param most that are there at a time */
  constructor(products: Products, most: number) {
    this.#products = products;
    this.#rows = products.room(most);
    this.#values = products.room(most);
  }

  add(row: number, value: number): void {
    if (value === 0) return;
    const { wholes, numbers } = this.#products;
    wholes[this.#rows + this.size] = row;
    numbers[this.#values + this.size++] = value;
  }

  /** Adds `count` units from cell `from` on, the first for row `row` of the weights. */
  addUnits(units: Float32Array | Float64Array, from: number, count: number, row: number): void {
    const { wholes, numbers } = this.#products;
    let { size } = this;
    for (let i = 0; i < count; i++) {
      const value = units[from + i] ?? 0;
      if (value === 0) continue;
      wholes[this.#rows + size] = row + i;
      numbers[this.#values + size++] = value;
    }
    this.size = size;
  }

  /** Adds `count` sums from cell `at` on as units, the first for row 0: rectified, where they stand too. */
  addRectified(at: number, count: number): void {
    const { numbers } = this.#products;
    for (let i = at; i < at + count; i++) if ((numbers[i] ?? 0) < 0) numbers[i] = 0;
    this.addUnits(numbers, at, count, 0);
  }

  /** Adds the products with rows of a table to the sums from cell `sums` on, as many as a row is long. */
  addTo(table: Table, sums: number): void {
    this.#products.add(this.#rows, this.#values, this.size, table, sums);
  }
}
