import { type Box, boxFrom } from '../../text/box.js';
import { eachElement } from './elements.js';
import type { PlainLines } from './plain-lines.js';

/** Where a block ends. */
const BLOCKS = new Set(['block', 'par', 'cell']);
/** What holds other readings. */
const VARIANTS = new Set(['charRecVariants', 'wordRecVariants']);

/**
 * Reads the XML of FineReader: a line is runs of characters (`formatting`), each an element of its own (`charParams`) or all as they are. Other
 * readings that stand beside a character or a word are not taken.
 */
export function readAbbyy(markup: string, lines: PlainLines): boolean {
  const path: string[] = [];
  let variants = 0;
  let box: Box | undefined;
  /** The characters of a line one by one, that at hand, and the text of its runs. */
  let chars = '';
  let char = '';
  let confidence = Number.NaN;
  let runs = '';
  /** How sure the engine is of the words of a line, and of the characters of the one at hand. */
  let sure: number[] = [];
  let ofWord: number[] = [];
  const endWord = (): void => {
    if (ofWord.length > 0) sure.push(ofWord.reduce((sum, one) => sum + one) / ofWord.length);
    ofWord = [];
  };
  return eachElement(markup, true, {
    open({ name, attributes }) {
      path.push(name);
      if (VARIANTS.has(name)) variants++;
      if (variants > 0) return;
      if (name === 'page') lines.page();
      else if (BLOCKS.has(name)) lines.block();
      else if (name === 'line') {
        box = boxOf(attributes);
        chars = '';
        runs = '';
        sure = [];
      } else if (name === 'charParams') {
        char = '';
        confidence = confidenceOf(attributes);
      }
    },
    text(piece) {
      if (variants > 0) return;
      const inside = path.at(-1);
      if (inside === 'charParams') char += piece;
      else if (inside === 'formatting') runs += piece;
    },
    close(name) {
      path.pop();
      if (VARIANTS.has(name)) variants--;
      else if (variants > 0) return;
      // A space is one of its own; other white space is how the file is written.
      if (name === 'charParams') {
        const letter = char.trim();
        chars += letter || ' ';
        if (letter === '') endWord();
        else ofWord.push(confidence);
      } else if (name === 'line') {
        endWord();
        lines.line(chars === '' ? runs : chars, { box, sure });
      }
    },
  });
}

/** How sure the engine is of a character, in percent; NaN where it does not tell, which some write as 255. */
function confidenceOf({ charConfidence }: Readonly<Record<string, string>>): number {
  const told = Number(charConfidence);
  return told >= 0 && told <= 100 ? told : Number.NaN;
}

/** Where an element stands; undefined where it does not tell, or takes no room. */
const boxOf = ({ l, t, r, b }: Readonly<Record<string, string>>): Box | undefined =>
  boxFrom(Number(l), Number(t), Number(r), Number(b));
