import type { Command } from 'commander';
import { nameOf } from '../../src/cli/program.js';

const INTRODUCTION = `# The command line

The help of every command, written by \`npm run docs\`. \`man warraq\` has the same.

stdout carries data only; messages go to stderr, one line each: what is wrong, where, and what to do.

| exit code | means                                                    |
| --------- | -------------------------------------------------------- |
| 0         | done, and nothing found                                  |
| 1         | findings; or some pages failed while others were cleaned |
| 2         | wrong usage, or nothing could be done                    |

## Settings from a file

\`warraq.json\`, or the key \`warraq\` of a \`package.json\`, in the working folder or the nearest one above it. Its keys are the names of
commands, theirs the long names of options; global options stand at the top. Paths in it are relative to it. The command line wins,
also over what cannot be meant beside it: \`--keep-going\` over \`fail-fast\`, \`--correct off\` over \`dict\`. What is only for a folder, such as
\`compress\`, is passed over without \`-o\`.

\`\`\`json
{
  "color": "never",
  "clean": { "source": "sahel", "dedup": "page", "dict": ["names.tsv"], "no-learn": true },
  "dict": { "suggest": { "min-count": 10 } }
}
\`\`\`

A key that there is not, or a value that is none, ends with 2 and a line that names the file, the key and what may be meant. \`warraq config\`
shows the settings that hold and where each comes from; \`--config FILE\` names another file, \`--no-config\` none. With
\`warraq config --schema > warraq.schema.json\` and \`"$schema": "./warraq.schema.json"\` an editor completes them.

## Colours and progress

Colours are for terminals, as \`NO_COLOR\`, \`FORCE_COLOR\` and, before both, \`--color\` say. When somebody looks on, \`clean\` shows on stderr how
far it is, and at the end a table. It does not where \`CI\` is set, with \`--quiet\`, or where records go to the terminal or into a pipe, whose
other end may write there too.

## Completion

\`\`\`sh
warraq completion bash > ~/.local/share/bash-completion/completions/warraq
warraq completion zsh > "\${fpath[1]}/_warraq"
warraq completion fish > ~/.config/fish/completions/warraq.fish
\`\`\`
`;

/** The page of all commands with their help, as a terminal of 80 columns shows it. */
export function cliPage(program: Command): string {
  const all = (command: Command): Command[] => [command, ...command.commands.flatMap(all)];
  return [INTRODUCTION, ...all(program).map(helpSection)].join('\n');
}

function helpSection(command: Command): string {
  let text = '';
  command.configureOutput({
    writeOut: (part) => {
      text += part;
    },
    getOutHelpWidth: () => 80,
    getOutHasColors: () => false,
  });
  command.outputHelp();
  return `## ${nameOf(command)}\n\n\`\`\`\n${text.trim()}\n\`\`\`\n`;
}
