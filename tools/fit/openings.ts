// Counts which classes of words (src/page/word-class.ts) open and close sentences in gold texts; writes
// src/page/assemble/strips/openings.ts.
//
//   npm run fit:openings -- FOLDER…
//
// Score of a class: log of its count against chance, both shrunk towards each other (add-k).
import { writeFileSync } from 'node:fs';
import { wordClass } from '../../src/page/word-class.js';
import { foldWord } from '../../src/text/fold.js';
import { endingOf } from '../../src/text/sentence.js';
import { wordsOf } from '../../src/text/words.js';
import { goldTexts } from './gold.js';

const SHRINK = 6;
const single = new Map<string, number>();
const starts = new Map<string, number>();
const ends = new Map<string, number>();
const count = (table: Map<string, number>, key: string): void => void table.set(key, (table.get(key) ?? 0) + 1);
let total = 0;
let sentences = 0;
for (const text of process.argv
  .slice(2)
  .flatMap(goldTexts)
  .flatMap(({ paragraphs }) => paragraphs)) {
  const words = wordsOf(text);
  words.forEach((word, i) => {
    const mine = wordClass(foldWord(word.text));
    const before = words[i - 1];
    count(single, mine);
    total++;
    const between = before ? text.slice(before.end, word.start) : '.';
    if (!before || endingOf(between) === 'terminal') {
      count(starts, mine);
      sentences++;
      if (before) count(ends, wordClass(foldWord(before.text)));
    }
  });
  const last = words.at(-1);
  if (last) count(ends, wordClass(foldWord(last.text)));
}
const score = (seen: number, expected: number): number => Math.log((seen + SHRINK) / (expected + SHRINK));
const classes = [...single.keys()].sort();
const table = (name: string, note: string, counts: Map<string, number>): string => {
  const lines = classes
    .map((c) => [c, score(counts.get(c) ?? 0, ((single.get(c) ?? 0) * sentences) / total)] as const)
    .filter(([, value]) => Math.abs(value) >= 0.2)
    .map(([c, value]) => `  '${c}': ${value.toFixed(1)},`);
  return `/** ${note} */\n// biome-ignore format: one class a line\nexport const ${name}: Readonly<Record<string, number>> = {\n${lines.join('\n')}\n};\n`;
};
writeFileSync(
  'src/page/assemble/strips/openings.ts',
  `/** Counted by tools/fit/openings.ts over ${total} words; classes as word-class.ts tells them. */\n\n${table('SENTENCE_STARTS', 'Log-odds of a class opening a sentence against chance.', starts)}\n${table('SENTENCE_ENDS', 'Log-odds of a class closing a sentence against chance.', ends)}`,
);
console.log(`${total} words, ${classes.length} classes`);
