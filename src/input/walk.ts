import fs, { type Dirent } from 'node:fs';
import { bytesOfName } from './byte-names.js';

/** Entries that the system is asked for at a time. */
const ENTRIES = 1024;

export interface Walker {
  /** Whether a file of this name (a byte string) is wanted. */
  wants(name: string): boolean;
  /** Takes a file: its path below the folder, a byte string parted by `/`. */
  found(path: string): void;
  /** Takes what went wrong at a path below the folder; empty for the folder itself. */
  failed(path: string, error: unknown): void;
}

/**
 * Finds the wanted files below a folder, in the order of the bytes of their paths. Memory holds the names of one folder of
 * each depth.
 *
 * What is hidden is passed over. Links to files are files; links to folders are not followed, so no loop can hang.
 *
 * @param folder a byte string
 */
export async function walk(folder: string, walker: Walker): Promise<void> {
  const visit = async (below: string): Promise<void> => {
    for (const name of await namesIn(folder, below, walker)) {
      if (name.endsWith('/')) await visit(below + name);
      else walker.found(below + name);
    }
  };
  await visit('');
}

/** Names of wanted files and, with a `/`, of folders: in their order, all paths are in theirs. */
async function namesIn(folder: string, below: string, { wants, failed }: Walker): Promise<string[]> {
  const names: string[] = [];
  try {
    for await (const entry of await open(folder, below)) {
      const name = (entry.name as unknown as Buffer).toString('latin1');
      if (name.startsWith('.')) continue;
      if (entry.isDirectory()) names.push(`${name}/`);
      else if (wants(name) && isFile(entry, `${folder}/${below}${name}`, (error) => failed(below + name, error)))
        names.push(name);
    }
  } catch (error) {
    failed(below.slice(0, -1), error);
  }
  return names.sort();
}

/** Opens a folder for names as buffers, which the types do not know. */
function open(folder: string, below: string): Promise<AsyncIterable<Dirent>> {
  const options = { encoding: 'buffer' as BufferEncoding, bufferSize: ENTRIES };
  return fs.promises.opendir(bytesOfName(`${folder}/${below}`), options);
}

function isFile(entry: Dirent, path: string, failed: (error: unknown) => void): boolean {
  if (!entry.isSymbolicLink()) return entry.isFile();
  try {
    return fs.statSync(bytesOfName(path)).isFile();
  } catch (error) {
    failed(error);
    return false;
  }
}
