import { DEDUP_SCOPES } from '../corpus/scope.js';
import { CORRECT_SCOPES } from '../correct/settings.js';
import { ENCODINGS } from '../input/encoding.js';
import { JobError } from '../output/problem.js';
import type { CorpusSettings } from './clean-corpus.js';
import type { PageSettings } from './settings.js';

/** What the value of a setting must be: whether one is, and how that is told. */
interface Kind {
  takes: (value: unknown) => boolean;
  told: string;
}

const isText = (value: unknown): boolean => typeof value === 'string';
const TEXT: Kind = { takes: isText, told: 'a string' };
const TEXTS: Kind = { takes: (value) => Array.isArray(value) && value.every(isText), told: 'an array of strings' };
const TRUTH: Kind = { takes: (value) => typeof value === 'boolean', told: 'true or false' };
const oneOf = (values: readonly string[]): Kind => ({
  takes: (value) => values.some((one) => one === value),
  told: values.join(', ').replace(/, (?=[^,]+$)/, ' or '),
});
const number = (least: number, most: number, whole: boolean): Kind => ({
  takes: (value) => typeof value === 'number' && value >= least && value <= most && (!whole || Number.isInteger(value)),
  told: `a ${whole ? 'whole ' : ''}number ${most === Number.MAX_SAFE_INTEGER ? `from ${least}` : `from ${least} to ${most}`}`,
});

const OF_PAGES: Readonly<Record<keyof PageSettings, Kind>> = {
  path: TEXT,
  source: TEXT,
  encoding: oneOf(ENCODINGS),
  dedup: oneOf(['page', 'off']),
  correct: oneOf(CORRECT_SCOPES),
  dictionaries: TEXTS,
  builtin: TRUTH,
};

/** Bounds are those of the options. */
const OF_CORPORA: Readonly<Record<keyof CorpusSettings, Kind>> = {
  source: TEXT,
  encoding: OF_PAGES.encoding,
  dedup: oneOf(DEDUP_SCOPES),
  correct: OF_PAGES.correct,
  dictionaries: TEXTS,
  builtin: TRUTH,
  against: TEXTS,
  dedupIdentity: number(0.5, 1, false),
  dedupMinWords: number(8, 1000, true),
  dedupMemory: number(64 * 1024, Number.MAX_SAFE_INTEGER, true),
  learn: TRUTH,
  jobs: number(1, 999, true),
};

/**
 * Refuses settings that there are not, and values that they do not take: those who write JavaScript have no types to tell them.
 *
 * @throws JobError for the first of them
 */
function check(settings: object, kinds: Readonly<Record<string, Kind>>): void {
  for (const [name, value] of Object.entries(settings)) {
    if (!Object.hasOwn(kinds, name)) {
      const advice = `settings are ${Object.keys(kinds).join(', ')}`;
      throw new JobError({ path: 'settings', reason: `no such setting: ${name}`, advice });
    }
    const kind = kinds[name];
    if (value === undefined || !kind || kind.takes(value)) continue;
    throw new JobError({ path: 'settings', reason: `wrong value of ${name}`, advice: `give ${kind.told}` });
  }
}

/** Checks the settings of {@link cleanPage}, and that its page is one. */
export function checkPage(page: unknown, settings: PageSettings): void {
  check(settings, OF_PAGES);
  checkContent(page, settings.path ?? 'page');
}

/** Checks the settings of {@link cleanCorpus}. */
export function checkCorpus(settings: CorpusSettings): void {
  check(settings, OF_CORPORA);
}

/** Checks that a page is a string or bytes. */
export function checkContent(page: unknown, path: string): void {
  if (typeof page === 'string' || page instanceof Uint8Array) return;
  throw new JobError({ path, reason: 'neither text nor bytes', advice: 'give a string or a Uint8Array' });
}
