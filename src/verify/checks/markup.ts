import { findMarkup, mayBeMarkedUp } from '../../text/markup/markup.js';
import type { Check } from '../check.js';
import { segmentsOf } from '../record-line.js';

export const markup: Check = {
  id: 'markup',
  level: 'warning',
  description: 'No text holds markup: Markdown, HTML tags or entities.',
  start: () => ({
    line: ({ fields }, report) => {
      if (!fields.some(({ text }) => mayBeMarkedUp(text))) return;
      // One text may have too little to be told by: a title with its sign for a heading.
      const places = fields.flatMap(({ pointer, text }) =>
        segmentsOf(text).map((segment) => ({ pointer, ...segment })),
      );
      for (const [i, { edits }] of findMarkup(places.map(({ text }) => text))) {
        const [first] = edits;
        const place = places[i];
        if (!first || !place) continue;
        const at = place.start + first.at;
        report({ message: `markup: ${first.note ?? ''}`, pointer: place.pointer, at, length: first.before.length });
      }
    },
  }),
};
