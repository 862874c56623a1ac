import { surveyUtf8 } from '../../input/utf8.js';
import type { Check } from '../check.js';

export const utf8: Check = {
  id: 'utf-8',
  level: 'error',
  description: 'Every line is valid UTF-8.',
  start: () => ({
    line: ({ bytes, json, tooLong }, report) => {
      if (json !== undefined || tooLong) return;
      const { firstBroken } = surveyUtf8(bytes);
      const before = new TextDecoder().decode(bytes.subarray(0, firstBroken));
      report({ message: `broken UTF-8 sequence at byte ${firstBroken} of the line`, offset: [...before].length });
    },
  }),
};
