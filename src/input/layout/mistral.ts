import { each, objectIn, textIn } from './json.js';
import type { PlainLines } from './plain-lines.js';

/* What is read of an answer of Mistral OCR (docs.mistral.ai/api, OCRResponse). Any of it may be missing. */

interface Table {
  id?: unknown;
  content?: unknown;
}

interface Page {
  markdown?: unknown;
  header?: unknown;
  footer?: unknown;
  tables?: Table[];
}

/** The Markdown of a page. Where the caller wanted them apart, head and foot of the page stand beside it, and tables, to which it has links. */
function markdownOf({ markdown, header, footer, tables }: Page): string {
  const whole = [header, markdown, footer].map(textIn).join('\n\n');
  const withTables = each(tables).reduce((text, { id, content }) => {
    const name = textIn(id);
    return text.replaceAll(`[${name}](${name})`, () => textIn(content));
  }, whole);
  return withTables.trim();
}

const pagesIn = (json: string): Page[] | undefined => {
  const answer = objectIn<{ pages?: Page[] }>(json);
  return answer && each(answer.pages);
};

/** An answer parted into answers of one page; undefined for those without text, and where there is but one page or no JSON. */
export function mistralPages(json: string): (string | undefined)[] | undefined {
  const pages = pagesIn(json) ?? [];
  if (pages.length < 2) return undefined;
  return pages.map((page) => (markdownOf(page) === '' ? undefined : JSON.stringify({ pages: [page] })));
}

/** Reads what Mistral OCR answers: pages of Markdown, which is read as markup is. No line is told to stand anywhere. */
export function readMistral(json: string, lines: PlainLines): boolean {
  const pages = pagesIn(json);
  for (const page of pages ?? []) {
    lines.page();
    lines.plain(markdownOf(page));
  }
  return pages !== undefined;
}
