import type { Check } from '../check.js';
import { codePointsOf } from '../oddity.js';

export const json: Check = {
  id: 'json',
  level: 'error',
  description: 'Every line is one JSON object.',
  start: () => ({
    line: ({ json, syntax, isJson, object }, report) => {
      if (json === undefined || json.trim() === '') return;
      if (syntax) {
        const offset = offsetOf(syntax, json);
        const here = json.slice(offset, offset + 2);
        if (here === '') report({ message: 'no JSON: the line ends too soon', offset });
        else report({ message: `no JSON from here on (${codePointsOf(here, 1).slice(0, 6)})`, offset, length: 1 });
      } else if (isJson && !object) report({ message: 'JSON, but not an object', offset: 0 });
    },
  }),
};

/** Where a parser stopped. V8 tells the UTF-16 offset, but not where a text ends too soon. */
function offsetOf({ message }: SyntaxError, text: string): number {
  const at = /at position (\d+)/.exec(message)?.[1];
  return at === undefined ? (/Unexpected end/.test(message) ? text.length : 0) : Number(at);
}
