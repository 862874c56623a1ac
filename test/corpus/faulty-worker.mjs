// A thread for tests: pages do what their path says.
import { existsSync, writeFileSync } from 'node:fs';
import { resourceLimits, workerData } from 'node:worker_threads';

const clock = new Int32Array(workerData.clock);

export function prepare({ pages, slot }) {
  const results = [];
  for (const [i, { page }] of pages.entries()) {
    Atomics.store(clock, slot, i + 1);
    const { path, file } = page;
    if (path.startsWith('dies')) process.exit(3);
    if (path.startsWith('large') && resourceLimits.maxOldGenerationSizeMb === Number(path.split(' ')[1]))
      process.exit(3);
    if (path.startsWith('once') && !existsSync(file)) {
      writeFileSync(file, '');
      process.exit(3);
    }
    if (path.startsWith('hangs')) for (;;);
    if (path.startsWith('bug')) return { error: new TypeError('bug') };
    results.push({ path });
  }
  return { results };
}
