/** How shards may be compressed. */
export const COMPRESSIONS = ['none', 'gz', 'zst'] as const;
export type OutputCompression = (typeof COMPRESSIONS)[number];

/** How the files of a corpus may be laid out: flat, or as the Hub of Hugging Face loads them. */
export const LAYOUTS = ['flat', 'hf'] as const;
export type Layout = (typeof LAYOUTS)[number];

/** How a corpus is written. */
export interface OutputForm {
  compress: OutputCompression;
  layout: Layout;
}

export const PLAIN: OutputForm = { compress: 'none', layout: 'flat' };

/** What the names of compressed shards end in. */
export function suffixOf(compression: OutputCompression): string {
  return compression === 'none' ? '' : `.${compression}`;
}
