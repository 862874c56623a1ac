import type { Command } from 'commander';
import { CHECKS } from '../../verify/checks/index.js';
import { type CommandFacts, commandFacts } from '../command-table.js';
import { bashCompletion } from './bash.js';
import { fishCompletion } from './fish.js';
import { zshCompletion } from './zsh.js';

const SCRIPTS = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion } as const;

/** The completion script of a shell, from the command line's own tables. */
export function completionFor(shell: keyof typeof SCRIPTS, program: Command): string {
  const facts = commandFacts(program);
  const words = facts.commands.map(({ name }) => name.slice(facts.name.length + 1));
  return SCRIPTS[shell]({ ...facts, commands: facts.commands.map((command) => withWords(command, words)) });
}

/**
 * What is offered though other values are taken too, so that no option or argument lists it: checks by their ids, which `=off` or a limit
 * follows, and commands.
 */
function withWords(facts: CommandFacts, commands: readonly string[]): CommandFacts {
  const ids = CHECKS.map(({ id }) => id);
  return {
    ...facts,
    options: facts.options.map((option) => (option.flags.includes('--check') ? { ...option, choices: ids } : option)),
    arguments: facts.arguments.map((argument) =>
      argument.name === 'command' ? { ...argument, choices: commands } : argument,
    ),
  };
}
