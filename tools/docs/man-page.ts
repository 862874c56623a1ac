import { type ArgumentFacts, allCommands, type CommandFacts, type OptionFacts } from '../../src/cli/command-table.js';

/** The manual page in the man macros of roff. It names no date, so that it changes only with what it says. */
export function manPage(program: CommandFacts, version: string): string {
  const [, ...commands] = allCommands(program);
  const leaves = commands.filter((command) => command.commands.length === 0);
  return `${[
    `.\\" Written by npm run docs.`,
    `.TH WARRAQ 1 "" "warraq ${version}" "User Commands"`,
    '.SH NAME',
    `warraq \\- ${roff(sentenceToName(program.description))}`,
    '.SH SYNOPSIS',
    ...leaves.flatMap((command) => [...synopsis(command), '.br']).slice(0, -1),
    '.SH DESCRIPTION',
    roff(program.description),
    '.SH COMMANDS',
    ...leaves.flatMap(commandSection),
    '.SH GLOBAL OPTIONS',
    'They may stand before or after the command.',
    ...program.options.flatMap(optionEntry),
    ...CLOSING,
  ].join('\n')}\n`;
}

const CLOSING = [
  '.SH ENVIRONMENT',
  ...entry('NO_COLOR', 'No colours, whatever it is set to. \\-\\-color comes before it.'),
  ...entry('FORCE_COLOR', 'Colours where no terminal is found: 1 for 16, 2 for 256, 3 for 16 million; 0 for none.'),
  ...entry('CI', 'No progress and no table, whatever it is set to.'),
  '.SH FILES',
  ...entry(
    'warraq.json',
    'Settings, in the working folder or the nearest one above it. Its keys are the names of commands, theirs the long names of options: {"clean": {"dedup": "page"}}. Paths in it are relative to it; the command line wins. The key "warraq" of a package.json does the same. warraq config shows what holds.',
  ),
  '.SH EXIT STATUS',
  ...entry('0', 'Done, and nothing found.'),
  ...entry('1', 'Findings; or some pages failed while others were cleaned.'),
  ...entry('2', 'Wrong usage, or nothing could be done.'),
];

function synopsis({ name, arguments: args }: CommandFacts): string[] {
  const usages = args.map(({ usage }) => `\\fI${roff(usage.replace(/[<>]/g, ''))}\\fR`);
  return [[`\\fB${roff(name)}\\fR`, '[\\fIoptions\\fR]', ...usages].join(' ')];
}

function commandSection(command: CommandFacts): string[] {
  return [
    `.SS ${roff(command.name)}`,
    roff(command.description),
    ...command.arguments.flatMap(argumentEntry),
    ...command.options.filter(({ flags }) => !flags.includes('--help')).flatMap(optionEntry),
    ...examples(command),
  ];
}

function argumentEntry({ usage, description, choices }: ArgumentFacts): string[] {
  return ['.TP', `\\fI${roff(usage.replace(/[<>]/g, ''))}\\fR`, roff(described(description, choices, ''))];
}

function optionEntry({ usage, description, choices, default: standard }: OptionFacts): string[] {
  const typed = roff(usage)
    .replace(/(?:\\-)+[\w\\-]+/g, '\\fB$&\\fR')
    .replace(/<([^>]+)>/, '\\fI$1\\fR');
  return ['.TP', typed, roff(described(description, choices, standard))];
}

function described(description: string, choices: readonly string[], standard: string): string {
  const notes = [];
  if (choices.length > 0) notes.push(`one of ${choices.join(', ')}`);
  if (standard !== '') notes.push(`default ${standard}`);
  return notes.length === 0 ? description : `${description} (${notes.join('; ')})`;
}

function examples({ after }: CommandFacts): string[] {
  const lines = after.split('\n').filter((line) => line.startsWith('  '));
  return lines.length === 0
    ? []
    : ['.PP', 'Examples:', '.PP', '.nf', '.RS', ...lines.map((line) => roff(line.slice(2))), '.RE', '.fi'];
}

function entry(term: string, text: string): string[] {
  return ['.TP', `\\fB${term}\\fR`, text];
}

/** The name line of a manual page is no sentence. */
function sentenceToName(sentence: string): string {
  return `${sentence.charAt(0).toLowerCase()}${sentence.slice(1).replace(/\.$/, '')}`;
}

/** Text as roff takes it: hyphens that can be copied, letters beyond ASCII by code point, no requests at the start of a line. */
function roff(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(
      /[^\n -~]/gu,
      (letter) => `\\[u${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`,
    )
    .replace(/^(?=[.'])/gm, '\\&');
}
