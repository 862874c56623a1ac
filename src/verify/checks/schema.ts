import { articleRecord } from '../../output/article-record.js';
import { type Check, objectOf } from '../check.js';

export const schema: Check = {
  id: 'schema',
  level: 'error',
  description: 'Every record has the keys and types that `warraq schema` describes.',
  start: () => (line, report) => {
    if (!objectOf(line)) return;
    const parsed = articleRecord.safeParse(line.value);
    for (const { path, message } of parsed.error?.issues ?? []) {
      report({ message: message.replace(/^Invalid input: /, ''), pointer: pointerTo(path) });
    }
  },
};

/** JSON Pointer (RFC 6901) of a path. */
function pointerTo(path: readonly PropertyKey[]): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
