import { type EditModel, surplusCost } from './edit-model.js';
import { placeOf } from './letter-costs.js';

/** Nothing is dearer. */
const DEAREST = 0xffff;

/** What reading a word of the print with other shapes costs at least, centibels; but for confusions of letter runs. */
export interface ShapeCosts {
  /** Losing a letter of a shape in a word, by shape. */
  lostIn(letters: Uint8Array, length: number): Uint16Array;
  /** Reading letter `code` where the print has one of a shape, at `(place * codes + code) * shapes + shape`. */
  other: Uint16Array;
  /** The shape of the letter at a place of a word as one too many. */
  surplus(letters: Uint8Array, length: number, at: number): number;
  /** Where in `other` the costs of the letter at a place of a word stand. */
  offset(letters: Uint8Array, length: number, at: number): number;
  /** Any of a single shape. */
  cheapest: number;
  /** Two neighbours in each other's place. */
  swapped: number;
  /** Reading two shapes of a word for others, one too many or one too few. */
  ofTwo(letters: Uint8Array, length: number): number;
}

/** The costs of single letters of an edit model, by the shapes of letters. */
export function shapeCosts(model: EditModel): ShapeCosts {
  const { of: shapeOf, count: shapes } = model.shapes;
  const codes = shapeOf.length;
  const lost = new Uint16Array(shapes).fill(DEAREST);
  const other = new Uint16Array((model.other.length / codes) * shapes).fill(DEAREST);
  const lower = (costs: Uint16Array, at: number, cost = DEAREST): void => {
    costs[at] = Math.min(costs[at] ?? DEAREST, cost);
  };
  for (let print = 1; print < codes; print++) {
    const shape = shapeOf[print] ?? 0;
    for (let at = print; at < model.lost.length; at += codes) lower(lost, shape, model.lost[at]);
    for (let row = 0; row * codes < model.other.length; row++)
      lower(other, row * shapes + shape, model.other[row * codes + print]);
  }
  const lostIn = new Uint16Array(shapes);
  const offset = (letters: Uint8Array, length: number, at: number): number =>
    (placeOf(at, length) * codes + (letters[at] ?? 0)) * shapes;
  const leastLost = lost.reduce((least, cost) => Math.min(least, cost), DEAREST);
  const surplus = (letters: Uint8Array, length: number, at: number): number =>
    Math.min(surplusCost(model, letters, length, at), other[offset(letters, length, at)] ?? DEAREST);
  /** A letter read that is one too many or has another shape in print, at `place * codes + read`. */
  const misread = model.extra.map((once, row) => {
    if (row % codes === 0) return DEAREST;
    let least = once;
    for (let shape = 0; shape < shapes; shape++)
      if (shape !== shapeOf[row % codes]) least = Math.min(least, other[row * shapes + shape] ?? DEAREST);
    return least;
  });
  return {
    lostIn(letters, length) {
      lostIn.set(lost);
      // A letter without a shape may stand for one that has one.
      for (let at = 0; at < length; at++) {
        if (shapeOf[letters[at] ?? 0] !== 0) continue;
        const row = offset(letters, length, at);
        for (let shape = 1; shape < shapes; shape++) lower(lostIn, shape, other[row + shape]);
      }
      return lostIn;
    },
    other,
    surplus,
    offset,
    cheapest: Math.min(leastLost, model.doubled, ...misread, ...model.stuttered),
    swapped: model.swapped,
    ofTwo(letters, length) {
      let first = leastLost;
      let second = leastLost;
      for (let at = 0; at < length; at++) {
        const row = placeOf(at, length) * codes + (letters[at] ?? 0);
        const least = Math.min(misread[row] ?? DEAREST, surplus(letters, length, at));
        if (least < first) {
          second = first;
          first = least;
        } else if (least < second) second = least;
      }
      return first + second;
    },
  };
}
