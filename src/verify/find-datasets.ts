import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileProblem, type Problem } from '../output/problem.js';
import type { DatasetFile } from './verify.js';

const ARTICLES = /^articles-\d+\.jsonl$/;

/** The files of records that `paths` name: files as they are, of folders the shards that `clean` wrote, `-` for `stdin`. */
export async function findDatasets(
  paths: readonly string[],
  stdin: () => AsyncIterable<Uint8Array>,
): Promise<{ files: DatasetFile[]; problems: Problem[] }> {
  const files: DatasetFile[] = [];
  const problems: Problem[] = [];
  for (const path of new Set(paths)) {
    if (path === '-') {
      files.push({ name: 'stdin', bytes: stdin });
      continue;
    }
    try {
      if (!(await stat(path)).isDirectory()) {
        files.push(onDisk(path));
        continue;
      }
      const shards = (await readdir(path)).filter((name) => ARTICLES.test(name)).sort();
      for (const name of shards) files.push(onDisk(join(path, name)));
      if (shards.length === 0) {
        problems.push({
          path,
          reason: 'no articles-*.jsonl in this folder',
          advice: 'name a folder that clean -o wrote',
        });
      }
    } catch (error) {
      const problem = fileProblem(path, error);
      if (!problem) throw error;
      problems.push(problem);
    }
  }
  return { files, problems };
}

function onDisk(path: string): DatasetFile {
  return { name: path, bytes: () => createReadStream(path, { highWaterMark: 1 << 20 }) };
}
