import type { Command, Option } from 'commander';
import { OPAQUE, settableCommands, settableOptions } from './apply-config.js';
import { valueKind } from './value-kind.js';

/** The JSON Schema (2020-12) of a config, by which an editor completes and checks it. */
export function configSchema(program: Command): object {
  const { properties, ...rest } = commandSchema(program);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'warraq.json',
    ...rest,
    properties: { $schema: { type: 'string' }, ...properties },
  };
}

interface ObjectSchema {
  type: 'object';
  description: string;
  properties: Record<string, object>;
  additionalProperties: false;
}

function commandSchema(command: Command): ObjectSchema {
  const properties: Record<string, object> = {};
  for (const option of settableOptions(command)) properties[option.name()] = optionSchema(option);
  for (const key of OPAQUE[command.name()] ?? []) properties[key] = { type: 'object' };
  for (const child of settableCommands(command)) {
    const below = commandSchema(child);
    if (Object.keys(below.properties).length > 0) properties[child.name()] = below;
  }
  const description = command.summary() || command.description();
  return { type: 'object', description, properties, additionalProperties: false };
}

function optionSchema(option: Option): object {
  const { description } = option;
  if (valueKind(option) === 'none') return { description, type: 'boolean' };
  const one = option.argChoices ? { enum: option.argChoices } : { type: ['string', 'number'] };
  return { description, anyOf: [one, { type: 'array', items: one }] };
}
