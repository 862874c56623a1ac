export const REPORTERS = ['human', 'json', 'github', 'sarif', 'junit'] as const;
export type ReporterName = (typeof REPORTERS)[number];
