import { join } from 'node:path';
import type { JsonLines } from './json-lines.js';
import { type FileMark, LineFile, NOTHING } from './line-file.js';
import type { OutputEntry } from './manifest.js';
import type { OpenSink } from './sink.js';

export type ShardKind = 'articles' | 'changes';

/** Names of the shards of a corpus. */
export const SHARD_FILE = /^(?:articles|changes)-\d{5,}\.jsonl(?:\.gz|\.zst)?$/;

function shardName(kind: ShardKind, shard: number, suffix: string): string {
  return `${kind}-${String(shard).padStart(5, '0')}.jsonl${suffix}`;
}

/** How far a row of shards had come: those that are whole, and the one at hand. */
export interface ShardsMark {
  whole: OutputEntry[];
  open: FileMark;
}

export const NO_SHARDS: ShardsMark = { whole: [], open: NOTHING };

export interface ShardOptions {
  folder: string;
  /** Bytes of JSON in a shard. A page is never parted, so one with a page larger than this is larger. */
  size: number;
  openSink: OpenSink;
  /** What their names end in when they are compressed. */
  suffix: string;
}

/** Lines of one kind in files of limited size. Where one ends depends on the lines alone. */
export class Shards {
  readonly #whole: OutputEntry[];

  private constructor(
    private readonly kind: ShardKind,
    private readonly options: ShardOptions,
    whole: readonly OutputEntry[],
    private file: LineFile,
  ) {
    this.#whole = [...whole];
  }

  /** Begins at a mark; what the shard at hand has beyond it goes. */
  static async open(kind: ShardKind, options: ShardOptions, { whole, open }: ShardsMark = NO_SHARDS): Promise<Shards> {
    return new Shards(kind, options, whole, await openShard(kind, whole.length, options, open));
  }

  /** Adds the lines of a page. */
  async write(page: JsonLines): Promise<void> {
    const bytes = page.bytes.reduce((sum, { length }) => sum + length, 0);
    if (this.file.bytes > 0 && this.file.bytes + bytes > this.options.size) {
      this.#whole.push(await this.file.finish());
      this.file = await openShard(this.kind, this.#whole.length, this.options, NOTHING);
    }
    await this.file.write(page);
  }

  async mark(): Promise<ShardsMark> {
    return { whole: [...this.#whole], open: await this.file.mark() };
  }

  async finish(): Promise<OutputEntry[]> {
    return [...this.#whole, await this.file.finish()];
  }

  async close(): Promise<void> {
    await this.file.close();
  }
}

async function openShard(
  kind: ShardKind,
  number: number,
  { folder, openSink, suffix }: ShardOptions,
  from: FileMark,
): Promise<LineFile> {
  const name = shardName(kind, number, suffix);
  return new LineFile(name, await openSink(join(folder, name), from.length), from);
}
