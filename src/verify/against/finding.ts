import type { Finding } from '../check.js';
import { type AgainstId, LEVEL } from './checks.js';
import type { At } from './page.js';

/** Where a finding stands in a file; at its first line when absent. */
export type Place = Partial<Pick<Finding, 'file' | 'line' | 'column' | 'pointer' | 'id'>>;

export type Tell = (check: AgainstId, place: Place, message: string) => void;

export function findingOf(check: AgainstId, place: Place, message: string): Finding {
  const { file = '', line = 1, column = null, pointer = null, id = '' } = place;
  return { check, level: LEVEL, file, line, column, pointer, id, message };
}

/** @param scan name of the scan, as shown */
export function placeOf(at: At, scan: string): Place {
  if ('log' in at) return { file: at.log.file, line: at.log.number, id: String(at.log.change.id) };
  if ('record' in at) {
    const { file, number, record } = at.record;
    return { file, line: number, pointer: at.pointer, id: String(record.id) };
  }
  return { file: scan, line: at.line, column: at.column };
}
