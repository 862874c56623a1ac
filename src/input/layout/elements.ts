import { createRequire } from 'node:module';
import type * as Htmlparser from 'htmlparser2';

/** An element that begins. */
export interface Element {
  /** Without the prefix of its namespace. */
  name: string;
  attributes: Readonly<Record<string, string>>;
}

/** What is told of a file as it is read, in order. */
export interface ElementHandler {
  open(element: Element): void;
  close(name: string): void;
  text?(text: string): void;
}

let parser: typeof Htmlparser | undefined;

/** Loaded when it is first needed: it takes 50 ms, and few pages have a layout. */
function loadParser(): typeof Htmlparser {
  parser ??= createRequire(import.meta.url)('htmlparser2') as typeof Htmlparser;
  return parser;
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * Tells the elements of a file of XML or HTML.
 *
 * @returns whether its root was closed, which HTML need not do
 */
export function eachElement(markup: string, xmlMode: boolean, handler: ElementHandler): boolean {
  const { Parser } = loadParser();
  let depth = 0;
  let ended = false;
  let closed = true;
  const reader = new Parser(
    {
      onopentag: (name, attributes) => {
        depth++;
        handler.open({ name: local(name), attributes });
      },
      ontext: (text) => handler.text?.(text),
      onclosetag: (name) => {
        if (--depth === 0) closed = !ended;
        handler.close(local(name));
      },
    },
    { xmlMode, decodeEntities: true },
  );
  reader.write(markup);
  ended = true;
  reader.end();
  return closed;
}
