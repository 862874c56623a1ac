// node steps.js STEP PAGES.jsonl: does one step of warraq on all pages and prints what peers.py prints of a peer.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { CorpusDedup } from '../../src/dedup/corpus-dedup.js';
import { normalisePage } from '../../src/text/normalise.js';

const [step = '', file = ''] = process.argv.slice(2);

async function* pages(): AsyncGenerator<{ id: string; text: string }> {
  for await (const line of createInterface({ input: createReadStream(file) })) yield JSON.parse(line);
}

const dedup = new CorpusDedup();

/** Takes out what earlier pages have; gives how many passages. */
function judge({ id, text }: { id: string; text: string }): number {
  const paragraphs = text.split('\n\n').map((paragraph, i) => ({ text: paragraph, line: i + 1 }));
  return dedup.judge({ id: `${id}#1`, path: id, paragraphs }).length;
}

const STEPS: Readonly<Record<string, () => Promise<void>>> = {
  async normalise() {
    for await (const { text } of pages()) normalisePage(text);
  },
  async duplicates() {
    for await (const page of pages()) judge(page);
  },
  async both() {
    for await (const { id, text } of pages()) {
      const { lines } = normalisePage(text);
      judge({ id, text: lines.map((line) => line.text).join('\n') });
    }
  },
};

const start = process.cpuUsage();
const clock = performance.now();
await STEPS[step]?.();
const { user, system } = process.cpuUsage(start);
const seconds = (performance.now() - clock) / 1000;
const peak = Math.round(process.resourceUsage().maxRSS / 1024);
console.log(JSON.stringify({ cpu: (user + system) / 1e6, seconds, peak }));
