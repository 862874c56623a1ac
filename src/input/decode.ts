import type { EncodingName } from './encoding.js';
import { firstMeaningless, guessLegacy } from './legacy.js';
import { surveyUtf8 } from './utf8.js';
import { firstBrokenUnit, guessUtf16 } from './utf16.js';

/** A page's text and how its bytes were read. */
export interface Decoded {
  text: string;
  encoding: EncodingName;
  /** How sure the encoding is, 0 to 1; 1 when it was given, marked by a byte order mark, or is valid UTF-8. */
  confidence: number;
  /** Whether a byte order mark stood at the start; it is not part of `text`. */
  bom: boolean;
}

/** Bytes that are no text in the encoding given, or in any that warraq knows. */
export class DecodeError extends Error {
  override readonly name = 'DecodeError';

  constructor(
    readonly reason: string,
    /** 0-based offset of the byte that shows it. */
    readonly offset: number,
    /** What to do about it. */
    readonly advice: string,
  ) {
    super(`${reason} at byte ${offset}`);
  }
}

/** A guess less sure than this is not acted on. */
const SURE = 0.9;

/**
 * A file counts as UTF-8 with damage, not as a single-byte encoding, from this many whole sequences for each broken one.
 * In single-byte Arabic a whole sequence comes about by chance at a letter before `،` or `»`, about once in thirty.
 */
const MOSTLY_UTF8 = 1 / 4;

const BOMS: readonly (readonly [EncodingName, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** The encoding whose byte order mark bytes begin with. */
export const markedEncoding = (bytes: Uint8Array): EncodingName | undefined =>
  BOMS.find(([, mark]) => mark.every((byte, i) => bytes[i] === byte))?.[0];

export const NAME_IT = 'name the right encoding with --encoding';

/**
 * Decodes the bytes of a page, strictly: what cannot be decoded is an error, never U+FFFD in silence.
 *
 * Without `encoding` it is found in this order: byte order mark; Arabic UTF-16 by its high bytes; a NUL byte means a
 * binary file; valid UTF-8; UTF-8 with damage is an error at the first broken byte; else Windows-1256 or ISO-8859-6 by
 * how often Arabic letters occur.
 *
 * @throws DecodeError with the byte offset, when the bytes mean nothing in the encoding or none is sure enough
 */
export function decode(bytes: Uint8Array, options: { encoding?: EncodingName | undefined } = {}): Decoded {
  const marked = markedEncoding(bytes);
  const forced = options.encoding;
  if (marked === 'utf-16le' && forced === undefined && bytes[2] === 0 && bytes[3] === 0) {
    throw new DecodeError('UTF-32 text', 0, 'convert it to UTF-8 first');
  }
  if (forced !== undefined && marked !== undefined && marked !== forced) {
    throw new DecodeError(`byte order mark of ${marked} in a file read as ${forced}`, 0, `read it as ${marked}`);
  }
  const known = forced ?? marked;
  if (known !== undefined) {
    return { text: decodeAs(bytes, known), encoding: known, confidence: 1, bom: marked !== undefined };
  }
  return { ...detect(bytes), bom: false };
}

function detect(bytes: Uint8Array): Omit<Decoded, 'bom'> {
  const utf16 = guessUtf16(bytes);
  if (utf16) return { text: decodeAs(bytes, utf16.encoding), ...utf16 };

  const nul = bytes.indexOf(0);
  if (nul >= 0) {
    throw new DecodeError('binary file: NUL', nul, `leave it out, or if it is text ${NAME_IT}`);
  }

  try {
    return { text: decodeAs(bytes, 'utf-8'), encoding: 'utf-8', confidence: 1 };
  } catch (broken) {
    return detectLegacy(bytes, broken);
  }
}

/** Decodes what is not valid UTF-8, unless it is UTF-8 with damage: `broken` says what is wrong with it then. */
function detectLegacy(bytes: Uint8Array, broken: unknown): Omit<Decoded, 'bom'> {
  const utf8 = surveyUtf8(bytes);
  if (utf8.multibyte >= utf8.broken * MOSTLY_UTF8) throw broken;

  const legacy = guessLegacy(bytes);
  if (legacy.confidence < SURE) {
    // Rounded down, so that no refused guess is shown as sure.
    const shown = (Math.floor(legacy.confidence * 100) / 100).toFixed(2);
    throw new DecodeError(
      `unknown encoding (not UTF-8; ${legacy.encoding} is the best guess, with a confidence of ${shown})`,
      utf8.firstBroken,
      NAME_IT,
    );
  }
  return { text: decodeAs(bytes, legacy.encoding), ...legacy };
}

/** Decodes in one encoding; removes its byte order mark. */
function decodeAs(bytes: Uint8Array, encoding: EncodingName): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw explain(bytes, encoding) ?? new DecodeError('text longer than one string can be', 0, 'split the file');
  }
}

/** Where and why bytes do not decode. TextDecoder tells neither. */
function explain(bytes: Uint8Array, encoding: EncodingName): DecodeError | undefined {
  if (encoding === 'utf-8') {
    const { firstBroken, broken } = surveyUtf8(bytes);
    if (broken === 0) return undefined;
    const many = broken === 1 ? 'broken UTF-8 sequence' : `${broken} broken UTF-8 sequences, the first`;
    return new DecodeError(many, firstBroken, `repair the file, or ${NAME_IT}`);
  }
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    const offset = firstBrokenUnit(bytes, encoding);
    const half = offset === bytes.length - 1;
    const reason = half ? `half a character of ${encoding}` : `unpaired surrogate of ${encoding}`;
    return offset < 0 ? undefined : new DecodeError(reason, offset, `repair the file, or ${NAME_IT}`);
  }
  const offset = firstMeaningless(bytes, encoding);
  if (offset < 0) return undefined;
  const byte = (bytes[offset] ?? 0).toString(16).toUpperCase();
  return new DecodeError(`byte 0x${byte} has no meaning in ${encoding}`, offset, NAME_IT);
}
