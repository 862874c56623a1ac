// Counts which classes of words (src/page/word-class.ts) open and close sentences, and open articles, in gold texts; writes
// src/page/assemble/openings.ts.
//
//   npm run fit:openings -- FOLDER…
//
// Score of a class: log of its count against chance, both shrunk towards each other (add-k).
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openerClass, wordClass } from '../../src/page/word-class.js';
import { foldWord } from '../../src/text/fold.js';
import { endingOf } from '../../src/text/sentence.js';
import { wordsOf } from '../../src/text/words.js';
import { goldPages } from './gold.js';

const SHRINK = 6;
/** So many articles by chance weigh as much as what is held of a class beforehand. */
const LEADS = 2;

/** Words with `و` before them, all together: hardly any opens an article, and so rare classes are held to be like all of them. */
const TIED = 'w…';
const isTied = (cls: string): boolean => cls.startsWith('w');

/** Paragraphs of gold texts; `first` where an article begins with it. */
interface Paragraph {
  text: string;
  first: boolean;
}

function texts(folder: string): Paragraph[] {
  const dup = join(folder, 'dup.gold.json');
  if (existsSync(dup)) {
    const { paragraphs } = JSON.parse(readFileSync(dup, 'utf8')) as {
      paragraphs: { kind: string; text: string; index: number }[];
    };
    return paragraphs.filter(({ kind }) => kind === 'unique').map(({ text, index }) => ({ text, first: index === 0 }));
  }
  return goldPages(folder).flatMap(({ articles }) =>
    articles.flatMap(({ text }) => text.split('\n\n').map((part, i) => ({ text: part, first: i === 0 }))),
  );
}

const single = new Map<string, number>();
const starts = new Map<string, number>();
const ends = new Map<string, number>();
const articles = new Map<string, number>();
let leads = 0;
const paragraphs = new Map<string, number>();
let paragraphCount = 0;
const count = (table: Map<string, number>, key: string): void => void table.set(key, (table.get(key) ?? 0) + 1);
let total = 0;
let sentences = 0;
for (const { text, first } of process.argv.slice(2).flatMap(texts)) {
  const words = wordsOf(text);
  const key = foldWord(words[0]?.text ?? '');
  const opener = openerClass(key, wordClass(key));
  for (const cls of isTied(opener) ? [opener, TIED] : [opener]) {
    count(paragraphs, cls);
    if (first) count(articles, cls);
  }
  paragraphCount++;
  if (first) leads++;
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
/** How many times as often as any paragraph one that opens with a class opens an article; few are held to be as `others`. */
const leading = (cls: string, others: number): number =>
  ((articles.get(cls) ?? 0) + LEADS * others) / (((paragraphs.get(cls) ?? 0) * leads) / paragraphCount + LEADS);
const leadRows = [...paragraphs.keys()]
  .filter((cls) => cls !== TIED)
  .sort()
  .map((cls) => [cls, Math.log(leading(cls, isTied(cls) ? leading(TIED, 1) : 1))] as const)
  .filter(([, value]) => Math.abs(value) >= 0.2)
  .map(([cls, value]) => `  '${cls}': ${value.toFixed(1)},`);
const table = (name: string, note: string, counts: Map<string, number>): string => {
  const lines = classes
    .map((c) => [c, score(counts.get(c) ?? 0, ((single.get(c) ?? 0) * sentences) / total)] as const)
    .filter(([, value]) => Math.abs(value) >= 0.2)
    .map(([c, value]) => `  '${c}': ${value.toFixed(1)},`);
  return `/** ${note} */\n// biome-ignore format: one class a line\nexport const ${name}: Readonly<Record<string, number>> = {\n${lines.join('\n')}\n};\n`;
};
writeFileSync(
  'src/page/assemble/openings.ts',
  `/** Counted by tools/fit/openings.ts over ${total} words; classes as word-class.ts tells them. */\n\n${table('SENTENCE_STARTS', 'Log-odds of a class opening a sentence against chance.', starts)}\n${table('SENTENCE_ENDS', 'Log-odds of a class closing a sentence against chance.', ends)}\n/** Log-odds of a class opening an article against its opening any paragraph; rare ones with a waw before them are as all of these. */\n// biome-ignore format: one class a line\nexport const ARTICLE_STARTS: Readonly<Record<string, number>> = {\n${leadRows.join('\n')}\n};\n`,
);
console.log(`${total} words, ${classes.length} classes`);
