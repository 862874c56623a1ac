import { mayBeVisualOrder, visualLines } from '../../text/visual-order.js';
import type { Check } from '../check.js';
import { segmentsOf } from '../record-line.js';

export const visualOrder: Check = {
  id: 'visual-order',
  level: 'error',
  description: 'No paragraph is stored backwards, as it is seen.',
  start: () => ({
    line: ({ fields }, report) => {
      for (const { pointer, text } of fields) {
        if (!mayBeVisualOrder(text)) continue;
        const segments = segmentsOf(text);
        for (const i of visualLines(segments.map((segment) => segment.text)).keys()) {
          const { text = '', start: at = 0 } = segments[i] ?? {};
          report({ message: 'a paragraph in visual order', pointer, at, length: text.length });
        }
      }
    },
  }),
};
