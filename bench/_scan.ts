import { readFileSync } from 'node:fs';
import { scanText } from '../src/verify/text-scan.js';
import { wordTable } from '../src/verify/verify.js';

const t = wordTable(null);
const texts = readFileSync('/tmp/chk/b30.jsonl', 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((l) => JSON.parse(l).text as string);
for (let r = 0; r < 4; r++) {
  const a = process.cpuUsage();
  let w = 0;
  for (const x of texts) w += scanText(x, t).words;
  const b = process.cpuUsage(a);
  console.log(
    w,
    b.user / 1000,
    texts.reduce((s, x) => s + x.length, 0),
  );
}

import { KINDS } from '../src/verify/unit-kinds.js';

for (let r = 0; r < 3; r++) {
  const a = process.cpuUsage();
  let w = 0;
  for (const x of texts) for (let i = 0; i < x.length; i++) w += KINDS[x.charCodeAt(i)] ?? 0;
  const b = process.cpuUsage(a);
  console.log(w, b.user / 1000);
}
console.log('no look');
const fake = { look: () => 1 } as never;
for (let r = 0; r < 4; r++) {
  const a = process.cpuUsage();
  let w = 0;
  for (const x of texts) w += scanText(x, fake).words;
  const b = process.cpuUsage(a);
  console.log(w, b.user / 1000);
}
