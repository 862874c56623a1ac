import { githubReporter } from './github.js';
import { humanReporter } from './human.js';
import { jsonReporter } from './json.js';
import { junitReporter } from './junit.js';
import type { ReporterName } from './names.js';
import type { Paint, Reporter } from './reporter.js';
import { sarifReporter } from './sarif.js';

/** The reporter of a name; `paint` and `quiet` are for people. */
export function reporterOf(name: ReporterName, paint: Paint, quiet: boolean): Reporter {
  const reporters: Readonly<Record<ReporterName, Reporter>> = {
    human: humanReporter(paint, { quiet }),
    json: jsonReporter,
    github: githubReporter,
    sarif: sarifReporter,
    junit: junitReporter,
  };
  return reporters[name];
}
