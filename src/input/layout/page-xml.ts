import { eachElement } from './elements.js';
import type { PlainLines } from './plain-lines.js';
import { ReadingOrder } from './reading-order.js';

interface Line {
  text: string | undefined;
  words: string[];
}

interface Region {
  id: string;
  /** Of the region as a whole, where its lines are not told. */
  text: string | undefined;
  lines: Line[];
}

/** Elements that hold lines. */
const REGIONS = new Set(['TextRegion', 'TableCell']);

/** Reads PAGE: the text of a line (`TextEquiv`), else of its words, else of its region; regions in reading order where that is told. */
export function readPageXml(markup: string, lines: PlainLines): boolean {
  const regions: Region[] = [];
  const order = new ReadingOrder();
  /** Names of the elements that are open; regions that are, the innermost last. */
  const path: string[] = [];
  const inside: Region[] = [];
  let line: Line | undefined;
  let word: string | undefined;
  let unicode = '';

  /** The text of what a `TextEquiv` is of; of several readings the first. */
  const told = (): void => {
    const owner = path.at(-2);
    const region = inside.at(-1);
    if (owner === 'Word') word ??= unicode;
    else if (owner === 'TextLine' && line) line.text ??= unicode;
    else if (REGIONS.has(owner ?? '') && region) region.text ??= unicode;
  };

  const whole = eachElement(markup, true, {
    open({ name, attributes }) {
      path.push(name);
      order.open(name, attributes);
      if (REGIONS.has(name)) {
        const region: Region = { id: attributes.id ?? '', text: undefined, lines: [] };
        regions.push(region);
        inside.push(region);
      } else if (name === 'TextLine') {
        line = { text: undefined, words: [] };
        inside.at(-1)?.lines.push(line);
      } else if (name === 'Word') word = undefined;
      else if (name === 'Unicode') unicode = '';
    },
    text(piece) {
      if (path.at(-1) === 'Unicode') unicode += piece;
    },
    close(name) {
      path.pop();
      order.close(name);
      if (name === 'Unicode') told();
      else if (name === 'Word') line?.words.push(word ?? '');
      else if (name === 'TextLine') line = undefined;
      else if (REGIONS.has(name)) inside.pop();
    },
  });

  const places = new Map(order.regions.map((id, place) => [id, place]));
  const placeOf = ({ id }: Region): number => places.get(id) ?? places.size;
  for (const region of regions.toSorted((a, b) => placeOf(a) - placeOf(b))) {
    lines.block();
    const its = region.lines.map(({ text, words }) => text ?? words.join(' '));
    for (const text of its.some((text) => text !== '') ? its : (region.text ?? '').split('\n')) lines.line(text);
  }
  return whole;
}
