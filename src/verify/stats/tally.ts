import { isArabicUnit, isLetterUnit, wordsOf } from '../../text/words.js';
import type { Corpus } from '../corpus.js';
import type { RecordLine } from '../record-line.js';
import { NameCounts, NumberCounts } from './counts.js';
import { type Removed, STATS_FORMAT, type Stats } from './stats.js';

/** Records are counted by their words from these on. */
const LENGTHS = [0, 25, 50, 100, 200, 400, 800, 1600];
/** Different names of flags and sources, and different non-words, that are counted. */
const NAMES = 1000;
const NON_WORDS = 500_000;
const TOP = 20;

/** Counts the figures of a dataset line by line; memory is bounded. */
export class StatsTally {
  #records = 0;
  #pages = 0;
  #words = 0;
  #arabicWords = 0;
  #knownWords = 0;
  #path: unknown;
  #onPage = 0;
  #first = '';
  #last = '';
  #undated = 0;
  readonly #perPage = new NumberCounts();
  readonly #perRecord = new NumberCounts();
  readonly #flags = new NameCounts(NAMES);
  readonly #sources = new NameCounts(NAMES);
  readonly #nonWords = new NameCounts(NON_WORDS);

  /**
   * @param corpora folders whose manifests tell of what was changed
   * @param knows whether the lexicon has a word; without it no non-words are listed
   */
  constructor(
    private readonly corpora: readonly Corpus[],
    private readonly knows?: (word: string) => boolean,
  ) {}

  add({ record, body, metadata }: RecordLine): void {
    if (!record) return;
    this.#records++;
    const words = body?.words ?? 0;
    this.#words += words;
    this.#perRecord.add(words);
    this.#arabicWords += body?.arabicWords ?? 0;
    this.#knownWords += body?.knownWords ?? 0;
    if (metadata.path !== this.#path) this.#closePage();
    this.#path = metadata.path;
    this.#onPage++;
    if (Array.isArray(metadata.flags)) for (const flag of metadata.flags) this.#flags.add(String(flag));
    this.#sources.add(String(record.source));
    const { date } = record;
    if (typeof date !== 'string' || date === '') this.#undated++;
    else {
      if (this.#first === '' || date < this.#first) this.#first = date;
      if (date > this.#last) this.#last = date;
    }
    if (this.knows && body && body.knownWords < body.arabicWords) this.#listNonWords(body.text, this.knows);
  }

  stats(): Stats {
    this.#closePage();
    this.#path = undefined;
    const nonWords = this.#arabicWords - this.#knownWords;
    return {
      format: STATS_FORMAT,
      records: this.#records,
      pages: this.#pages,
      words: this.#words,
      articlesPerPage: this.#perPage.spread(),
      wordsPerRecord: this.#perRecord.spread(),
      lengths: this.#perRecord.from(LENGTHS).map(({ from, count }) => ({ from, records: count })),
      arabicWords: this.#arabicWords,
      nonWords,
      nonWordShare: rounded(this.#arabicWords === 0 ? 0 : nonWords / this.#arabicWords),
      topNonWords: this.#nonWords.top(TOP).map(([word, times]) => ({ word, times })),
      flags: Object.fromEntries(this.#flags.top(NAMES)),
      sources: Object.fromEntries(this.#sources.top(NAMES)),
      dates: { first: this.#first, last: this.#last, without: this.#undated },
      removed: removedFrom(this.corpora),
      changes: changesOf(this.corpora),
    };
  }

  #closePage(): void {
    if (this.#onPage === 0) return;
    this.#pages++;
    this.#perPage.add(this.#onPage);
    this.#onPage = 0;
  }

  #listNonWords(text: string, knows: (word: string) => boolean): void {
    for (const { text: word } of wordsOf(text)) if (hasArabicLetter(word) && !knows(word)) this.#nonWords.add(word);
  }
}

function hasArabicLetter(word: string): boolean {
  for (let i = 0; i < word.length; i++) {
    const unit = word.charCodeAt(i);
    if (isArabicUnit(unit) && isLetterUnit(unit)) return true;
  }
  return false;
}

/** A share to six decimals. */
function rounded(share: number): number {
  return Math.round(share * 1e6) / 1e6;
}

/** What went as repeats; null unless every corpus has a manifest, and there is one. */
function removedFrom(corpora: readonly Corpus[]): Removed | null {
  if (corpora.length === 0) return null;
  const kinds: Removed['kinds'] = {};
  let kept = 0;
  let gone = 0;
  for (const { manifest } of corpora) {
    if (!manifest?.counts.removed) return null;
    kept += manifest.counts.words;
    for (const [kind, { passages, words }] of Object.entries(manifest.counts.removed)) {
      const sum = kinds[kind] ?? { passages: 0, words: 0 };
      kinds[kind] = { passages: sum.passages + passages, words: sum.words + words };
      gone += words;
    }
  }
  return { share: rounded(gone === 0 ? 0 : gone / (gone + kept)), kinds };
}

function changesOf(corpora: readonly Corpus[]): Stats['changes'] {
  if (corpora.length === 0) return null;
  const changes: NonNullable<Stats['changes']> = {};
  for (const { manifest } of corpora) {
    if (!manifest?.counts.stages) return null;
    for (const [stage, rules] of Object.entries(manifest.counts.stages)) {
      const sums = changes[stage] ?? {};
      changes[stage] = sums;
      for (const [rule, count] of Object.entries(rules)) sums[rule] = (sums[rule] ?? 0) + count.changes;
    }
  }
  return changes;
}
