import { EventEmitter } from 'node:events';
import type { Argument, Command, Option } from 'commander';
import { argumentKind, type ValueKind, valueKind } from './value-kind.js';

/** A command as it is known to whoever has it typed or described: shells, the man page, the documentation. */
export interface CommandFacts {
  /** With the commands it stands under: `warraq dict check`. */
  name: string;
  summary: string;
  description: string;
  options: OptionFacts[];
  arguments: ArgumentFacts[];
  commands: CommandFacts[];
  /** What its help has at the end: examples. */
  after: string;
}

export interface OptionFacts {
  /** As typed: `-o`, `--output`. */
  flags: string[];
  /** As in the help: `-o, --output <dir>`. */
  usage: string;
  description: string;
  kind: ValueKind;
  choices: readonly string[];
  /** Empty for none. */
  default: string;
}

export interface ArgumentFacts {
  name: string;
  /** As in the help: `<paths...>`. */
  usage: string;
  description: string;
  kind: ValueKind;
  choices: readonly string[];
  many: boolean;
}

/** The facts of a command and of those below it, from commander's own tree. */
export function commandFacts(command: Command, under = ''): CommandFacts {
  const help = command.createHelp();
  const name = `${under}${command.name()}`;
  return {
    name,
    summary: command.summary() || command.description(),
    description: command.description(),
    options: help.visibleOptions(command).map(optionFacts),
    arguments: command.registeredArguments.map(argumentFacts),
    commands: help.visibleCommands(command).map((child) => commandFacts(child, `${name} `)),
    after: textAfterHelp(command),
  };
}

function optionFacts(option: Option): OptionFacts {
  const { short, long, flags, description, argChoices = [], defaultValue, defaultValueDescription } = option;
  const standard = defaultValueDescription ?? defaultValue;
  return {
    flags: [short, long].flatMap((flag) => flag ?? []),
    usage: flags,
    description,
    kind: valueKind(option),
    choices: argChoices,
    default: standard === undefined || typeof standard === 'boolean' ? '' : String(standard),
  };
}

function argumentFacts(argument: Argument): ArgumentFacts {
  const name = argument.name();
  const usage = `${name}${argument.variadic ? '...' : ''}`;
  return {
    name,
    usage: argument.required ? `<${usage}>` : `[${usage}]`,
    description: argument.description,
    kind: argumentKind(argument),
    choices: argument.argChoices ?? [],
    many: argument.variadic,
  };
}

/** Commander keeps the text that follows the help in a listener. */
function textAfterHelp(command: Command): string {
  let text = '';
  const write = (part: string): void => {
    text += part;
  };
  if (command instanceof EventEmitter) command.emit('afterHelp', { error: false, command, write });
  return text.trim();
}

/** All commands of a tree, each before those below it. */
export function allCommands(facts: CommandFacts): CommandFacts[] {
  return [facts, ...facts.commands.flatMap(allCommands)];
}
