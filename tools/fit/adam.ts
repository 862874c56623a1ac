// Gradient ascent with a step for each parameter (Adam, Kingma and Ba 2015), in steps that grow smaller as a cosine does.

export interface Climb {
  /** The longest step, and how many there are. */
  rate: number;
  steps: number;
  /** What a parameter loses of itself at each step, beside its slope: one number, or one of each. */
  decay: number | Float64Array;
  /** On what scale each parameter is; 1 where nothing is told. */
  scales?: Float64Array;
}

/** Parameters with their running means, one step at a time. */
export class Parameters {
  readonly gradient: Float64Array;
  readonly #mean: Float64Array;
  readonly #square: Float64Array;

  constructor(
    readonly values: Float64Array,
    private readonly how: Climb,
  ) {
    this.gradient = new Float64Array(values.length);
    this.#mean = new Float64Array(values.length);
    this.#square = new Float64Array(values.length);
  }

  /** Goes along the gradient, which is 0 afterwards. @param step from 1 on */
  climb(step: number): void {
    const { rate: longest, steps, decay, scales } = this.how;
    const rate = (longest / 2) * (1 + Math.cos((Math.PI * step) / steps));
    const { values, gradient } = this;
    const [mean, square] = [this.#mean, this.#square];
    for (let i = 0; i < values.length; i++) {
      const scale = scales?.[i] ?? 1;
      const loses = typeof decay === 'number' ? decay : (decay[i] ?? 0);
      const slope = scale * ((gradient[i] ?? 0) - loses * (values[i] ?? 0));
      mean[i] = 0.9 * (mean[i] ?? 0) + 0.1 * slope;
      square[i] = 0.99 * (square[i] ?? 0) + 0.01 * slope * slope;
      const spread = Math.sqrt((square[i] ?? 0) / (1 - 0.99 ** step)) + 1e-8;
      values[i] = (values[i] ?? 0) + (scale * rate * (mean[i] ?? 0)) / (1 - 0.9 ** step) / spread;
    }
    gradient.fill(0);
  }
}
