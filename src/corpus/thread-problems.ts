import type { Problem } from '../output/problem.js';

const TOO_LONG = 'not done in';
const TOO_LARGE = 'too large for the memory of a thread';
const DIED = 'the thread that cleaned it died';

/** The problem with a page that takes too long. */
export function tooLong(path: string, seconds = 0): Problem {
  const advice = 'split the page or leave it out, or allow more with --page-timeout';
  return { path, reason: `${TOO_LONG} ${seconds} s`, advice };
}

/** The problem with a page that threads die of. */
export function death(path: string, error: unknown): Problem {
  const memory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  if (memory) return { path, reason: TOO_LARGE, advice: 'split the page or leave it out' };
  const why = error instanceof Error ? error.message : String(error);
  return { path, reason: `${DIED}, and died again (${why})`, advice: 'leave the page out, and report it' };
}

/** Whether a reason is one of these, which reading the page does not show. */
export function isOfThread(reason: string): boolean {
  return [TOO_LONG, TOO_LARGE, DIED].some((beginning) => reason.startsWith(beginning));
}
