import { mayBeMojibake, undoMojibake } from '../../text/mojibake.js';
import type { Check } from '../check.js';
import { segmentsOf } from '../record-line.js';

export const mojibake: Check = {
  id: 'mojibake',
  level: 'error',
  description: 'No text was decoded in a wrong code page.',
  start: () => ({
    line: ({ fields }, report) => {
      for (const { pointer, text } of fields) {
        if (!mayBeMojibake(text)) continue;
        const segments = segmentsOf(text);
        for (const [i, edits] of undoMojibake(segments.map((segment) => segment.text))) {
          const [first] = edits;
          if (!first) continue;
          const at = (segments[i]?.start ?? 0) + first.at;
          report({ message: `${first.note ?? 'decoded wrongly'}`, pointer, at, length: first.before.length });
        }
      }
    },
  }),
};
