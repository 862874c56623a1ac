import { basename } from 'node:path';
import type { EarlierSummary } from '../corpus/earlier-corpus.js';
import { parseEncoding } from '../input/encoding.js';
import { FORMS } from '../input/form.js';
import type { PageFile } from '../input/page-file.js';
import type { SourceSettings } from '../input/page-source.js';
import type { RunSettings } from '../output/manifest.js';
import type { OutputForm } from '../output/output-form.js';
import type { Dictionaries } from './dictionaries.js';
import type { CleanOptions } from './options.js';

export function outputForm({ layout = 'flat', compress = layout === 'hf' ? 'gz' : 'none' }: CleanOptions): OutputForm {
  return { layout, compress };
}

/** Whether words are counted on all pages first: they are read twice then, which stdin cannot be. */
export function mayLearn({ learn, correct }: CleanOptions, pages: readonly PageFile[]): boolean {
  return learn && correct === 'all' && pages.every(({ kind }) => kind !== 'stdin');
}

/** Settings that say what is done when nothing is given. */
const ANY_FORM = 'told by the name';
const ANY_ENCODING = 'found for each page';
const ANY_TEXT = 'text, or another that is clearly meant';

/** What a run is asked for, as far as it may change the result. */
export function askedFor(options: CleanOptions, { used }: Dictionaries, pages: readonly PageFile[]) {
  const { source, encoding, dedup, correct, against, dedupIdentity, dedupMinWords, maxRemoval } = options;
  const { from, textField, idField, pageSeparator, maxPageBytes, shardSize } = options;
  const { compress, layout } = outputForm(options);
  // Neither the memory given nor the folder of the earlier corpus changes the result.
  return {
    source: source ?? 'name of the folder',
    encoding: encoding ?? ANY_ENCODING,
    from: from ?? ANY_FORM,
    textField: textField ?? ANY_TEXT,
    idField,
    pageSeparator,
    maxPageBytes,
    dedup,
    correct,
    learn: mayLearn(options, pages),
    dictionaries: correct === 'off' ? [] : used.map((dictionary) => ({ ...dictionary })),
    dedupIdentity,
    dedupMinWords,
    incremental: options.incremental === true,
    against: against?.map((path) => basename(path)).join(' ') ?? 'nothing',
    maxRemoval: maxRemoval ?? 'a warning past a third',
    compress,
    layout,
    shardSize,
  };
}

/** The settings as the manifest tells them. */
export function settingsOf(
  { maxRemoval, ...asked }: ReturnType<typeof askedFor>,
  learn: boolean,
  { articles, sha256 }: EarlierSummary,
): RunSettings {
  return { ...asked, learn, againstArticles: articles, againstSha256: sha256, maxRemoval };
}

/** How the pages of a corpus were read, as its manifest tells. */
export function sourcesIn({
  from,
  textField,
  idField,
  pageSeparator,
  maxPageBytes,
  encoding,
}: RunSettings): Omit<SourceSettings, 'stdin'> {
  const given = (setting: RunSettings[string] | undefined): string | undefined =>
    typeof setting === 'string' && setting !== ANY_TEXT ? setting : undefined;
  return {
    form: FORMS.find((form) => form === from),
    textField: given(textField),
    idField: given(idField),
    pageSeparator: given(pageSeparator),
    maxPageBytes: typeof maxPageBytes === 'number' ? maxPageBytes : undefined,
    encoding: parseEncoding(given(encoding) ?? ''),
  };
}
