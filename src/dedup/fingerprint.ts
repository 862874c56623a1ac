import { KeyBuffer } from '../text/keys.js';
import { type Sampling, Seeds, winnow } from './winnow.js';

/** What the index takes of an article. */
export interface Fingerprint {
  /** The key: a unit that is like no letter, so that nothing is shared across the border of two articles, then the paragraphs. */
  units: Uint8Array;
  /** Where each paragraph begins in it. */
  starts: Uint32Array;
  /** Where each seed begins in it, and its hash. */
  positions: Int32Array;
  hashes: Uint32Array;
}

/** Makes fingerprints in memory that it uses again. */
export class Fingerprinter {
  private readonly keys = new KeyBuffer();
  private readonly seeds = new Seeds();
  private starts = new Uint32Array(1 << 6);

  constructor(private readonly sampling: Sampling) {}

  /** The fingerprint of an article; it stands until the next call. */
  take(paragraphs: readonly { text: string }[]): Fingerprint {
    const { keys, seeds } = this;
    if (paragraphs.length > this.starts.length) this.starts = new Uint32Array(paragraphs.length * 2);
    keys.clear();
    keys.separate();
    paragraphs.forEach(({ text }, i) => {
      this.starts[i] = keys.length;
      keys.append(text);
    });
    winnow(keys.units, 1, keys.length, this.sampling, seeds);
    return {
      units: keys.units.subarray(0, keys.length),
      starts: this.starts.subarray(0, paragraphs.length),
      positions: seeds.positions.subarray(0, seeds.length),
      hashes: seeds.hashes.subarray(0, seeds.length),
    };
  }
}
