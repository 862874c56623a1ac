import { open } from 'node:fs/promises';
import type { JudgedPage, PreparedArticle } from './prepared-page.js';

/*
 * What repeats were judged by, kept in a file: a run that goes on shows it to its judge again. Of each page three lengths
 * (32 bits, as the machine orders them), then its articles as JSON, its records and its pieces.
 */

const HEADER = 3 * Uint32Array.BYTES_PER_ELEMENT;

/** A page as it goes into the file; a page without articles leaves nothing there. */
export function packJudgedPage({ articles, records, pieces }: JudgedPage): readonly Uint8Array[] {
  if (articles.length === 0) return [];
  const list = Buffer.from(JSON.stringify(articles));
  const header = Uint32Array.of(list.length, records.length, pieces.byteLength);
  const [packedHeader, packedPieces] = [header, pieces].map(
    ({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength),
  );
  return packedHeader && packedPieces ? [packedHeader, list, records, packedPieces] : [];
}

/** The pages in the first `length` bytes of the file, in order. */
export async function* judgedPages(path: string, length: number): AsyncGenerator<JudgedPage> {
  if (length === 0) return;
  const file = await open(path);
  try {
    let at = 0;
    const next = async (bytes: number): Promise<Uint8Array<ArrayBuffer>> => {
      const part = new Uint8Array(bytes);
      let done = 0;
      while (done < bytes) {
        const { bytesRead } = await file.read(part, done, bytes - done, at + done);
        if (bytesRead === 0) throw new Error(`${path} ends in the middle of a page`);
        done += bytesRead;
      }
      at += bytes;
      return part;
    };
    while (at < length) {
      const [list = 0, records = 0, pieces = 0] = new Uint32Array((await next(HEADER)).buffer);
      const articles: PreparedArticle[] = JSON.parse(Buffer.from(await next(list)).toString());
      yield { articles, records: await next(records), pieces: new Int32Array((await next(pieces)).buffer) };
    }
  } finally {
    await file.close();
  }
}
