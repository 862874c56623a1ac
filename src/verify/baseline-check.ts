import type { Check } from './check.js';
import type { Stats } from './stats/stats.js';

/** How a figure is held against that of the baseline: by its share of it, or by the difference of two shares. */
type Measure = 'share' | 'points';

/**
 * A check that a figure of the dataset has not moved further from the baseline's than it may. It finds nothing without a
 * baseline.
 *
 * @param figure null where the dataset has none
 */
export function baselineCheck(
  figure: { id: string; name: string; of: (stats: Stats) => number | null },
  measure: Measure,
  limit: number,
  description: string,
): Check {
  const means = measure === 'share' ? 'share of the figure before' : 'difference of the shares';
  return {
    id: figure.id,
    level: 'error',
    description,
    limit: { default: limit, least: 0, most: measure === 'share' ? 1000 : 1, means },
    start: ({ baseline, stats }, most) => ({
      end: (report) => {
        const now = stats();
        const before = baseline && figure.of(baseline);
        const after = now && figure.of(now);
        if (before === null || after === null) return;
        const moved = measure === 'share' ? Math.abs(after - before) / (before || 1) : Math.abs(after - before);
        if (moved <= most) return;
        const by = `${(moved * 100).toFixed(1)} ${measure === 'share' ? '%' : 'points'}`;
        const shown = (value: number): string =>
          measure === 'share' ? String(value) : `${(value * 100).toFixed(2)} %`;
        const allowed = `${+(most * 100).toFixed(2)} ${measure === 'share' ? '%' : 'points'}`;
        report({
          message: `${figure.name} went from ${shown(before)} to ${shown(after)}, by ${by}; the limit is ${allowed}`,
        });
      },
    }),
  };
}
