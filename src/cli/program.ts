import { existsSync } from 'node:fs';
import { Command, type ErrorOptions, Option } from 'commander';
import { applyConfig } from './apply-config.js';
import { defineClean } from './clean.js';
import { COLOR_CHOICES, type ColorChoice, chooseColor } from './color.js';
import { defineCompletion } from './completion-command.js';
import { type Config, findConfig, readConfig } from './config.js';
import { defineConfig } from './config-command.js';
import { defineDict } from './dict.js';
import { keepConfig } from './effective-settings.js';
import { defineExplain } from './explain.js';
import { LOG_LEVELS, type LogLevel } from './messages.js';
import { withNearestChoice } from './nearest.js';
import { defineReport } from './report.js';
import { defineSchema } from './schema.js';
import { defineStats } from './stats.js';
import { messages, say } from './terminal.js';
import { refuseEmptyPaths, refuseMisuse } from './together.js';
import { defineVerify } from './verify.js';
import { VERSION } from './version.js';

/** Options of every command. */
export interface GlobalOptions {
  color: ColorChoice;
  logLevel: LogLevel;
  /** A path, or false for none; undefined looks for one. */
  config?: string | false;
}

/** Commands that a shell runs as it starts: what is wrong with a config must not reach it. */
const WITHOUT_CONFIG: ReadonlySet<string> = new Set(['completion']);

/** A command whose errors are one line: what is wrong, what may be meant, where all is listed. */
class OneLineCommand extends Command {
  override createCommand(name?: string): Command {
    return new OneLineCommand(name);
  }

  override error(message: string, options?: ErrorOptions): never {
    const line = message
      .replace(/^error: /, '')
      .trim()
      .replaceAll('\n', ' ');
    const whole = withNearestChoice(line) + (this.parent === null ? cleanIt(line) : '');
    return super.error(`${whole}${whole.endsWith('.') ? ' See' : '; see'} ${nameOf(this)} --help`, options);
  }
}

/** What somebody who leaves out the command most likely wants. */
function cleanIt(message: string): string {
  const [, given = ''] = /^unknown command '(.*)'$/s.exec(message) ?? [];
  return existsSync(given) ? ` (Did you mean warraq clean ${given}?)` : '';
}

/** A command with the commands it stands under: `warraq dict check`. */
export function nameOf(command: Command): string {
  return command.parent ? `${nameOf(command.parent)} ${command.name()}` : command.name();
}

/** The command line of warraq: every command, option and argument. */
export function warraq(): Command {
  const program = new OneLineCommand('warraq')
    .description('Turns raw OCR text of Arabic newspaper pages into clean, deduplicated articles.')
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({ outputError: (message) => say(message.trimEnd(), 'error') })
    .addOption(new Option('--config <file>', 'take settings from this file (default: the nearest warraq.json upwards)'))
    .addOption(new Option('--color <when>', 'colours').choices(COLOR_CHOICES).default('auto'))
    .addOption(new Option('--log-level <level>', 'what to tell on stderr').choices(LOG_LEVELS).default('info'))
    .addOption(new Option('--no-config', 'take no settings from a file'))
    .addHelpText(
      'after',
      `
Examples:
  warraq clean scans -o corpus          clean a folder of pages into a corpus
  cat page.txt | warraq clean - | jq    clean one page in a pipe
  warraq verify corpus                  check a corpus, in CI for instance

Exit codes: 0 done and nothing found; 1 findings, or some pages failed; 2 nothing could be done.
More on a command: warraq clean --help`,
    )
    .hook('preAction', async (_, running) => {
      for (const command of [program, running]) refuseEmptyPaths(command);
      const config = WITHOUT_CONFIG.has(running.name()) ? undefined : await configOf(program.opts<GlobalOptions>());
      if (config) {
        applyConfig(program, config);
        keepConfig(program, config);
      }
      refuseMisuse(running);
      const { color, logLevel } = program.opts<GlobalOptions>();
      chooseColor(color);
      messages.level = levelOf(logLevel, program, running);
      say(`debug: ${config ? `settings from ${config.file}` : 'no settings from a file'}`, 'debug');
    })
    .exitOverride();
  for (const define of [
    defineClean,
    defineVerify,
    defineStats,
    defineReport,
    defineExplain,
    defineDict,
    defineSchema,
    defineConfig,
    defineCompletion,
  ])
    define(program);
  return program;
}

async function configOf({ config }: GlobalOptions): Promise<Config | undefined> {
  if (config === false) return undefined;
  return config === undefined ? findConfig() : readConfig(config);
}

/** `--quiet` is short for `--log-level error`, and either does what the other does; the command line comes before a config. */
function levelOf(level: LogLevel, program: Command, running: Command): LogLevel {
  const quiet = running.getOptionValue('quiet') === true;
  const louder =
    program.getOptionValueSource('logLevel') === 'cli' && running.getOptionValueSource('quiet') === 'config';
  if (quiet && !louder) return 'error';
  running.setOptionValue('quiet', level === 'error' || undefined);
  return level;
}
