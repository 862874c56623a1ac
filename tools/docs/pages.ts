import { commandFacts } from '../../src/cli/command-table.js';
import { warraq } from '../../src/cli/program.js';
import { VERSION } from '../../src/cli/version.js';
import { cliPage } from './cli-page.js';
import { manPage } from './man-page.js';

/** The pages that are made from the command line, by their file. */
export const PAGES: Readonly<Record<string, () => string>> = {
  'docs/cli.md': () => cliPage(warraq()),
  'man/warraq.1': () => manPage(commandFacts(warraq()), VERSION),
};
