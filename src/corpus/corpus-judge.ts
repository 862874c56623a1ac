import { CorpusTooLarge } from '../dedup/byte-store.js';
import { CorpusDedup, type JudgedArticle } from '../dedup/corpus-dedup.js';
import { JobError } from '../output/problem.js';
import type { DatasetFile } from '../verify/verify.js';
import type { CleanedBefore } from './cleaned-before.js';
import { EarlierDigest, type EarlierSummary, earlierLines } from './earlier-corpus.js';
import type { DedupScope } from './scope.js';
import type { RepeatJudge } from './settle.js';
import { SpillFolder } from './spill-folder.js';

/** How repeats across the corpus are judged. */
export interface JudgeChoices {
  dedup: DedupScope;
  /** Share of letters in common, 0 to 1. */
  dedupIdentity: number;
  /** Words of a run; a whole paragraph needs half as many. */
  dedupMinWords: number;
  /** Bytes. */
  dedupMemory: number;
}

export interface CorpusJudge extends RepeatJudge {
  earlier: EarlierSummary;
}

/**
 * The judge of a run, null unless it is to look at the whole corpus.
 *
 * @param earlier files of the corpus that was there before
 * @param scratch folder for what memory has no room for
 * @param before of records that are superseded nothing is a repeat
 * @throws JobError when the earlier corpus cannot be read
 */
export async function corpusJudge(
  { dedup, dedupIdentity, dedupMinWords, dedupMemory }: JudgeChoices,
  earlier: readonly DatasetFile[],
  scratch: string,
  before?: Pick<CleanedBefore, 'isCurrent'>,
): Promise<CorpusJudge | null> {
  if (dedup !== 'corpus') return null;
  const engine = new CorpusDedup(
    { identity: dedupIdentity, minRunWords: dedupMinWords, minParagraphWords: dedupMinWords >> 1 },
    { bytes: dedupMemory, spill: new SpillFolder(scratch) },
  );
  const digest = new EarlierDigest();
  for (const file of earlier) {
    for await (const { article } of earlierLines(file)) {
      if (before?.isCurrent(file.name, article.path) ?? true) explained(article, () => engine.know(article));
      digest.add(article);
    }
  }
  return {
    earlier: digest.summary(),
    judge: (article) => explained(article, () => engine.judge(article)),
  };
}

function explained<T>({ path }: JudgedArticle, job: () => T): T {
  try {
    return job();
  } catch (error) {
    if (!(error instanceof CorpusTooLarge)) throw error;
    const advice = 'clean it in parts, or with --dedup page';
    throw new JobError({ path, reason: 'more text before it than one duplicate index holds', advice });
  }
}
