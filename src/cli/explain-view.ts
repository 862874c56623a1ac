import type { ExplainedArticle, ExplainedBlock, ExplainedStrip, Explanation } from '../corpus/explain.js';
import type { Role } from '../page/page.js';
import type { Change } from '../text/change.js';
import { correctionRow } from './diff-view.js';
import type { Display } from './display.js';

/** Characters of a block that are shown. */
const SHOWN = 72;
/** Reasons that are shown. */
const REASONS = 4;

const COLOURS: Record<Role, 'cyan' | 'green' | 'yellow' | 'magenta' | 'blue' | 'white' | 'gray' | 'red'> = {
  furniture: 'gray',
  kicker: 'cyan',
  headline: 'green',
  subtitle: 'cyan',
  byline: 'yellow',
  dateline: 'yellow',
  caption: 'magenta',
  body: 'white',
  list: 'blue',
  noise: 'red',
};

const signed = (value: number): string => `${value >= 0 ? '+' : '−'}${Math.abs(value).toFixed(1)}`;

const lineRuns = (lines: readonly (readonly [number, number])[]): string =>
  lines.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(',');

/** Head and tail of a text. */
function shortened(text: string): string {
  return text.length <= SHOWN ? text : `${text.slice(0, SHOWN - 24)} … ${text.slice(-20)}`;
}

function blockRow(
  { lines, role, margin, because, article, text }: ExplainedBlock,
  { chalk, isolate }: Display,
): string {
  const name = chalk[COLOURS[role]](role.padEnd(9));
  const place = article > 0 ? `#${article}` : '–';
  const reasons = because
    .slice(0, REASONS)
    .map(({ feature, gives }) => `${feature} ${signed(gives)}`)
    .join(', ');
  return `${lineRuns(lines).padStart(7)}  ${name} ${place.padEnd(4)} ${isolate(shortened(text))}\n${' '.repeat(9)}${chalk.dim(`margin ${margin.toFixed(1)}: ${reasons}`)}`;
}

function stripRow({ lines, after, moved, because }: ExplainedStrip, { chalk }: Display): string {
  const place = after === 0 ? 'opens the article' : `after line ${after}`;
  const reasons = because
    .slice(0, REASONS)
    .map(({ evidence, gives }) => `${evidence} ${signed(gives)}`)
    .join(', ');
  const mark = moved ? chalk.yellow('moved') : 'as on the page';
  return `    lines ${lineRuns(lines)}: ${place}, ${mark}  ${chalk.dim(reasons)}`;
}

function articleRows({ article, title, byline, flags, order }: ExplainedArticle, display: Display): string {
  const { chalk, isolate } = display;
  const head = `  #${article} ${chalk.bold(isolate(shortened(title || '(no title)')))}${byline ? ` — ${isolate(shortened(byline))}` : ''}`;
  const notes = flags.length > 0 ? `\n    ${chalk.yellow(flags.join(', '))}` : '';
  return [head + notes, ...order.map((strip) => stripRow(strip, display))].join('\n');
}

/** A change: before in red, after in green. */
function changeRow({ line, stage, rule, before, after, action, note }: Change, { chalk, isolate }: Display): string {
  const old = before === '' ? '' : chalk.red(isolate(shortened(visible(before))));
  const fresh = after === '' ? '' : ` ${chalk.green(isolate(shortened(visible(after))))}`;
  return `  ${String(line).padStart(5)}  ${stage}/${rule} ${action} ${old}${fresh}${note ? chalk.dim(` ${note}`) : ''}`;
}

/** Characters that do not show, by their code points. */
const visible = (text: string): string =>
  text.replace(
    /[\p{Cc}\p{Cf}]/gu,
    (char) => `<U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`,
  );

/** An explanation as text for a terminal. */
export function explanationText(
  { path, blocks, restraint, articles, changes, corrections }: Explanation,
  display: Display,
): string {
  const { chalk } = display;
  // White space and joined lines would hide the rest.
  const shown = changes.filter(
    ({ action, rule, stage }) => action !== 'join' && rule !== 'white-space' && stage !== 'correct',
  );
  return [
    chalk.bold(path),
    '',
    ...blocks.map((block) => blockRow(block, display)),
    '',
    chalk.bold('Reading order'),
    ...(restraint > 0 ? [`  few texts are cut: to be moved, text had to gain ${restraint.toFixed(1)} more`] : []),
    ...articles.map((article) => articleRows(article, display)),
    '',
    chalk.bold('Changes'),
    ...shown.map((change) => changeRow(change, display)),
    '',
    chalk.bold('Corrections'),
    ...corrections.map((correction) => correctionRow(correction, display)),
    '',
  ].join('\n');
}
