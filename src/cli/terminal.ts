import { once } from 'node:events';
import { constants } from 'node:os';
import { relative } from 'node:path';
import type { PageFile } from '../input/page-file.js';
import { type Problem, problemText } from '../output/problem.js';
import { type LogLevel, Messages } from './messages.js';

/** Exit codes of every command. */
export const DONE = 0;
/** Findings, or pages that failed while others were cleaned. */
export const FINDINGS = 1;
/** Wrong usage, or nothing could be done. */
export const FAILED = 2;

/** What becomes of the job when nobody reads stdout any more. */
const stdout = { needed: true, read: true };

/** From here on stdout only tells of what goes into files, which are written whether or not anybody reads it. */
export function makeStdoutOptional(): void {
  stdout.needed = false;
}

/** Ends quietly when whoever reads stdout has seen enough (`| head`), unless the job is done elsewhere. */
export function endQuietlyOnClosedPipe(): void {
  process.on('exit', () => messages.endProgress());
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE' && !stdout.needed) {
      stdout.read = false;
      return;
    }
    if (error.code === 'EPIPE') process.exit(DONE);
    say(`stdout: ${error.message}`, 'error');
    process.exit(FAILED);
  });
  // With stderr closed nobody is left to be told.
  process.stderr.on('error', () => {});
}

/** Writes data to stdout, no faster than it is read. */
export async function writeOut(text: string | Uint8Array): Promise<void> {
  if (text.length === 0 || !stdout.read || process.stdout.write(text)) return;
  await once(process.stdout, 'drain').catch((error) => {
    if (stdout.read) throw error;
  });
}

/** Whatever goes to stderr. */
export const messages = new Messages(process.stderr);

/** Writes text of several lines to stderr, as it is. */
export function writeErr(text: string): void {
  messages.write(text, 'error');
}

/** One line on stderr, if messages of this level are wanted. */
export function say(line: string, level: LogLevel): void {
  messages.write(`warraq: ${visible(line)}\n`, level);
}

/** Tells what is wrong with a file, where, and what to do. */
export function complain(problem: Problem): void {
  say(problemText(problem), 'error');
}

/** A number and what it counts. */
export function counted(n: number, one: string, more = `${one}s`): string {
  return `${n.toLocaleString('en-US')} ${n === 1 ? one : more}`;
}

/** Path of a page as its user would write it, and which part of the file it is. */
export function shownPath({ kind, file, place }: PageFile): string {
  const near = kind === 'stdin' ? 'stdin' : relative('', file);
  const path = near.startsWith('..') ? file : near;
  return place === undefined ? path : `${path}, ${place}`;
}

export async function readStdin(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** What becomes of a job when a signal comes. */
export interface Interrupted {
  /** Asks the job to come to an end by itself; false when it cannot. */
  ask(): boolean;
  /** Tidies up before the process ends at once; tells what was left and how to go on, if anything was. */
  tidy(): string | undefined;
}

export interface Interrupts {
  /** Exit code of the signal that asked the job to end; undefined before. */
  code(): number | undefined;
  /** Leaves signals to the system again. */
  leave(): void;
}

/**
 * Hears signals until it is told to leave them. The first one asks the job to end; the next one, or the first where that
 * cannot be, ends it at once: with the exit code of the signal where something is left to go on with, else the process dies
 * of it.
 */
export function hearInterrupts({ ask, tidy }: Interrupted): Interrupts {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  let asked: number | undefined;
  const codeOf = (signal: NodeJS.Signals): number => 128 + constants.signals[signal];
  const heard = (signal: NodeJS.Signals): void => {
    messages.endProgress();
    if (asked === undefined && ask()) {
      asked = codeOf(signal);
      say('finishing the pages under way; another signal stops at once', 'info');
      return;
    }
    leave();
    const left = tidy();
    if (left !== undefined) {
      say(left, 'error');
      process.exit(codeOf(signal));
    }
    // The shell sees which signal it was.
    process.kill(process.pid, signal);
  };
  const leave = (): void => {
    for (const signal of signals) process.off(signal, heard);
  };
  for (const signal of signals) process.on(signal, heard);
  return { code: () => asked, leave };
}

/** Keeps a file name, or text of a file, from breaking the line or steering the terminal. */
export function visible(text: string): string {
  return text.replace(/\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu, (control) => {
    if (control === '\n') return '\\n';
    return `\\u${(control.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
  });
}
