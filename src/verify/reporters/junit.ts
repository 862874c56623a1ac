import { whyText } from '../../output/problem.js';
import type { Finding } from '../check.js';
import { count, type Reporter, sentence } from './reporter.js';
import { excerptText, shown } from './visible.js';

/** JUnit XML: a test case for each check, failed when it found something, and one for each path that could not be checked. */
export const junitReporter: Reporter = function* ({ findings, byCheck, checks, problems }) {
  const failures = checks.filter(({ check }) => byCheck.has(check.id)).length;
  const totals = `tests="${checks.length + problems.length}" failures="${failures}" errors="${problems.length}"`;
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield `<testsuites name="warraq verify" ${totals}>\n`;
  yield `  <testsuite name="warraq verify" ${totals}>\n`;
  for (const { path, ...why } of problems) {
    yield `    <testcase classname="warraq" name="${xml(path)}">\n      <error message="${xml(whyText(why))}"/>\n    </testcase>\n`;
  }
  for (const { check, level } of checks) {
    const name = `    <testcase classname="warraq" name="${xml(check.id)}"`;
    const times = byCheck.get(check.id) ?? 0;
    if (times === 0) {
      yield `${name}/>\n`;
      continue;
    }
    const its = findings.filter((finding) => finding.check === check.id);
    const more = times - its.length;
    yield `${name}>\n      <failure type="${level}" message="${count(times, 'finding')}">`;
    yield xml([...its.map(text), ...(more > 0 ? [`and ${more} more`] : [])].join('\n'));
    yield '</failure>\n    </testcase>\n';
  }
  yield '  </testsuite>\n</testsuites>\n';
};

function text(finding: Finding): string {
  const { file, line, column, id, excerpt } = finding;
  const place = `${file}:${line}${column === null ? '' : `:${column}`}`;
  return `${place}  ${sentence(finding)}${id === '' ? '' : `  (${id})`}${excerpt ? `\n    ${excerptText(excerpt)}` : ''}`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text for XML 1.0, which has no way to write most controls: unseen characters go by their code points. */
function xml(text: string): string {
  return text
    .split('\n')
    .map(shown)
    .join('\n')
    .replace(/[&<>"]/g, (char) => ENTITIES[char] ?? char);
}
