import { join } from 'node:path';
import { MANIFEST } from '../../output/manifest.js';
import { fileProblem } from '../../output/problem.js';
import type { Check } from '../check.js';
import { type Corpus, type ManifestHead, shardOf } from '../corpus.js';
import { digestOf } from '../digest.js';

export const manifest: Check = {
  id: 'manifest',
  level: 'error',
  description:
    'A folder has a manifest, and bytes, lines, SHA-256 and counts are as it says; no file is missing or unknown to it.',
  start: ({ corpora }) => {
    const found = new Map<string, { articles: number; words: number }>();
    return {
      line: ({ from, metadata }) => {
        if (from.folder === undefined) return;
        const counts = found.get(from.folder) ?? { articles: 0, words: 0 };
        counts.articles++;
        if (typeof metadata.words === 'number') counts.words += metadata.words;
        found.set(from.folder, counts);
      },
      end: async (report) => {
        for (const corpus of corpora) {
          const file = join(corpus.folder, MANIFEST);
          const say = (message: string, pointer?: string): void =>
            report({ message, file, ...(pointer && { pointer }) });
          if (!corpus.manifest) say(corpus.trouble);
          else {
            countsDiffer(corpus.manifest, found.get(corpus.folder) ?? { articles: 0, words: 0 }, say);
            await outputsDiffer(corpus, corpus.manifest, say);
          }
        }
      },
    };
  },
};

type Say = (message: string, pointer?: string) => void;

function countsDiffer({ counts }: ManifestHead, found: { articles: number; words: number }, say: Say): void {
  for (const key of ['articles', 'words'] as const) {
    if (counts[key] !== found[key]) say(`${counts[key]} ${key}, but the records have ${found[key]}`, `/counts/${key}`);
  }
}

async function outputsDiffer({ folder, files }: Corpus, { outputs }: ManifestHead, say: Say): Promise<void> {
  for (const [i, output] of outputs.entries()) {
    const { file } = output;
    const pointer = `/outputs/${i}`;
    // A name that leads out of the folder is no shard.
    if (!shardOf(file)) say(`${JSON.stringify(file)} is no name of a shard`, `${pointer}/file`);
    else if (!files.includes(file)) say(`${file} is missing`, `${pointer}/file`);
    else {
      try {
        const found = await digestOf(join(folder, file));
        // One fault of a file shows in up to three figures: the plainest is told.
        const keys = isPlain(file) ? (['lines', 'bytes', 'sha256'] as const) : (['bytes', 'sha256'] as const);
        const key = keys.find((one) => found[one] !== output[one]);
        if (key) say(`${file} has ${key} ${found[key]}, not ${output[key]}`, `${pointer}/${key}`);
      } catch (error) {
        const problem = fileProblem(file, error);
        if (!problem) throw error;
        say(`${file}: ${problem.reason}`, pointer);
      }
    }
  }
  for (const name of files) if (!outputs.some(({ file }) => file === name)) say(`${name} is not in it`, '/outputs');
}

/** Lines of compressed files are not counted: their SHA-256 answers for them. */
function isPlain(file: string): boolean {
  return file.endsWith('.jsonl');
}
