// Linear-chain conditional random field (Lafferty, McCallum, Pereira 2001): gradient by forward-backward, Adagrad, L2. Some features
// of each row are left out, others each time (dropout, Srivastava et al. 2014), so that a text which stands on several pages is not
// learnt by heart. Fitted several times, the pages each time in another order, and averaged (bagging without resampling): a single fit
// depends much on the pages it saw last.
import { mulberry } from '../../bench/random.js';

/** Rows of a page as the model sees them. */
export interface Chain {
  /** Where the features of each row end in the two lists. */
  ends: Int32Array;
  features: Int32Array;
  values: Float64Array;
  /** Kind of the step to each row, and its state. */
  steps: Int32Array;
  /** A second kind of each step; both add up. */
  joints: Int32Array;
  gold: Int32Array;
}

export interface Sizes {
  states: number;
  features: number;
  steps: number;
}

/** `feature * states + state`; `(step * states + from) * states + to`. */
export interface Fitted {
  emission: Float64Array;
  transition: Float64Array;
}

const EPOCHS = 40;
const FITS = 6;
const L2 = 0.04;
const RATE = 0.2;
/** Share of the features that are left out. */
const DROPPED = 0.2;
/** Added to the root of the summed squares: first steps stay small. */
const FLOOR = 0.1;

/** Fits and averages; the same pages in the same order give the same weights. */
export function fitCrf(chains: readonly Chain[], sizes: Sizes): Fitted {
  const sum: Fitted = blank(sizes);
  for (let fit = 0; fit < FITS; fit++) {
    const random = mulberry(fit);
    const order = chains.map((chain) => ({ chain, key: random() })).sort((a, b) => a.key - b.key);
    const one = new Fit(sizes);
    for (let epoch = 0; epoch < EPOCHS; epoch++) for (const { chain } of order) one.learn(thinned(chain, random));
    for (const part of ['emission', 'transition'] as const)
      one.weights[part].forEach((weight, i) => {
        sum[part][i] = (sum[part][i] ?? 0) + weight / FITS;
      });
  }
  return sum;
}

/** A page with some features of its rows left out, the others weighing more for it. */
function thinned(chain: Chain, random: () => number): Chain {
  const ends = new Int32Array(chain.ends.length);
  const features = new Int32Array(chain.features.length);
  const values = new Float64Array(chain.values.length);
  let size = 0;
  for (let t = 0, k = 0; t < ends.length; t++) {
    for (; k < (chain.ends[t] ?? 0); k++) {
      if (random() < DROPPED) continue;
      features[size] = chain.features[k] ?? 0;
      values[size++] = (chain.values[k] ?? 0) / (1 - DROPPED);
    }
    ends[t] = size;
  }
  return { ...chain, ends, features, values };
}

const blank = ({ states, features, steps }: Sizes): Fitted => ({
  emission: new Float64Array(features * states),
  transition: new Float64Array(steps * states * states),
});

class Fit {
  readonly weights: Fitted;
  readonly #squares: Fitted;
  readonly #gradient: Fitted;
  readonly #touched: Uint8Array;
  readonly #states: number;

  constructor(sizes: Sizes) {
    this.weights = blank(sizes);
    this.#squares = blank(sizes);
    this.#gradient = blank(sizes);
    this.#touched = new Uint8Array(sizes.features);
    this.#states = sizes.states;
  }

  /** One step of gradient ascent on the likelihood of a page. */
  learn(chain: Chain): void {
    const S = this.#states;
    const { steps, joints, gold } = chain;
    const T = gold.length;
    if (T === 0) return;
    const emit = this.#emissions(chain);
    const alpha = new Float64Array(T * S);
    const beta = new Float64Array(T * S);
    const terms = new Float64Array(S);
    const worth = this.#steps(chain);
    for (let t = 0; t < T; t++) {
      for (let s = 0; s < S; s++) {
        if (t > 0) for (let p = 0; p < S; p++) terms[p] = at(alpha, (t - 1) * S + p) + at(worth, (t * S + p) * S + s);
        alpha[t * S + s] = at(emit, t * S + s) + (t > 0 ? logSum(terms) : 0);
      }
    }
    for (let t = T - 2; t >= 0; t--) {
      const next = (t + 1) * S;
      for (let s = 0; s < S; s++) {
        for (let n = 0; n < S; n++) terms[n] = at(worth, (next + s) * S + n) + at(emit, next + n) + at(beta, next + n);
        beta[t * S + s] = logSum(terms);
      }
    }
    const total = logSum(alpha.subarray((T - 1) * S));
    const used = new Set<number>();
    const slopes = this.#gradient.transition;
    for (let t = 1; t < T; t++) {
      const kinds = [steps[t] ?? 0, joints[t] ?? 0];
      for (const kind of kinds) used.add(kind);
      for (let p = 0; p < S; p++) {
        for (let s = 0; s < S; s++) {
          const ends = at(emit, t * S + s) + at(beta, t * S + s) - total;
          const chance = Math.exp(at(alpha, (t - 1) * S + p) + at(worth, (t * S + p) * S + s) + ends);
          const seen = gold[t] === s && gold[t - 1] === p ? 1 : 0;
          for (const kind of kinds) {
            const cell = (kind * S + p) * S + s;
            slopes[cell] = at(slopes, cell) + seen - chance;
          }
        }
      }
    }
    for (let t = 0; t < T; t++) {
      for (let s = 0; s < S; s++) {
        const chance = Math.exp(at(alpha, t * S + s) + at(beta, t * S + s) - total);
        emit[t * S + s] = (gold[t] === s ? 1 : 0) - chance;
      }
    }
    this.#gather(chain, emit);
    for (const kind of used) this.#climb('transition', kind * S * S, S * S);
  }

  /** What the steps to each row are worth, both kinds together: `(row * states + from) * states + to`. */
  #steps({ steps, joints }: Chain): Float64Array {
    const cells = this.#states ** 2;
    const { transition } = this.weights;
    const worth = new Float64Array(steps.length * cells);
    for (let t = 1; t < steps.length; t++) {
      const step = (steps[t] ?? 0) * cells;
      const joint = (joints[t] ?? 0) * cells;
      for (let cell = 0; cell < cells; cell++)
        worth[t * cells + cell] = at(transition, step + cell) + at(transition, joint + cell);
    }
    return worth;
  }

  /** What the features of each row give to each state: `row * states + state`. */
  #emissions({ ends, features, values }: Chain): Float64Array {
    const S = this.#states;
    const { emission } = this.weights;
    const emit = new Float64Array(ends.length * S);
    for (let t = 0, k = 0; t < ends.length; t++) {
      for (; k < (ends[t] ?? 0); k++) {
        const from = (features[k] ?? 0) * S;
        for (let s = 0; s < S; s++) emit[t * S + s] = at(emit, t * S + s) + at(values, k) * at(emission, from + s);
      }
    }
    return emit;
  }

  #gather({ ends, features, values }: Chain, slopes: Float64Array): void {
    const S = this.#states;
    const { emission } = this.#gradient;
    const touched: number[] = [];
    for (let t = 0, k = 0; t < ends.length; t++) {
      for (; k < (ends[t] ?? 0); k++) {
        const feature = features[k] ?? 0;
        if (this.#touched[feature] === 0) touched.push(feature);
        this.#touched[feature] = 1;
        for (let s = 0; s < S; s++) {
          const cell = feature * S + s;
          emission[cell] = at(emission, cell) + at(values, k) * at(slopes, t * S + s);
        }
      }
    }
    for (const feature of touched) {
      this.#touched[feature] = 0;
      this.#climb('emission', feature * S, S);
    }
  }

  /** Adagrad (Duchi, Hazan, Singer 2011) on some cells, whose gradient is spent. */
  #climb(part: keyof Fitted, from: number, count: number): void {
    const weights = this.weights[part];
    const squares = this.#squares[part];
    const gradient = this.#gradient[part];
    for (let cell = from; cell < from + count; cell++) {
      const slope = at(gradient, cell) - L2 * at(weights, cell);
      squares[cell] = at(squares, cell) + slope * slope;
      weights[cell] = at(weights, cell) + (RATE * slope) / (Math.sqrt(at(squares, cell)) + FLOOR);
      gradient[cell] = 0;
    }
  }
}

const at = (table: Float64Array, cell: number): number => table[cell] ?? 0;

function logSum(values: Float64Array): number {
  let top = Number.NEGATIVE_INFINITY;
  for (const value of values) if (value > top) top = value;
  let sum = 0;
  for (const value of values) sum += Math.exp(value - top);
  return top + Math.log(sum);
}
