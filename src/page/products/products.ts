import { CODE } from './code.js';

/** Numbers that are summed up at once: rows of weights and sums are filled up to a multiple of them. */
const COLUMNS = 16;
export const filledUp = (cells: number): number => Math.ceil(cells / COLUMNS) * COLUMNS;
/** Bytes of a page of WebAssembly's memory. */
const PAGE = 1 << 16;

/** Rows of weights in the memory of products. */
export interface Table {
  /** Number of the cell in which the first begins. */
  at: number;
  /** Cells from one row to the next. */
  stride: number;
  /** Cells of a row, {@link filledUp}. */
  width: number;
}

/** What products.wat exports; addresses in bytes. */
interface Exports {
  memory: WebAssembly.Memory;
  add(rows: number, values: number, count: number, weights: number, stride: number, width: number, sums: number): void;
}

let code: WebAssembly.Module | undefined;

function instance(): Exports {
  code ??= new WebAssembly.Module(Uint8Array.from(atob(CODE), (char) => char.charCodeAt(0)));
  return new WebAssembly.Instance(code).exports as unknown as Exports;
}

/**
 * Memory of weights and of what is multiplied with them: cells of 32 bits. The products are made by WebAssembly (products.wat), four at once
 * (128-bit SIMD, whose results are the same on all machines), which takes a seventh of the time of plain loops.
 *
 * Room is taken while a network is read and never given back; the memory goes when the network does.
 */
export class Products {
  readonly #exports = instance();
  #taken = 0;
  /** The cells as numbers and as whole numbers; others once more room is taken. */
  numbers = new Float32Array(this.#exports.memory.buffer);
  wholes = new Int32Array(this.#exports.memory.buffer);

  /** Takes cells, all 0; gives the number of the first. */
  room(cells: number): number {
    const at = this.#taken;
    this.#taken += filledUp(cells);
    const { memory } = this.#exports;
    const missing = this.#taken * 4 - memory.buffer.byteLength;
    if (missing > 0) {
      memory.grow(Math.ceil(missing / PAGE));
      this.numbers = new Float32Array(memory.buffer);
      this.wholes = new Int32Array(memory.buffer);
    }
    return at;
  }

  /** Takes room for rows of so many weights: those given, and more rows of zeros if more are asked for. */
  table(weights: Float32Array, width: number, rows = weights.length / width): Table {
    const stride = filledUp(width);
    const at = this.room(rows * stride);
    for (let row = 0; row * width < weights.length; row++)
      this.numbers.set(weights.subarray(row * width, (row + 1) * width), at + row * stride);
    return { at, stride, width: stride };
  }

  /** Adds to the sums from cell `sums` on `values[k] * table[rows[k]]`, for each of `count` cells of either. */
  add(rows: number, values: number, count: number, { at, stride, width }: Table, sums: number): void {
    this.#exports.add(rows * 4, values * 4, count, at * 4, stride, width, sums * 4);
  }
}
