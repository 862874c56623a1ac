import { countCodePoints, hasPairs, offsetOf } from '../../text/code-points.js';

/** Who has a stretch of the page: nobody yet, a change that took it out, or the part of an article of that number. */
export const FREE = 0;
export const GONE = -1;

/** A stretch of a line, told apart from its neighbours by what became of it. Offsets and lengths are code points. */
interface Node {
  /** Where it stands in the normalised line; for what was put in, where that which it stands for begins. */
  at: number;
  length: number;
  /** As the changes so far have left it; null while it is not known. */
  text: string | null;
  /** As the page has it; null while it is not known. */
  source: string | null;
  /** Put in by a change. */
  put: boolean;
  owner: number;
  /** The part it belonged to before it was taken out, or belongs to. */
  home: number;
}

/** A stretch of a line that a change names. */
export interface Span {
  line: number;
  at: number;
  length: number;
}

/**
 * The lines of a page, cut into stretches as changes take them, replace them or give them to articles. Each character is
 * taken once.
 *
 * The lines may be known, and what changes say of them is then held against them; or unknown, and what changes and records
 * say of them is written down.
 */
export class Sheet {
  readonly #lines = new Map<number, Node[]>();
  readonly #known: boolean;

  /** @param lines normalised, the first is line 1; undefined when they are not known */
  constructor(lines?: readonly string[]) {
    this.#known = lines !== undefined;
    lines?.forEach((text, i) => {
      if (text !== '') this.#lines.set(i + 1, [nodeOf(text)]);
    });
  }

  /** Numbers of the lines with anything on them, in order. */
  get lineNumbers(): number[] {
    return [...this.#lines.keys()].sort((a, b) => a - b);
  }

  /**
   * Takes a stretch whose owner fits, and gives it to another.
   *
   * @param text what stands there; undefined when the change does not tell
   * @param put what stands there from now on, if anything
   * @returns whether the stretch is there and says so
   */
  take(span: Span, fits: (owner: number) => boolean, owner: number, text?: string, put?: string): boolean {
    const nodes = this.#nodes(span.line);
    const found = nodes && this.#find(nodes, span, fits, text);
    if (!nodes || !found) return false;
    let [index, offset] = found;
    let left = span.length;
    let rest = text;
    let first = true;
    for (; left > 0; index++) {
      let node = nodes[index];
      if (!node) return false;
      if (!fits(node.owner)) continue;
      if (offset > 0) {
        node = split(nodes, index, offset);
        index++;
        offset = 0;
      }
      if (node.length > left) split(nodes, index, left);
      left -= node.length;
      if (rest !== undefined) {
        const end = offsetOf(rest, node.length);
        if (node.text === null) node.source = node.text = rest.slice(0, end);
        rest = rest.slice(end);
      }
      node.owner = owner;
      if (owner > 0) node.home = owner;
      if (put !== undefined) {
        if (first) {
          node.text = put;
          node.length = countCodePoints(put);
          node.put = true;
        } else node.owner = GONE;
      }
      first = false;
    }
    return true;
  }

  /** Text that each part of an article has on a line. */
  textsOn(line: number): Map<number, string> {
    return this.#texts(line, 'owner');
  }

  /** The same with what changes took out of them. */
  textsFrom(line: number): Map<number, string> {
    return this.#texts(line, 'home');
  }

  #texts(line: number, key: 'owner' | 'home'): Map<number, string> {
    const texts = new Map<number, string>();
    for (const node of this.#lines.get(line) ?? []) {
      const part = node[key];
      if (part > 0) texts.set(part, (texts.get(part) ?? '') + (node.text ?? ''));
    }
    return texts;
  }

  /** How much of a line an owner has. */
  lengthOf(line: number, owner: number): number {
    let length = 0;
    for (const node of this.#lines.get(line) ?? []) if (node.owner === owner) length += node.length;
    return length;
  }

  /** Writes down what an owner's stretches on a line say; false where it is known that they say something else. */
  fill(line: number, owner: number, text: string): boolean {
    let rest = text;
    for (const node of this.#lines.get(line) ?? []) {
      if (node.owner !== owner) continue;
      const end = offsetOf(rest, node.length);
      const own = rest.slice(0, end);
      if (node.text === null) node.source = node.text = own;
      else if (node.text !== own) return false;
      rest = rest.slice(end);
    }
    return rest === '';
  }

  /** The first stretch of a line that nobody has. */
  free(line: number): { at: number; text: string } | undefined {
    const node = this.#lines.get(line)?.find(({ owner }) => owner === FREE);
    return node && { at: node.at, text: node.text ?? '' };
  }

  /** A line as the page has it; undefined when something of it is not known. */
  source(line: number): string | undefined {
    let text = '';
    const nodes = this.#lines.get(line) ?? [];
    for (const [i, { source, owner }] of nodes.entries()) {
      if (source !== null) text += source;
      else if (owner !== FREE || i < nodes.length - 1) return undefined;
    }
    return text;
  }

  #nodes(line: number): Node[] | undefined {
    const nodes = this.#lines.get(line);
    if (nodes || this.#known) return nodes;
    const unknown: Node[] = [
      { at: 0, length: Number.POSITIVE_INFINITY, text: null, source: null, put: false, owner: FREE, home: FREE },
    ];
    this.#lines.set(line, unknown);
    return unknown;
  }

  /** Node and offset in it where a stretch begins. Inside what was put in, `at` does not tell the offset: the text does. */
  #find(
    nodes: readonly Node[],
    { at, length }: Span,
    fits: (owner: number) => boolean,
    text: string | undefined,
  ): [index: number, offset: number] | undefined {
    let low = 0;
    let high = nodes.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((nodes[middle]?.at ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    while (low > 0 && nodes[low - 1]?.at === nodes[low]?.at) low--;
    for (let i = low; i < nodes.length; i++) {
      const node = nodes[i];
      if (!node || node.at > at) return undefined;
      if (!fits(node.owner)) continue;
      if (!node.put) {
        const offset = at - node.at;
        if (offset < node.length && says(nodes, i, offset, length, fits, text)) return [i, offset];
      } else if (node.at === at) {
        for (let offset = 0; offset < node.length; offset++) {
          if (says(nodes, i, offset, length, fits, text)) return [i, offset];
          if (text === undefined) break;
        }
      }
    }
    return undefined;
  }
}

function nodeOf(text: string): Node {
  return { at: 0, length: countCodePoints(text), text, source: text, put: false, owner: FREE, home: FREE };
}

/** Cuts a node in two; gives the second. */
function split(nodes: Node[], index: number, offset: number): Node {
  const node = nodes[index];
  if (!node) throw new RangeError('no such node');
  const { at, length, text, source, put, owner, home } = node;
  const cut = text === null ? 0 : offsetOf(text, offset);
  const second: Node = {
    at: put ? at : at + offset,
    length: length - offset,
    text: text === null ? null : text.slice(cut),
    source: put ? '' : source === null ? null : source.slice(cut),
    put,
    owner,
    home,
  };
  node.length = offset;
  if (text !== null) node.text = text.slice(0, cut);
  if (!put && source !== null) node.source = source.slice(0, cut);
  nodes.splice(index + 1, 0, second);
  return second;
}

/** Whether so many characters are there from an offset of a node on, and, as far as they are known, say `text`. */
function says(
  nodes: readonly Node[],
  index: number,
  offset: number,
  length: number,
  fits: (owner: number) => boolean,
  text: string | undefined,
): boolean {
  let left = length;
  let from = offset;
  let at = 0;
  for (let i = index; left > 0; i++) {
    const node = nodes[i];
    if (!node) return false;
    if (!fits(node.owner)) {
      if (node.owner === GONE) continue;
      return false;
    }
    const own = Math.min(left, node.length - from);
    if (text !== undefined) {
      // A code point is at most two units, so no more of the text is looked at: it may be a page long.
      const ahead = text.slice(at, at + 2 * own);
      const units = hasPairs(ahead) ? offsetOf(ahead, own) : own;
      if (node.text !== null) {
        const start = offsetOf(node.text, from);
        if (!node.text.startsWith(text.slice(at, at + units), start)) return false;
      }
      at += units;
    }
    left -= own;
    from = 0;
  }
  return true;
}
