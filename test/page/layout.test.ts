import { expect, it } from 'vitest';
import { layoutOf } from '../../src/page/layout.js';
import { unwrap } from '../../src/page/unwrap.js';
import { normalisePage } from '../../src/text/normalise.js';

/** Rule, text before and place of what is lost of the layout of a page. */
function layout(page: string) {
  const { lines, layout: edges } = normalisePage(page);
  return [...edges, ...layoutOf(lines, unwrap(lines))].map(({ rule, line, at, before, note, places = [] }) => [
    rule,
    `${line}:${at}`,
    before,
    note || places.map((place) => `${place.line}:${place.at}`).join(' '),
  ]);
}

it('nothing is lost of lines that end with a line feed', () => expect(layout('خبر\nخبر آخر\n')).toEqual([]));

it('other line breaks are told by the lines that have them', () =>
  expect(layout('واحد\r\nاثنان\nثلاثة\r\nأربعة\r\nخمسة')).toEqual([
    ['line-break', '1:4', '\r\n', 'lines 1 3-4'],
    ['no-final-break', '5:4', '', ''],
  ]));

it('white space at the edges of lines, around what is taken out there', () =>
  expect(layout(' \u200f واحد\n\u3000\nاثنان\u00a0\n')).toEqual([
    ['line-edges', '1:0', ' \n \n\u3000\n\u00a0', '1:0 1:2 2:0 3:5'],
    ['blank-lines', '2:0', '\n', 'lines 2'],
  ]));

it('what stands between columns, and page breaks; a wide gap in a paragraph is a space', () =>
  expect(layout('\fواحد\tاثنان\nثلاثة    أربعة\nخمسة \t ستة\n\nسطر وحده\nكلام\tوكلام\n')).toEqual([
    ['blank-lines', '4:0', '\n', 'lines 4'],
    ['column-gap', '1:0', '\f\n\t\n\t\n\t', '1:0 1:5 2:5 3:4'],
    ['wide-gap', '6:4', '\t', ''],
  ]));
