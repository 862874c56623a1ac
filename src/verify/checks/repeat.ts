import { CorpusTooLarge } from '../../dedup/byte-store.js';
import { CorpusDedup, type Removal } from '../../dedup/corpus-dedup.js';
import { DEDUP_DEFAULTS, type DedupOptions } from '../../dedup/defaults.js';
import { countWords } from '../../text/words.js';
import type { Check } from '../check.js';
import type { Corpus } from '../corpus.js';

export const repeat: Check = {
  id: 'repeat',
  level: 'error',
  description:
    'No passage repeats an earlier one of the dataset, whatever the OCR made of it: what `clean` would take out.',
  limit: {
    default: DEDUP_DEFAULTS.minRunWords,
    least: 8,
    most: 1000,
    means: 'words of a run; half of it for a whole paragraph',
  },
  start: ({ corpora, budget }, limit) => {
    const dedup = new CorpusDedup(optionsOf(corpora, limit), budget);
    let full = false;
    return {
      line: (line, report) => {
        const { body, metadata, id } = line;
        if (!body || full) return;
        const segments = line.paragraphs;
        const paragraphs = segments.map(({ text }) => ({ text, line: line.number }));
        const path = typeof metadata.path === 'string' ? metadata.path : id;
        let removals: Removal[];
        try {
          removals = dedup.judge({ id, path, paragraphs });
        } catch (error) {
          if (!(error instanceof CorpusTooLarge)) throw error;
          full = true;
          return report({ message: 'more text than the index of repeats holds: from here on none is looked for' });
        }
        for (const { paragraph, start, end, kind, of, similarity } of removals) {
          const segment = segments[paragraph];
          // `repeated-paragraph` tells of those.
          if (!segment) continue;
          const inRecord = of.id === id && of.paragraph < paragraph;
          if (inRecord && segments[of.paragraph]?.text === segment.text) continue;
          const found = segment.text.slice(start, end);
          const alike = similarity < 1 ? `, ${Math.floor(similarity * 100)} % alike` : '';
          const message = `${countWords(found)} words that ${of.id} has in paragraph ${of.paragraph + 1} (${kind}${alike})`;
          report({ message, pointer: '/text', at: segment.start + start, length: found.length });
        }
      },
    };
  },
};

/** What `clean` was told to take for a repeat, unless the check has a limit of its own. */
function optionsOf(corpora: readonly Corpus[], limit: number): Partial<DedupOptions> {
  const { dedupIdentity, dedupMinWords } = corpora[0]?.manifest?.settings ?? {};
  const own = limit === DEDUP_DEFAULTS.minRunWords && typeof dedupMinWords === 'number' ? dedupMinWords : limit;
  const identity = typeof dedupIdentity === 'number' ? { identity: dedupIdentity } : {};
  return { minRunWords: own, minParagraphWords: own >> 1, ...identity };
}
