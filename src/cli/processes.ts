import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import type { Processes } from '../output/lock.js';
import { codeOf } from '../output/problem.js';

/** What this system tells of processes. */
export function processes(): Processes {
  const { pid } = process;
  return { self: { pid, host: hostname(), began: began(pid) ?? '' }, began };
}

/**
 * When a process began, in the words of the system; null when there is none. Linux counts the ticks since it was started;
 * elsewhere all that is known is whether there is one.
 */
function began(pid: number): string | null {
  if (process.platform === 'linux') return beganOnLinux(pid);
  try {
    process.kill(pid, 0);
    return 'running';
  } catch (error) {
    const denied = codeOf(error) === 'EPERM';
    return denied ? 'running' : null;
  }
}

/** Field 22 of `/proc/PID/stat` (proc(5)); the second is a name in brackets that may hold anything, the third the state. */
function beganOnLinux(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z') return null;
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim()} ${fields[19]}`;
  } catch {
    return null;
  }
}
