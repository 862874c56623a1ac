import { createHash } from 'node:crypto';
import { DecodeError } from '../../input/decode.js';
import { decodePage } from '../../input/decode-page.js';
import { parseEncoding } from '../../input/encoding.js';
import { recordOf } from './earlier-pages.js';
import type { Tell } from './finding.js';
import type { PageOfCorpus } from './page.js';
import type { PageEntries } from './page-walk.js';
import type { Scan } from './scan.js';

/**
 * Reads a scan and holds it against what the corpus says of its bytes.
 *
 * @param manifest its path as shown
 * @returns undefined when it is not the page that was cleaned
 */
export function readScan(
  { name, content }: Scan,
  { input, records }: PageEntries,
  manifest: string,
  tell: Tell,
): Pick<PageOfCorpus, 'text' | 'bom' | 'sha256'> | undefined {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const known = input ? [input.sha256] : records.map((line) => recordOf(line).metadata.page_sha256);
  if (known.length > 0 && !known.includes(sha256)) {
    tell('page-changed', { file: name }, `its SHA-256 is ${sha256}, but ${known[0]} was cleaned`);
    return undefined;
  }
  if (input && input.bytes !== bytes.length)
    tell('page-changed', { file: manifest }, `${name} has ${bytes.length} bytes, not ${input.bytes}`);
  try {
    const { text, bom } = decodePage(content, { encoding: parseEncoding(input?.encoding ?? '') });
    return { text, bom, sha256 };
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    tell('page-changed', { file: name }, `${error.reason} at byte ${error.offset}`);
    return undefined;
  }
}
