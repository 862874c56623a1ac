import type { Check } from '../check.js';

const CARRIAGE_RETURN = 0x0d;

/** One finding a file, at its first such line. */
export const lineEnding: Check = {
  id: 'line-ending',
  level: 'error',
  description: 'Lines end with a line feed alone, not with a carriage return before it.',
  start: () => {
    let first = 0;
    let count = 0;
    return {
      line: ({ bytes, number }) => {
        if (number === 1) count = 0;
        if (bytes.at(-1) !== CARRIAGE_RETURN) return;
        if (count++ === 0) first = number;
      },
      file: (_, report) => {
        if (count > 0)
          report({
            message: `a carriage return at the end of ${count} ${count === 1 ? 'line' : 'lines'} (CRLF)`,
            line: first,
          });
        count = 0;
      },
    };
  },
};
