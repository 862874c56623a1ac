export const COLOR_CHOICES = ['auto', 'always', 'never'] as const;
export type ColorChoice = (typeof COLOR_CHOICES)[number];

/** None, 16, 256 or 16 million colours. */
type ColorLevel = 0 | 1 | 2 | 3;

let choice: ColorChoice = 'auto';

/** What `--color` says, for all streams. */
export function chooseColor(wanted: ColorChoice): void {
  choice = wanted;
}

/**
 * How many colours there are: `--color` comes first, then NO_COLOR (no-color.org), then
 * FORCE_COLOR (0 to 3, or anything else for 16), then what the terminal can.
 *
 * @param depth bits of a colour on the terminal, 1 for none
 */
export function colorLevel(env: NodeJS.ProcessEnv, depth: number, wanted = choice): ColorLevel {
  const able: ColorLevel = depth >= 24 ? 3 : depth >= 8 ? 2 : depth >= 4 ? 1 : 0;
  if (wanted === 'never') return 0;
  if (wanted === 'always') return able === 0 ? 1 : able;
  if (env.NO_COLOR) return 0;
  const { FORCE_COLOR: forced } = env;
  if (forced === undefined || forced === '') return able;
  if (forced === '0' || forced === 'false') return 0;
  return forced === '2' ? 2 : forced === '3' ? 3 : 1;
}
