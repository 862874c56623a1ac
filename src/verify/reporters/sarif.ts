import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import { problemText } from '../../output/problem.js';
import type { Finding } from '../check.js';
import type { SetCheck } from '../verify.js';
import { type Report, type Reporter, sentence } from './reporter.js';
import { shown } from './visible.js';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

/** SARIF 2.1.0 (OASIS, 2020): what code scanning services read. Columns count code points. */
export const sarifReporter: Reporter = function* (report) {
  yield `${JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: [runOf(report)] }, null, 2)}\n`;
};

function runOf({ findings, checks, problems, version, records, files, errors, warnings }: Report): object {
  const rules = new Map(checks.map(({ check }, i) => [check.id, i]));
  return {
    tool: { driver: { name: 'warraq', version, semanticVersion: version, rules: checks.map(ruleOf) } },
    columnKind: 'unicodeCodePoints',
    invocations: [
      {
        executionSuccessful: problems.length === 0,
        toolExecutionNotifications: problems.map((problem) => ({
          level: 'error',
          message: { text: problemText(problem) },
        })),
      },
    ],
    properties: { files, records, errors, warnings },
    results: findings.map((finding) => resultOf(finding, rules.get(finding.check) ?? -1)),
  };
}

function ruleOf({ check, level, limit }: SetCheck): object {
  return {
    id: check.id,
    shortDescription: { text: check.description },
    defaultConfiguration: { level },
    ...(check.limit && { properties: { limit, means: check.limit.means } }),
  };
}

function resultOf(finding: Finding, ruleIndex: number): object {
  const { check, level, file, line, column, pointer, id } = finding;
  return {
    ruleId: check,
    ruleIndex,
    level,
    message: { text: shown(sentence(finding)) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(file) },
          region: { startLine: line, ...(column !== null && { startColumn: column }) },
        },
        ...(id !== '' && {
          logicalLocations: [{ name: shown(id), ...(pointer && { fullyQualifiedName: shown(id + pointer) }) }],
        }),
      },
    ],
  };
}

/** A relative path as a relative URI, so that services find the file in the repository. */
function uriOf(path: string): string {
  if (isAbsolute(path)) return pathToFileURL(path).href;
  return path.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
}
