import type { DatasetLine } from './check.js';

const LF = 0x0a;

/** Lines of a stream of bytes, without their `\n`; what follows the last `\n` is a line if there is anything. */
export async function* linesOfBytes(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  // A line may span many chunks: they are joined once, when it ends.
  let begun: Uint8Array[] = [];
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(LF); end >= 0; end = chunk.indexOf(LF, start)) {
      const rest = chunk.subarray(start, end);
      yield begun.length === 0 ? rest : Buffer.concat([...begun, rest]);
      begun = [];
      start = end + 1;
    }
    if (start < chunk.length) begun.push(chunk.subarray(start));
  }
  if (begun.length > 0) yield Buffer.concat(begun);
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Reads one line of a dataset as far as it can be read. */
export function readLine(file: string, number: number, bytes: Uint8Array): DatasetLine {
  const line: DatasetLine = { file, number, bytes, text: undefined, value: undefined, syntax: undefined };
  try {
    line.text = strict.decode(bytes);
    line.value = JSON.parse(line.text);
  } catch (error) {
    if (error instanceof SyntaxError) line.syntax = error;
  }
  return line;
}
