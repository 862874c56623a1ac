export const REPORTERS = ['human', 'json'] as const;
export type ReporterName = (typeof REPORTERS)[number];
