import type { Problem } from '../../output/problem.js';

/** Where a scan stands, in the order of the corpus. */
interface ScanPlace {
  /** As records name it. */
  path: string;
  /** As shown. */
  name: string;
  /** Name of the folder it was found in. */
  root: string;
}

export interface Scan extends ScanPlace {
  /** Its bytes, to be decoded, or its text where it came decoded. */
  content: Uint8Array | string;
}

/** A scan that cannot be read. */
export interface UnreadScan extends ScanPlace {
  problem: Problem;
}
