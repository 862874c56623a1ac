import { type Box, boxOfPoints } from '../../text/box.js';
import { eachElement } from './elements.js';
import type { PlainLines } from './plain-lines.js';
import { ReadingOrder } from './reading-order.js';

interface Line {
  text: string | undefined;
  words: string[];
  box: Box | undefined;
  /** How sure the engine is of each of its words. */
  sure: number[];
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
  let sure: number | undefined;
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
        line = { text: undefined, words: [], box: undefined, sure: [] };
        inside.at(-1)?.lines.push(line);
      } else if (name === 'Word') {
        word = undefined;
        sure = undefined;
      } else if (name === 'Unicode') unicode = '';
      else if (name === 'TextEquiv' && path.at(-2) === 'Word') sure ??= Number(attributes.conf);
      else if (name === 'Coords' && path.at(-2) === 'TextLine' && line) line.box = boxOf(attributes);
    },
    text(piece) {
      if (path.at(-1) === 'Unicode') unicode += piece;
    },
    close(name) {
      path.pop();
      order.close(name);
      if (name === 'Unicode') told();
      else if (name === 'Word') {
        line?.words.push(word ?? '');
        line?.sure.push(sure ?? Number.NaN);
      } else if (name === 'TextLine') line = undefined;
      else if (REGIONS.has(name)) inside.pop();
    },
  });

  const places = new Map(order.regions.map((id, place) => [id, place]));
  const placeOf = ({ id }: Region): number => places.get(id) ?? places.size;
  for (const region of regions.toSorted((a, b) => placeOf(a) - placeOf(b))) {
    lines.block();
    const its = region.lines.map(({ text, words, box, sure }) => ({
      text: text ?? words.join(' '),
      print: { box, sure },
    }));
    if (its.some(({ text }) => text !== '')) for (const { text, print } of its) lines.line(text, print);
    else for (const text of (region.text ?? '').split('\n')) lines.line(text);
  }
  return whole;
}

/** The box around an outline: points `x,y`, parted by spaces. */
function boxOf({ points = '' }: Readonly<Record<string, string>>): Box | undefined {
  const places = points.trim().split(/\s+/);
  return boxOfPoints(
    places.map((place) => {
      const [x = Number.NaN, y = Number.NaN] = place.split(',').map(Number);
      return { x, y };
    }),
  );
}
