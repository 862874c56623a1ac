import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileBytes, sniffedBytes } from '../input/byte-stream.js';
import { fileProblem, type Problem } from '../output/problem.js';
import type { DatasetFile } from './verify.js';

const ARTICLES = /^articles-\d+\.jsonl(?:\.gz|\.zst)?$/;
/** Shards in the layout of Hugging Face. */
const TRAIN = /^train-\d+-of-\d+\.jsonl(?:\.gz|\.zst)?$/;

/**
 * The files of records that `paths` name: files as they are, of folders the shards that `clean` wrote, `-` for `stdin`.
 * They are decompressed where their name ends in `.gz` or `.zst`, stdin where it begins so.
 */
export async function findDatasets(
  paths: readonly string[],
  stdin: () => AsyncIterable<Uint8Array>,
): Promise<{ files: DatasetFile[]; problems: Problem[] }> {
  const files: DatasetFile[] = [];
  const problems: Problem[] = [];
  for (const path of new Set(paths)) {
    if (path === '-') {
      files.push({ name: 'stdin', bytes: () => sniffedBytes(stdin()) });
      continue;
    }
    try {
      if (!(await stat(path)).isDirectory()) {
        files.push(onDisk(path));
        continue;
      }
      const shards = await shardsIn(path);
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

async function shardsIn(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  const articles = names.filter((name) => ARTICLES.test(name)).sort();
  if (articles.length > 0 || !names.includes('data')) return articles;
  const data = await readdir(join(folder, 'data'));
  return data
    .filter((name) => TRAIN.test(name))
    .sort()
    .map((name) => join('data', name));
}

function onDisk(path: string): DatasetFile {
  return { name: path, bytes: () => fileBytes(path) };
}
