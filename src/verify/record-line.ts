import { articleRecord } from '../output/article-record.js';
import { edgesOf } from '../text/line-edits.js';
import { normaliseLine, normaliseOther } from '../text/normalise-line.js';
import { linesOfOthers } from '../text/other-language.js';
import { faultsOf, type JsonFaults, mayHaveFaults, NO_FAULTS } from './json-walk.js';
import type { Line } from './lines.js';
import { type Oddity, odditiesOfEdit, REPLACED } from './oddity.js';
import { scanText, type TextScan } from './text-scan.js';
import type { DatasetFile } from './verify.js';
import type { WordTable } from './word-table.js';

export type JsonObject = Readonly<Record<string, unknown>>;

/** A text of a record with what one pass over it tells. */
export interface Field extends TextScan {
  /** JSON Pointer (RFC 6901). */
  pointer: string;
  text: string;
}

/** A stretch of a text between line breaks. */
export interface Segment {
  text: string;
  /** UTF-16 offset in the text. */
  start: number;
}

const TEXTS = ['text', 'title', 'kicker', 'subtitle', 'byline', 'dateline'] as const;
export type TextKey = (typeof TEXTS)[number];
const POINTERS = TEXTS.map((key) => ({ key, pointer: `/${key}` }));

const BOM = [0xef, 0xbb, 0xbf] as const;

/** One line of a dataset, read as far as it can be read; what several checks ask of it is found out once. */
export class RecordLine {
  readonly bytes: Uint8Array;
  /** Whether a byte order mark stands before it, which no other part of this counts. */
  readonly bom: boolean;
  /** Undefined when the bytes are no UTF-8, or too many. */
  readonly json: string | undefined;
  /** What the line says; undefined when it is no JSON. */
  readonly value: unknown;
  readonly isJson: boolean;
  /** The line as an object, if it is one. */
  readonly object: JsonObject | undefined;
  /** The object, if it means to be a record of ours: it has an id and metadata, or most of the other keys. */
  readonly record: JsonObject | undefined;
  readonly metadata: JsonObject;
  readonly id: string;
  #fields: readonly Field[] | undefined;
  #oddities: ReadonlyMap<string, readonly Oddity[]> | undefined;
  #faults: JsonFaults | undefined;
  #paragraphs: readonly Segment[] | undefined;
  #schema: ReturnType<typeof articleRecord.safeParse> | undefined;

  /**
   * @param number from 1
   * @param tooLong leaves the line unread
   */
  constructor(
    readonly from: DatasetFile,
    readonly number: number,
    { bytes, text }: Line,
    readonly tooLong: boolean,
    private readonly words: WordTable,
  ) {
    this.bytes = bytes;
    this.bom = bytes[0] === BOM[0] && BOM.every((byte, i) => bytes[i] === byte);
    this.json = tooLong || !this.bom ? text : text?.slice(1);
    let value: unknown;
    let isJson = false;
    try {
      if (this.json !== undefined) {
        value = JSON.parse(this.json);
        isJson = true;
      }
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
    this.value = value;
    this.isJson = isJson;
    this.object = asObject(value);
    this.record = this.object && isRecord(this.object) ? this.object : undefined;
    this.metadata = asObject(this.record?.metadata) ?? NOTHING;
    this.id = typeof this.object?.id === 'string' ? this.object.id : '';
  }

  get file(): string {
    return this.from.name;
  }

  /** A text of the record, empty when there is none. */
  text(key: TextKey): string {
    const value = this.record?.[key];
    return typeof value === 'string' ? value : '';
  }

  /** Whether the record has a flag of `clean`. */
  hasFlag(flag: string): boolean {
    const { flags } = this.metadata;
    return Array.isArray(flags) && flags.includes(flag);
  }

  /** Body text; undefined without any. */
  get body(): Field | undefined {
    // The text is read before all others.
    const first = this.fields[0];
    return first?.pointer === '/text' ? first : undefined;
  }

  /** Paragraphs of the body text. */
  get paragraphs(): readonly Segment[] {
    this.#paragraphs ??= segmentsOf(this.body?.text ?? '');
    return this.#paragraphs;
  }

  /** All texts of the record. */
  get fields(): readonly Field[] {
    this.#fields ??= this.record ? this.scanned(this.record) : [];
    return this.#fields;
  }

  /** What normalising would change in the texts, by check. */
  get oddities(): ReadonlyMap<string, readonly Oddity[]> {
    this.#oddities ??= odditiesOf(this.fields);
    return this.#oddities;
  }

  /** What the parser passed over; nothing when there is no object. */
  get faults(): JsonFaults {
    this.#faults ??= this.object && mayHaveFaults(this.bytes, this.object) ? faultsOf(this.json ?? '') : NO_FAULTS;
    return this.#faults;
  }

  get schema(): ReturnType<typeof articleRecord.safeParse> {
    this.#schema ??= articleRecord.safeParse(this.value);
    return this.#schema;
  }

  private scanned(record: JsonObject): Field[] {
    const fields: Field[] = [];
    const add = (pointer: string, text: unknown): void => {
      if (typeof text === 'string' && text !== '') fields.push(fieldOf(pointer, text, scanText(text, this.words)));
    };
    for (const { key, pointer } of POINTERS) add(pointer, record[key]);
    const { captions } = record;
    if (Array.isArray(captions)) for (const [i, caption] of captions.entries()) add(`/captions/${i}`, caption);
    return fields;
  }
}

function fieldOf(pointer: string, text: string, scan: TextScan): Field {
  // Written out: spreading an object into another takes longer than to read a short text.
  const { odd, oddBreaks, letters, arabicLetters, words, arabicWords, knownWords, suspects } = scan;
  return { pointer, text, odd, oddBreaks, letters, arabicLetters, words, arabicWords, knownWords, suspects };
}

const NOTHING: JsonObject = Object.freeze({});
/** Of nine keys that a record of another tool hardly has. */
const ENOUGH = 5;

function isRecord(object: JsonObject): boolean {
  // One by one: looking up keys of a list takes many times as long.
  const own =
    Number('id' in object) +
    Number('metadata' in object) +
    Number('title' in object) +
    Number('kicker' in object) +
    Number('subtitle' in object) +
    Number('byline' in object) +
    Number('dateline' in object) +
    Number('captions' in object) +
    Number('source' in object);
  return own >= ENOUGH;
}

export function asObject(value: unknown): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;
}

/** Stretches of a text between line breaks. */
export function segmentsOf(text: string): Segment[] {
  const segments: Segment[] = [];
  for (let start = 0; start <= text.length; ) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed;
    if (end > start) segments.push({ text: text.slice(start, end), start });
    start = end + 1;
  }
  return segments;
}

function odditiesOf(fields: readonly Field[]): Map<string, Oddity[]> {
  const found = new Map<string, Oddity[]>();
  const add = (check: string, oddity: Oddity): void => {
    const list = found.get(check);
    if (list) list.push(oddity);
    else found.set(check, [oddity]);
  };
  for (const { pointer, text, odd } of fields) {
    if (!odd) continue;
    for (let at = text.indexOf(REPLACED); at >= 0; at = text.indexOf(REPLACED, at + 1)) {
      add('replacement-character', { pointer, at, before: REPLACED, after: '' });
    }
    const segments = segmentsOf(text);
    const others = linesOfOthers(segments.map((segment) => segment.text));
    segments.forEach((segment, i) => {
      // A paragraph of nothing but white space is told as such.
      if (pointer === '/text' && segment.text.trim() === '') return;
      const { edits } = others.has(i) ? normaliseOther(segment.text) : normaliseLine(segment.text);
      const edges = edgesOf(segment.text, edits).map((edge) => ({
        check: 'white-space',
        at: edge.at,
        before: edge.text,
        after: '',
      }));
      const odd = [...edits.flatMap(odditiesOfEdit), ...edges].sort((a, b) => a.at - b.at);
      for (const { check, at, ...its } of odd) add(check, { ...its, pointer, at: segment.start + at });
    });
  }
  return found;
}
