import { readAbbyy } from './abbyy.js';
import { readAlto } from './alto.js';
import { azurePages, readAzure } from './azure.js';
import { readBboxes } from './bboxes.js';
import { readDjvu } from './djvu.js';
import { documentAiPages, readDocumentAi } from './document-ai.js';
import { readHocr } from './hocr.js';
import { mistralPages, readMistral } from './mistral.js';
import { readPageXml } from './page-xml.js';
import type { PlainLines } from './plain-lines.js';
import { readVision, visionPages } from './vision.js';

/** Writes the lines of a file with a layout; false when the file ends before its root does. */
export type LayoutReader = (markup: string, lines: PlainLines) => boolean;

export interface Format {
  name: string;
  /** The root element in small letters, without the prefix of a namespace; `{` of JSON. */
  root: string;
  read: LayoutReader;
  /** What the beginning of a file has beside its root. */
  sign?: RegExp;
  /** How the tag of each page begins; absent where a file has but one. */
  page?: RegExp;
  /** Parts a file that cannot be parted so into its pages; undefined for one without a word, and where the file is of one page or broken. */
  part?: (text: string) => (string | undefined)[] | undefined;
}

const FORMATS: readonly Format[] = [
  { name: 'ALTO', root: 'alto', read: readAlto, page: /<(?:[\w-]+:)?Page\s/ },
  { name: 'PAGE', root: 'pcgts', read: readPageXml },
  {
    name: 'hOCR',
    root: 'html',
    read: readHocr,
    // An engine says so near the beginning.
    sign: /["' ]ocr(?:_page|_carea|_line|-system)["' ]/,
    page: /<\w+ (?:[^<>]{0,40} )?class=["']ocr_page\b/,
  },
  { name: 'pdftotext', root: 'html', read: readBboxes, sign: /<doc>\s*<page\s/, page: /<page\s/ },
  { name: 'ABBYY', root: 'document', read: readAbbyy, sign: /abbyy\.com\/FineReader/i, page: /<page\s/ },
  {
    name: 'Google Vision',
    root: '{',
    read: readVision,
    sign: /"(?:responses|fullTextAnnotation|textAnnotations)"\s*:/,
    part: visionPages,
  },
  {
    name: 'Azure',
    root: '{',
    read: readAzure,
    // Its libraries leave out what is around the result.
    sign: /"analyze_?[rR]esult"\s*:|"api_?[vV]ersion"\s*:\s*"20\d\d-\d\d-\d\d[^"]*"\s*,\s*"(?:model_?[iI]d|content)"\s*:/,
    part: azurePages,
  },
  {
    name: 'Google Document AI',
    root: '{',
    read: readDocumentAi,
    // Pages may stand behind a long text, the text behind what kind of file it was read from.
    sign: /"text_?[aA]nchor"\s*:\s*\{|"mime_?[tT]ype"\s*:\s*"[^"]*"\s*,\s*"text"\s*:/,
    part: documentAiPages,
  },
  {
    name: 'Mistral OCR',
    root: '{',
    read: readMistral,
    sign: /"pages"\s*:\s*\[[\s\S]*"markdown"\s*:/,
    part: mistralPages,
  },
  { name: 'DjVu', root: 'djvuxml', read: readDjvu, page: /<OBJECT\s/ },
];

/** The root element: the first that is no declaration, instruction or comment. */
const ROOT = /<(?:[\w-]+:)?([A-Za-z]+)[\s>]/;

/** Units of a file that its format is told from. */
export const HEAD = 1 << 14;

/** A comment, whole or cut off where the beginning of the file ends. */
const COMMENT = /<!--[\s\S]*?(?:-->|$)/g;

function rootOf(head: string): string {
  const [first = ''] = /[^\s\ufeff]/.exec(head) ?? [];
  if (first !== '<') return first;
  return (ROOT.exec(head.replace(COMMENT, ''))?.[1] ?? '').toLowerCase();
}

/** The format of a file with a layout, by what it begins with; undefined for any other. */
export function formatOf(head: string): Format | undefined {
  const root = rootOf(head);
  return FORMATS.find((format) => format.root === root && format.sign?.test(head) !== false);
}

/** Whether a file is METS, which stands beside such files and tells of them. */
export const isMets = (head: string): boolean => rootOf(head) === 'mets';
