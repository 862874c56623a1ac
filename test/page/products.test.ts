import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CODE } from '../../src/page/products/code.js';
import { NearProducts } from '../../src/page/products/near-products.js';
import { Products } from '../../src/page/products/products.js';
import { Terms } from '../../src/page/products/terms.js';
import { compiled } from '../../tools/products/build.mjs';

/** Whole numbers: sums of them are the same in whatever order and width. */
const weight = fc.integer({ min: -50, max: 50 });
const vectorOf = (length: number) => fc.array(weight, { minLength: length, maxLength: length });
const rowsOf = (rows: number, width: number) => fc.array(vectorOf(width), { minLength: rows, maxLength: rows });

const scalar = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, k) => sum + value * (b[k] ?? 0), 0);

describe('the code of products', () => {
  it('is what products.wat says', async () => {
    expect(CODE).toBe(await compiled());
  });
});

describe('Terms', () => {
  it('add to sums what their values give by rows of weights', () => {
    const size = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 70 }));
    const wanted = size.chain(([rows, width]) => fc.tuple(rowsOf(rows, width), vectorOf(rows), vectorOf(width)));
    fc.assert(
      fc.property(wanted, ([weights, values, bias]) => {
        const [rows, width] = [weights.length, bias.length];
        const products = new Products();
        const table = products.table(Float32Array.from(weights.flat()), width);
        const sums = products.room(width);
        const terms = new Terms(products, rows);
        products.numbers.set(bias, sums);
        // The last row first: their order is that in which they are told.
        for (let row = rows - 1; row >= 0; row--) terms.add(row, values[row] ?? 0);
        terms.addTo(table, sums);
        expect([...products.numbers.subarray(sums, sums + width)]).toEqual(
          bias.map(
            (given, j) =>
              given +
              scalar(
                values,
                weights.map((row) => row[j] ?? 0),
              ),
          ),
        );
      }),
    );
  });

  it('are those that are not 0', () => {
    const terms = new Terms(new Products(), 4);
    terms.add(0, 0);
    terms.addUnits(Float32Array.of(9, 0, 2, 0), 1, 3, 5);
    expect(terms.size).toBe(1);
  });

  it('are rectified sums, which are so where they stand as well', () => {
    const products = new Products();
    const table = products.table(Float32Array.of(1, 10, 100), 1);
    const [units, sums] = [products.room(3), products.room(1)];
    const terms = new Terms(products, 3);
    products.numbers.set([-7, 2, 3], units);
    terms.addRectified(units, 3);
    terms.addTo(table, sums);
    expect(products.numbers[sums]).toBe(320);
    expect([...products.numbers.subarray(units, units + 3)]).toEqual([0, 2, 3]);
  });
});

describe('Products', () => {
  it('keep what stands in them when room is taken', () => {
    const products = new Products();
    const { at, stride } = products.table(Float32Array.of(1, 2, 3, 4), 2, 3);
    const before = products.numbers;
    const further = products.room(1 << 20);
    // Memory that grew is another.
    expect(before).toHaveLength(0);
    expect([0, 1, 2].map((row) => [...products.numbers.subarray(at + row * stride, at + row * stride + 2)])).toEqual([
      [1, 2],
      [3, 4],
      [0, 0],
    ]);
    expect(products.numbers[further + (1 << 20) - 1]).toBe(0);
  });
});

describe('NearProducts', () => {
  const DIMENSIONS = 3;
  const products = new Products();
  const near = new NearProducts(products, DIMENSIONS);
  const askedFor = (vector: readonly number[], vectors: readonly Float32Array[], from: number, count: number) => {
    const into = new Float64Array(count);
    near.of(Float32Array.from(vector), vectors, from, into);
    return [...into];
  };

  it('are the scalar products with each of the vectors asked for, wherever they stand', () => {
    const asked = fc.record({
      from: fc.nat(1100),
      count: fc.integer({ min: 1, max: 250 }),
      vector: vectorOf(DIMENSIONS),
    });
    fc.assert(
      fc.property(rowsOf(1200, DIMENSIONS), fc.array(asked, { minLength: 1, maxLength: 5 }), (rows, all) => {
        const vectors = rows.map((row) => Float32Array.from(row));
        for (const { from, count, vector } of all) {
          const expected = rows.slice(from, from + count).map((row) => scalar(vector, row));
          expect(askedFor(vector, vectors, from, expected.length)).toEqual(expected);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('are those of the vectors told, whatever was asked about before', () => {
    const first = [Float32Array.of(1, 0, 0)];
    const second = [Float32Array.of(2, 0, 0), Float32Array.of(0, 5, 0)];
    expect(askedFor([1, 1, 1], first, 0, 1)).toEqual([1]);
    expect(askedFor([1, 1, 1], second, 0, 2)).toEqual([2, 5]);
    expect(askedFor([1, 1, 1], first, 0, 1)).toEqual([1]);
    expect(askedFor([1, 1, 1], first, 0, 0)).toEqual([]);
  });
});
