/** Lets a run be asked to stop at the next page where it can be gone on from. */
export class Stop {
  /** Whether pages are being cleaned: nothing else has a place to go on from. */
  #heard = false;
  #asked = false;
  /** Whether pages were left for that. */
  heeded = false;

  get asked(): boolean {
    return this.#asked;
  }

  /** Asks for it; false where the run does not listen. */
  ask(): boolean {
    this.#asked ||= this.#heard;
    return this.#heard;
  }

  /** Gives what comes of pages, and listens meanwhile. */
  async *listening<T>(results: AsyncIterable<T>): AsyncGenerator<T> {
    this.#heard = true;
    yield* results;
    this.#heard = false;
  }
}
