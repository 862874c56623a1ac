import { type Check, type Finding, objectOf } from './check.js';
import { linesOfBytes, readLine } from './lines.js';

/** A file of records. */
export interface DatasetFile {
  /** As given. */
  name: string;
  bytes(): AsyncIterable<Uint8Array>;
}

/** What was checked so far. */
export interface Extent {
  files: number;
  records: number;
}

/**
 * Runs checks over the files of one dataset, line by line; gives what they find, in order.
 *
 * @param extent is counted up on the way
 * @throws what reading a file throws
 */
export async function* verify(
  files: readonly DatasetFile[],
  checks: readonly Check[],
  extent: Extent,
): AsyncGenerator<Finding> {
  const running = checks.map((check) => ({ check, look: check.start() }));
  for (const file of files) {
    extent.files++;
    let number = 0;
    for await (const bytes of linesOfBytes(file.bytes())) {
      const line = readLine(file.name, ++number, bytes);
      extent.records++;
      const findings: Finding[] = [];
      const given = objectOf(line)?.id;
      const id = typeof given === 'string' ? given : '';
      for (const { check, look } of running) {
        look(line, ({ message, column = null, pointer = null }) => {
          findings.push({
            check: check.id,
            level: check.level,
            file: file.name,
            line: number,
            column,
            pointer,
            id,
            message,
          });
        });
      }
      yield* findings;
    }
    if (number === 0) yield emptyFile(file.name);
  }
}

/** A corpus of nothing is a mistake made somewhere before. */
function emptyFile(file: string): Finding {
  const message = 'no record in this file';
  return { check: 'no-record', level: 'warning', file, line: 1, column: null, pointer: null, id: '', message };
}
