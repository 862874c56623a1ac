import { type Check, objectOf } from '../check.js';

export const json: Check = {
  id: 'json',
  level: 'error',
  description: 'Every line is one JSON object.',
  start: () => (line, report) => {
    if (line.text === undefined || objectOf(line)) return;
    if (line.text.startsWith('\uFEFF')) report({ message: 'a byte order mark before the record', column: 1 });
    else if (line.text.trim() === '') report({ message: 'an empty line', column: 1 });
    else if (line.syntax) report({ message: 'no JSON', column: columnOf(line.syntax, line.text) });
    else report({ message: 'JSON, but not an object', column: 1 });
  },
};

/** Where a parser stopped, as a code point from 1. V8 tells the UTF-16 offset, but not where a text ends too soon. */
function columnOf({ message }: SyntaxError, text: string): number {
  const at = /at position (\d+)/.exec(message)?.[1];
  const offset = at === undefined ? (/Unexpected end/.test(message) ? text.length : 0) : Number(at);
  return [...text.slice(0, offset)].length + 1;
}
