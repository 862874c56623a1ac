import { COMPRESSIONS, type OutputForm, suffixOf } from './output-form.js';

/*
 * A folder as `datasets.load_dataset("folder")` and the Hub of Hugging Face take it: shards of the split `train` below
 * `data`, and a card whose header names them.
 * Source: https://huggingface.co/docs/hub/datasets-manual-configuration
 */

const ARTICLES = /^articles-(\d{5,})(\.jsonl(?:\.gz|\.zst)?)$/;
export const HF_DATA = 'data';
export const HF_CARD = 'README.md';
/** Names of shards in `data`. */
export const HF_SHARD = /^train-\d{5,}-of-\d{5,}\.jsonl(?:\.gz|\.zst)?$/;

/** Where a file of a corpus goes: a shard of articles, of which there are so many; others stay where they are. */
export function hfName(file: string, shards: number): string {
  const [, number, rest] = ARTICLES.exec(file) ?? [];
  if (number === undefined) return file;
  return `${HF_DATA}/train-${number}-of-${String(shards).padStart(5, '0')}${rest}`;
}

/**
 * Columns and their types: told a shard at a time they would differ from one to the next, for a loader takes dates for times where every article of a shard has one.
 * Source: https://huggingface.co/docs/datasets/repository_structure
 */
const FEATURES = [
  ...['id', 'text', 'title', 'kicker', 'subtitle', 'byline', 'dateline'].map(
    (name) => `  - name: ${name}\n    dtype: string`,
  ),
  '  - name: captions\n    sequence: string',
  ...['date', 'source'].map((name) => `  - name: ${name}\n    dtype: string`),
  '  - name: metadata\n    struct:',
  ...['path', 'page_sha256'].map((name) => `    - name: ${name}\n      dtype: string`),
  '    - name: article\n      dtype: int64',
  '    - name: lines\n      sequence:\n        sequence: int64',
  '    - name: words\n      dtype: int64',
  '    - name: lexicon_ratio\n      dtype: float64',
  '    - name: flags\n      sequence: string',
].join('\n');

/** The card of a data set, to be written on by its maker. */
export function hfCard(version: string, suffix: string): string {
  return `---
configs:
- config_name: default
  data_files:
  - split: train
    path: data/train-*.jsonl${suffix}
dataset_info:
  features:
${FEATURES}
language:
- ar
---

# Newspaper articles

Articles of Arabic newspapers, cleaned from raw OCR text with warraq ${version}. Each row is one article: \`text\` is its body,
paragraphs parted by a blank line; \`title\`, \`kicker\`, \`subtitle\`, \`byline\`, \`dateline\` and \`captions\` are as on the page;
\`metadata\` says where it stands.

\`manifest.json\` tells what the articles were made of and how, \`changes-*.jsonl${suffix}\` every difference between the pages and
the articles.
`;
}

/** Whether a card is as warraq wrote it, in whatever version. */
export function isOwnCard(card: string): boolean {
  const [, version = ''] = /with warraq (\S+)\. Each/.exec(card) ?? [];
  return COMPRESSIONS.some((compress) => card === hfCard(version, suffixOf(compress)));
}

/** Whether a card names shards that a corpus of this form does not have. */
export function namesOtherShards(card: string, { layout, compress }: OutputForm): boolean {
  const named = [...card.matchAll(/data\/train-\*\.jsonl(\.gz|\.zst)?/g)];
  return named.some(([, suffix = '']) => layout !== 'hf' || suffix !== suffixOf(compress));
}
