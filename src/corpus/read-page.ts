import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Decoded, DecodeError, decode } from '../input/decode.js';
import type { EncodingName } from '../input/encoding.js';
import { plainText } from '../input/layout/layout.js';
import type { PageSource } from '../input/page-source.js';
import type { InputEntry } from '../output/manifest.js';
import { fileProblem, type Problem } from '../output/problem.js';

/** A page that was read and decoded. */
export interface ReadPage {
  decoded: Decoded;
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
    const { decoded, bytes } = decodedOf(source, encoding);
    if (!/\S/.test(decoded.text)) {
      return { problem: { path, reason: 'an empty file', advice: 'scan the page again, or leave it out' } };
    }
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const { confidence } = decoded;
    return { decoded, input: { path, sha256, bytes: bytes.length, encoding: decoded.encoding, confidence } };
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
export function sha256Of({ page, bytes, text, problem }: PageSource): string | undefined {
  if (problem) return undefined;
  try {
    return createHash('sha256')
      .update(text ?? bytes ?? readFileSync(page.file))
      .digest('hex');
  } catch (error) {
    if (fileProblem(page.path, error)) return undefined;
    throw error;
  }
}

/** Text that came decoded counts as the UTF-8 it would be in a file; that of a layout is the text it holds. */
function decodedOf(
  { page, bytes, text }: PageSource,
  encoding: EncodingName | undefined,
): { decoded: Decoded; bytes: Uint8Array } {
  const given = text === undefined ? (bytes ?? readFileSync(page.file)) : Buffer.from(text);
  const decoded: Decoded =
    text === undefined ? decode(given, { encoding }) : { text, encoding: 'utf-8', confidence: 1, bom: false };
  return { decoded: { ...decoded, text: plainText(decoded.text) }, bytes: given };
}
