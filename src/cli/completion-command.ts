import { Argument, type Command } from 'commander';
import { writeOut } from './terminal.js';

const SHELLS = ['bash', 'zsh', 'fish'] as const;
type Shell = (typeof SHELLS)[number];

/** `warraq completion`: scripts that let a shell complete commands, options and their values. */
export function defineCompletion(program: Command): void {
  program
    .command('completion')
    .summary('print a script that completes commands in a shell')
    .description('Prints a script by which a shell completes commands, options, their values and paths.')
    .addArgument(new Argument('<shell>', 'the shell').choices(SHELLS))
    .addHelpText(
      'after',
      `
Examples:
  warraq completion bash > ~/.local/share/bash-completion/completions/warraq
  warraq completion zsh > "\${fpath[1]}/_warraq"
  warraq completion fish > ~/.config/fish/completions/warraq.fish`,
    )
    .action(async (shell: Shell) => {
      const { completionFor } = await import('./completion/completion.js');
      await writeOut(completionFor(shell, program));
    });
}
