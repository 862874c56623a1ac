import { CorpusTooLarge } from '../../dedup/byte-store.js';
import { CorpusDedup, type Removal } from '../../dedup/corpus-dedup.js';
import { DEDUP_DEFAULTS, type DedupOptions } from '../../dedup/defaults.js';
import type { Budget } from '../../dedup/engine.js';
import type { RunSettings } from '../../output/manifest.js';
import { countWords } from '../../text/words.js';
import type { Check } from '../check.js';
import type { Corpus } from '../corpus.js';
import type { DatasetFile } from '../verify.js';

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
    const rows = new Rows(corpora, limit, budget);
    let full = false;
    return {
      line: (line, report) => {
        const { body, metadata, id } = line;
        if (!body || full) return;
        const dedup = rows.of(line.from, metadata.path);
        if (!dedup) return;
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

/** What repeats are looked for in: of folders that were cleaned alike the records are one row. */
class Rows {
  readonly #rows = new Map<string, CorpusDedup>();
  #page: unknown;
  #ofPage: CorpusDedup | undefined;

  constructor(
    private readonly corpora: readonly Corpus[],
    private readonly limit: number,
    private readonly budget: Budget | null,
  ) {}

  /** That of a page; undefined where `clean` was told to leave repeats in. */
  of({ name, folder }: DatasetFile, path: unknown): CorpusDedup | undefined {
    const settings = this.corpora.find((corpus) => corpus.folder === folder)?.manifest?.settings ?? {};
    if (settings.dedup === 'off') return undefined;
    const options = optionsOf(settings, this.limit);
    if (settings.dedup === 'page') {
      const page = JSON.stringify([folder ?? name, path]);
      if (page !== this.#page) this.#ofPage = new CorpusDedup(options);
      this.#page = page;
      return this.#ofPage;
    }
    const key = JSON.stringify(options);
    const row = this.#rows.get(key) ?? new CorpusDedup(options, this.budget);
    this.#rows.set(key, row);
    return row;
  }
}

/** What `clean` was told to take for a repeat, unless the check has a limit of its own. */
function optionsOf({ dedupIdentity, dedupMinWords }: RunSettings, limit: number): Partial<DedupOptions> {
  const own = limit === DEDUP_DEFAULTS.minRunWords && typeof dedupMinWords === 'number' ? dedupMinWords : limit;
  const identity = typeof dedupIdentity === 'number' ? dedupIdentity : DEDUP_DEFAULTS.identity;
  return { minRunWords: own, minParagraphWords: own >> 1, identity };
}
