import { Argument, type Command } from 'commander';
import { writeOut } from './terminal.js';

/** `warraq schema`: the JSON Schema of what `clean` writes. */
export function defineSchema(program: Command): void {
  program
    .command('schema')
    .summary('print the JSON Schema of a record')
    .description('Prints the JSON Schema (2020-12) of a record, or of a line of the change log.')
    .addArgument(new Argument('[of]', 'what the schema describes').choices(['record', 'change']).default('record'))
    .addHelpText('after', '\nExamples:\n  warraq schema > record.schema.json\n  warraq schema change')
    .action(async (of: 'record' | 'change') => {
      const { jsonSchema } = await import('../output/json-schema.js');
      await writeOut(`${JSON.stringify(jsonSchema(of), null, 2)}\n`);
    });
}
