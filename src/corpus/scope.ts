/** How far repeats are looked for: in the whole corpus, on each page by itself, or nowhere. */
export const DEDUP_SCOPES = ['corpus', 'page', 'off'] as const;
export type DedupScope = (typeof DEDUP_SCOPES)[number];
