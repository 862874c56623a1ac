import type { Check } from '../check.js';
import { faultIn } from '../json-fault.js';
import { codePointsOf } from '../oddity.js';

export const json: Check = {
  id: 'json',
  level: 'error',
  description: 'Every line is one JSON object.',
  start: () => ({
    line: ({ json, isJson, object }, report) => {
      if (json === undefined || json.trim() === '') return;
      if (isJson) {
        if (!object) report({ message: 'JSON, but not an object', offset: 0 });
        return;
      }
      const offset = faultIn(json);
      const here = json.slice(offset, offset + 2);
      if (here === '') report({ message: 'no JSON: the line ends too soon', offset });
      else report({ message: `no JSON from here on (${codePointsOf(here, 1).slice(0, 6)})`, offset, length: 1 });
    },
  }),
};
