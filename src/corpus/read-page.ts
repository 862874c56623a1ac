import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { DecodeError } from '../input/decode.js';
import { type DecodedPage, decodePage } from '../input/decode-page.js';
import type { EncodingName } from '../input/encoding.js';
import type { PageSource } from '../input/page-source.js';
import type { InputEntry } from '../output/manifest.js';
import { fileProblem, type Problem } from '../output/problem.js';

/** A page that was read and decoded. */
export interface ReadPage {
  decoded: DecodedPage;
  input: InputEntry;
}

/**
 * Reads and decodes a page. Reading waits for the disk: it is done in threads that have nothing else to do meanwhile.
 *
 * @param encoding undefined finds it
 */
export function readPage(source: PageSource, encoding?: EncodingName): ReadPage | { problem: Problem } {
  const { path } = source.page;
  if (source.problem) return { problem: source.problem };
  try {
    const content = contentOf(source);
    const decoded = decodePage(content, { encoding });
    if (!/\S/.test(decoded.text)) {
      return { problem: { path, reason: 'an empty file', advice: 'scan the page again, or leave it out' } };
    }
    const sha256 = createHash('sha256').update(content).digest('hex');
    const { encoding: found, confidence } = decoded;
    return { decoded, input: { path, sha256, bytes: Buffer.byteLength(content), encoding: found, confidence } };
  } catch (error) {
    if (error instanceof DecodeError) {
      const { reason, offset, advice } = error;
      return { problem: { path, reason, where: `byte ${offset}`, advice } };
    }
    const problem = fileProblem(path, error);
    if (problem) return { problem };
    throw error;
  }
}

/** SHA-256 of the bytes of a page, as a manifest has it; undefined when they cannot be read. */
export function sha256Of(source: PageSource): string | undefined {
  if (source.problem) return undefined;
  try {
    return createHash('sha256').update(contentOf(source)).digest('hex');
  } catch (error) {
    if (fileProblem(source.page.path, error)) return undefined;
    throw error;
  }
}

/** What stands in a page, read if it was not. */
const contentOf = ({ page, bytes, text }: PageSource): string | Uint8Array => text ?? bytes ?? readFileSync(page.file);
