import type { Finding, Level } from './check.js';

/** How many findings there are, and the first of them. */
export class Findings {
  errors = 0;
  warnings = 0;
  /** How many each check has. */
  readonly byCheck = new Map<string, number>();
  readonly #kept: Record<Level, Finding[]> = { error: [], warning: [] };

  /** @param most findings kept of each level, so that memory is bounded; all are counted */
  constructor(readonly most: number) {}

  add(finding: Finding): void {
    const { check, level } = finding;
    if (level === 'error') this.errors++;
    else this.warnings++;
    this.byCheck.set(check, (this.byCheck.get(check) ?? 0) + 1);
    const kept = this.#kept[level];
    if (kept.length < this.most) kept.push(finding);
  }

  /** Errors, then warnings, each in the order of the dataset; `most` in all. */
  get kept(): readonly Finding[] {
    return [...this.#kept.error, ...this.#kept.warning].slice(0, this.most);
  }
}
