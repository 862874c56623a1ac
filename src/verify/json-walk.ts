import { ownCopy } from '../text/own-copy.js';

/** Where a walk through JSON stands: the objects and arrays it is in, each with the key or index it is at. */
export class JsonPath {
  private readonly steps: { keys: Set<string> | null; at: string | number }[] = [];

  open(isObject: boolean): void {
    this.steps.push({ keys: isObject ? new Set() : null, at: isObject ? '' : 0 });
  }

  close(): void {
    this.steps.pop();
  }

  /** Goes on to a key of an object; false when the object has it already. */
  enter(key: string): boolean {
    const step = this.steps.at(-1);
    if (!step?.keys) return true;
    step.at = key;
    if (step.keys.has(key)) return false;
    step.keys.add(key);
    return true;
  }

  /** Goes on behind a comma; true in an object, where a key follows. */
  next(): boolean {
    const step = this.steps.at(-1);
    if (!step) return false;
    if (typeof step.at === 'number') step.at++;
    return step.keys !== null;
  }

  /** Objects and arrays that the value at hand is in. */
  get depth(): number {
    return this.steps.length;
  }

  /** JSON Pointer (RFC 6901) of the value at hand. */
  get pointer(): string {
    return pointerTo(this.steps.map(({ at }) => at));
  }
}

/** JSON Pointer (RFC 6901) of a path. */
export function pointerTo(path: readonly PropertyKey[]): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

export interface JsonVisitor {
  /** A key that its object has already, at an offset of the text. */
  duplicate?(path: JsonPath, at: number): void;
  number?(path: JsonPath, at: number, literal: string): void;
  /** Any value, at its first unit. */
  value?(path: JsonPath, at: number): void;
}

const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_ARRAY, CLOSE_ARRAY] = [0x7b, 0x7d, 0x5b, 0x5d];
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const LITERAL = /true|false|null/y;

/** Walks through a text that is JSON; strings are leapt over. Linear. */
export function walkJson(text: string, visitor: JsonVisitor): void {
  const path = new JsonPath();
  let keyNext = false;
  for (let i = 0; i < text.length; ) {
    const unit = text.charCodeAt(i);
    if (unit === QUOTE) {
      const end = endOfString(text, i);
      if (keyNext) {
        const key = text.slice(i, end);
        if (!path.enter(key.includes('\\') ? JSON.parse(key) : key.slice(1, -1))) visitor.duplicate?.(path, i);
        keyNext = false;
      } else visitor.value?.(path, i);
      i = end;
      continue;
    }
    if (unit === OPEN_OBJECT || unit === OPEN_ARRAY) {
      visitor.value?.(path, i);
      keyNext = unit === OPEN_OBJECT;
      path.open(keyNext);
    } else if (unit === CLOSE_OBJECT || unit === CLOSE_ARRAY) {
      path.close();
      keyNext = false;
    } else if (unit === COMMA) keyNext = path.next();
    else if (unit === 0x2d || (unit >= 0x30 && unit <= 0x39)) {
      const literal = matchAt(NUMBER, text, i);
      visitor.value?.(path, i);
      visitor.number?.(path, i, literal);
      i += literal.length || 1;
      continue;
    } else if (unit >= 0x61) {
      visitor.value?.(path, i);
      i += matchAt(LITERAL, text, i).length || 1;
      continue;
    }
    i++;
  }
}

function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

/** Faults of a kind that are told of one text. */
const MOST_FAULTS = 20;

/** What of JSON text a parser passes over in silence. */
export interface JsonFaults {
  /** Keys that their object has already. */
  duplicates: { pointer: string; offset: number }[];
  /** Numbers that no double has. */
  numbers: { pointer: string; offset: number; literal: string; finite: boolean }[];
}

export const NO_FAULTS: JsonFaults = Object.freeze({ duplicates: [], numbers: [] });

/** Digits that every integer beyond 2^53 has. */
const LONG = 16;
const [SPACE, COLON, SMALL_E, TO_SMALL] = [0x20, 0x3a, 0x65, 0x20];
/** Bytes that are looked at one by one before a search is begun, which takes some time to begin. */
const NEAR = 32;
/** Deeper values are left to a walk. */
const DEEPEST = 8;

/**
 * Whether JSON text may have faults, told fast: not when it has as many keys as its value, so that none of them came twice, and no number
 * has many digits or an exponent.
 *
 * @param line UTF-8, with or without a byte order mark
 * @param value what it says
 */
export function mayHaveFaults(line: Uint8Array, value: unknown): boolean {
  const { length } = line;
  let keys = 0;
  let digits = 0;
  for (let i = 0; i < length; i++) {
    const byte = line[i] ?? 0;
    if (byte === QUOTE) {
      i = endOfBytes(line, i + 1);
      let next = i + 1;
      while ((line[next] ?? COLON) <= SPACE) next++;
      if (line[next] === COLON) keys++;
    }
    if (byte >= 0x30 && byte <= 0x39) {
      if (++digits === LONG) return true;
    } else if ((byte | TO_SMALL) === SMALL_E) return true;
    else digits = 0;
  }
  return keys !== keysOf(value, DEEPEST);
}

/** Index of the quote that ends a string, from behind the one that begins it. */
function endOfBytes(line: Uint8Array, from: number): number {
  let i = from;
  for (const near = from + NEAR; i < near; i++) {
    const byte = line[i];
    if (byte === QUOTE) return i;
    if (byte === BACKSLASH) i++;
  }
  for (;;) {
    const end = line.indexOf(QUOTE, i);
    if (end < 0) return line.length;
    let slashes = 0;
    while (end - slashes > i && line[end - 1 - slashes] === BACKSLASH) slashes++;
    if (slashes % 2 === 0) return end;
    i = end + 1;
  }
}

/** Keys of all objects in a value; -1 when it goes deeper than `depth`. */
function keysOf(value: unknown, depth: number): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (depth === 0) return -1;
  let keys = 0;
  const within = (part: unknown): boolean => {
    const its = keysOf(part, depth - 1);
    keys += its;
    return its >= 0;
  };
  if (Array.isArray(value)) return value.every(within) ? keys : -1;
  const parts = Object.values(value);
  keys = parts.length;
  return parts.every(within) ? keys : -1;
}

export function faultsOf(text: string): JsonFaults {
  const faults: JsonFaults = { duplicates: [], numbers: [] };
  walkJson(text, {
    duplicate: (path, offset) => {
      if (faults.duplicates.length < MOST_FAULTS) faults.duplicates.push({ pointer: path.pointer, offset });
    },
    number: (path, offset, literal) => {
      const value = Number(literal);
      const finite = Number.isFinite(value);
      if (faults.numbers.length === MOST_FAULTS) return;
      if (finite && (Number.isSafeInteger(value) || /[.eE]/.test(literal))) return;
      // A finding that tells of it must not keep the text.
      faults.numbers.push({ pointer: path.pointer, offset, literal: ownCopy(literal, 0, literal.length), finite });
    },
  });
  return faults;
}

/** Offset behind the closing quote of the string that begins at `at`. */
function endOfString(text: string, at: number): number {
  for (let end = text.indexOf('"', at + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === BACKSLASH) slashes++;
    if (slashes % 2 === 0) return end + 1;
  }
  return text.length;
}

/**
 * Offset in JSON text of a value, or of a place inside a string value; -1 when there is no such value. Of two keys alike the
 * later is meant, as `JSON.parse` has it.
 *
 * @param at UTF-16 units of the string before the place
 */
export function locate(text: string, pointer: string, at = 0): number {
  const depth = pointer.split('/').length - 1;
  let found = -1;
  walkJson(text, {
    value: (path, offset) => {
      if (path.depth === depth && path.pointer === pointer) found = offset;
    },
  });
  if (found < 0 || text.charCodeAt(found) !== QUOTE) return found;
  let i = found + 1;
  for (let left = at; left > 0; left--) {
    if (text.charCodeAt(i) !== BACKSLASH) i++;
    else i += text.charAt(i + 1) === 'u' ? 6 : 2;
  }
  return at === 0 ? found : i;
}
