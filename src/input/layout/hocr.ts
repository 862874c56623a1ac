import { type Box, boxFrom } from '../../text/box.js';
import { eachElement } from './elements.js';
import type { PlainLines } from './plain-lines.js';

/** Classes of elements that are a line, a block or a page. */
const LINES = new Set(['ocr_line', 'ocrx_line', 'ocr_header', 'ocr_footer', 'ocr_caption', 'ocr_textfloat']);
const BLOCKS = new Set(['ocr_par', 'ocr_carea', 'ocrx_block']);
/** What is told of the file and stands on no page. */
const ASIDE = new Set(['head', 'script', 'style']);

/** How sure the engine is of a word, in percent. */
const CONFIDENCE = /\bx_wconf ([\d.]+)/;
/** Where an element stands, as its title tells: left, top, right, bottom in pixels. */
const BBOX = /\bbbox (\d+) (\d+) (\d+) (\d+)/;

function boxOf({ title = '' }: Readonly<Record<string, string>>): Box | undefined {
  const [left = 0, top = 0, right = 0, bottom = 0] = BBOX.exec(title)?.slice(1).map(Number) ?? [];
  return boxFrom(left, top, right, bottom);
}

/** Reads hOCR: lines and blocks are elements of HTML with a class. Text that stands in no line is a line of its own. */
export function readHocr(markup: string, lines: PlainLines): boolean {
  let text = '';
  let box: Box | undefined;
  let sure: number[] = [];
  let aside = 0;
  /** Of each element that is open, whether a line ends with it. */
  const open: boolean[] = [];
  /** How many elements were open where a word began whose characters are told one by one: white space between them is how the file is written. */
  let spelt = Number.POSITIVE_INFINITY;
  let word = Number.POSITIVE_INFINITY;
  const flush = (): void => {
    lines.line(text, { box, sure });
    text = '';
    box = undefined;
    sure = [];
  };
  eachElement(markup, false, {
    open({ name, attributes }) {
      if (ASIDE.has(name)) aside++;
      const classes = (attributes.class ?? '').split(/\s+/);
      const has = (wanted: ReadonlySet<string>): boolean => classes.some((its) => wanted.has(its));
      const isPage = classes.includes('ocr_page');
      const isBlock = has(BLOCKS);
      const isLine = has(LINES);
      const ends = isPage || isBlock || isLine;
      if (classes.includes('ocrx_word')) {
        word = open.length;
        text += ' ';
      }
      if (classes.includes('ocrx_cinfo')) spelt = word;
      open.push(ends);
      if (ends) flush();
      if (isPage) lines.page();
      else if (isBlock) lines.block();
      else if (isLine) box = boxOf(attributes);
      else if (classes.includes('ocrx_word')) sure.push(Number(CONFIDENCE.exec(attributes.title ?? '')?.[1]));
    },
    close(name) {
      if (ASIDE.has(name)) aside--;
      if (open.pop()) flush();
      if (open.length <= word) word = spelt = Number.POSITIVE_INFINITY;
    },
    text(piece) {
      if (aside === 0) text += open.length > spelt ? piece.trim() : piece;
    },
  });
  flush();
  // HTML may end without its end tag, so it does not tell whether the file is whole.
  return true;
}
