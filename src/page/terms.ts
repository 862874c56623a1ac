/** What is multiplied with rows of weights and added up: those that are not 0. */
export class Terms {
  readonly #rows: Int32Array;
  readonly #values: Float64Array;
  size = 0;

  constructor(most: number) {
    this.#rows = new Int32Array(most);
    this.#values = new Float64Array(most);
  }

  add(row: number, value: number): void {
    if (value === 0) return;
    this.#rows[this.size] = row;
    this.#values[this.size++] = value;
  }

  /** Adds `count` units from cell `from` on, the first for row `row` of the weights. */
  addUnits(units: Float64Array, from: number, count: number, row: number): void {
    for (let i = 0; i < count; i++) this.add(row + i, units[from + i] ?? 0);
  }

  /** Adds the sums to `into`, from cell `at` on; a row has `width` weights. */
  addTo(weights: Float32Array, width: number, into: Float64Array, at: number): void {
    for (let k = 0; k < this.size; k++) {
      const [value, from] = [this.#values[k] ?? 0, (this.#rows[k] ?? 0) * width];
      for (let j = 0; j < width; j++) into[at + j] = (into[at + j] ?? 0) + value * (weights[from + j] ?? 0);
    }
  }

  /** Writes the sums and a bias from cell `at` on, eight at a time in registers; a row has `width` weights. */
  total(weights: Float32Array, bias: Float32Array | Float64Array, width: number, into: Float64Array, at: number): void {
    const [rows, values, size] = [this.#rows, this.#values, this.size];
    let j = 0;
    for (; j + 8 <= width; j += 8) {
      let [a, b, c, d] = [bias[j] ?? 0, bias[j + 1] ?? 0, bias[j + 2] ?? 0, bias[j + 3] ?? 0];
      let [e, f, g, h] = [bias[j + 4] ?? 0, bias[j + 5] ?? 0, bias[j + 6] ?? 0, bias[j + 7] ?? 0];
      for (let k = 0; k < size; k++) {
        const value = values[k] ?? 0;
        const from = (rows[k] ?? 0) * width + j;
        a += value * (weights[from] ?? 0);
        b += value * (weights[from + 1] ?? 0);
        c += value * (weights[from + 2] ?? 0);
        d += value * (weights[from + 3] ?? 0);
        e += value * (weights[from + 4] ?? 0);
        f += value * (weights[from + 5] ?? 0);
        g += value * (weights[from + 6] ?? 0);
        h += value * (weights[from + 7] ?? 0);
      }
      into[at + j] = a;
      into[at + j + 1] = b;
      into[at + j + 2] = c;
      into[at + j + 3] = d;
      into[at + j + 4] = e;
      into[at + j + 5] = f;
      into[at + j + 6] = g;
      into[at + j + 7] = h;
    }
    for (; j < width; j++) {
      let sum = bias[j] ?? 0;
      for (let k = 0; k < size; k++) sum += (values[k] ?? 0) * (weights[(rows[k] ?? 0) * width + j] ?? 0);
      into[at + j] = sum;
    }
  }

  /** The same, with 0 for what is less. */
  rectified(
    weights: Float32Array,
    bias: Float32Array | Float64Array,
    width: number,
    into: Float64Array,
    at: number,
  ): void {
    this.total(weights, bias, width, into, at);
    for (let j = at; j < at + width; j++) if ((into[j] ?? 0) < 0) into[j] = 0;
  }
}
