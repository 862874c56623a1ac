import { loadLexicon } from '../lexicon/load.js';
import { fileProblem, JobError, type Problem } from '../output/problem.js';
import { bounded } from './bounded.js';
import { LONGEST_LINE } from './checks/long-line.js';
import { corporaOf } from './corpus.js';
import { lineBlocks } from './lines.js';
import { RecordLine } from './record-line.js';
import type { Stats } from './stats/stats.js';
import { StatsTally } from './stats/tally.js';
import { type DatasetFile, wordTable } from './verify.js';

const LONGEST = LONGEST_LINE * 2 ** 20;

/** Figures of the files of one dataset. What is no record is passed over and counted; `verify` tells what is wrong with it. */
export async function readStats(
  files: readonly DatasetFile[],
): Promise<{ stats: Stats; passedOver: number; problems: Problem[] }> {
  const lexicon = loadLexicon();
  const words = wordTable(null);
  const tally = new StatsTally(await corporaOf(files), (word) => lexicon.has(word));
  const problems: Problem[] = [];
  let passedOver = 0;
  for (const from of files) {
    let number = 0;
    try {
      for await (const lines of lineBlocks(bounded(from.bytes(), LONGEST, { closed: true }), LONGEST)) {
        for (const its of lines) {
          const line = new RecordLine(from, ++number, its, its.bytes.length > LONGEST, words);
          if (line.record) tally.add(line);
          else passedOver++;
        }
      }
    } catch (error) {
      const problem = error instanceof JobError ? error.problem : fileProblem(from.name, error);
      if (!problem) throw error;
      problems.push(problem);
    }
  }
  return { stats: tally.stats(), passedOver, problems };
}
