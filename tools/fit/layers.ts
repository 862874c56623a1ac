// Tells what each layer of the corrections gives, switched off in turn: a table for docs/corrections.md.
//
//   npm run fit:layers -- SCORE.py FOLDER…      folders of NAME.txt beside NAME.gold.json
//
// `fixed` and `harmed` are the scorer's, harm beside that of the run without corrections; `clean` counts the words changed
// in ten thousand when the gold texts themselves are the pages.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type CleanSettings, cleanPage } from '../../src/corpus/clean-page.js';
import { countingPlaces, PageCounts } from '../../src/corpus/page-counts.js';
import { loadCorrections } from '../../src/correct/load.js';
import type { CorrectSettings } from '../../src/correct/settings.js';
import { bareLetters } from '../../src/lexicon/lexicon.js';
import { loadLexicon } from '../../src/lexicon/load.js';
import { loadPageData } from '../../src/page/load.js';
import { countWords, wordsOf } from '../../src/text/words.js';
import { type GoldPage, goldPages } from './gold.js';

const words = loadPageData();
const { bigrams } = words;
const all = loadCorrections(loadLexicon(), bigrams);
const without = (layer: keyof CorrectSettings['layers']): CorrectSettings => ({
  ...all,
  layers: { ...all.layers, [layer]: false },
});
/** Whether words are counted on all pages first, as `clean` does on more than one. */
const ALONE = 'without the other pages';
const VARIANTS: readonly (readonly [string, CorrectSettings | undefined])[] = [
  ['all of it', all],
  [ALONE, all],
  ['without the dictionary', { ...all, dictionary: null }],
  ['without non-words', without('nonWords')],
  ['without words of the lexicon', without('realWords')],
  ['without spaces', without('spaces')],
  [
    'without word pairs',
    {
      ...all,
      bigrams: { ...bigrams, score: () => 0, scores: () => (_, from, to) => new Float64Array(to - from) },
    },
  ],
  ['the dictionary alone', { ...all, layers: { nonWords: false, realWords: false, spaces: false } }],
  ['nothing', undefined],
];

const [scorer, ...folders] = process.argv.slice(2);
const work = mkdtempSync(join(tmpdir(), 'warraq-layers-'));

/** The settings, with what is learnt from all these texts. */
function learning(corrections: CorrectSettings | undefined, texts: readonly string[]): CorrectSettings | undefined {
  if (!corrections) return undefined;
  const counts = new PageCounts();
  for (const text of texts) counts.add(countingPlaces(new Set(wordsOf(text).map((word) => bareLetters(word.text)))));
  return { ...corrections, pagesWith: (bare) => counts.of(bare) };
}

const goldText = ({ articles }: GoldPage): string =>
  articles.map(({ title, text }) => `${title}\n\n${text}`).join('\n\n');

function clean(page: GoldPage, text: string, corrections: CorrectSettings | undefined) {
  const settings: CleanSettings = { ...words, ...(corrections && { corrections }) };
  return cleanPage({ path: `${page.name}.txt`, text }, settings);
}

function scores(folder: string, pages: readonly GoldPage[], corrections: CorrectSettings | undefined) {
  const lines = pages.flatMap((page) =>
    clean(page, page.raw, corrections).articles.map(({ title, kicker, subtitle, byline, captions, paragraphs }) =>
      JSON.stringify({
        title: title.text,
        kicker: kicker.text,
        subtitle: subtitle.text,
        byline: byline.text,
        captions: captions.map(({ text }) => text),
        text: paragraphs.map(({ text }) => text).join('\n\n'),
        metadata: { path: `${page.name}.txt` },
      }),
    ),
  );
  const output = join(work, 'out.jsonl');
  writeFileSync(output, lines.join('\n'));
  return JSON.parse(execFileSync('python3', [scorer ?? '', folder, output, '--json'], { encoding: 'utf8' }));
}

/** Words changed in ten thousand of clean text, each page's gold as one page. */
function changedWhenClean(pages: readonly GoldPage[], corrections: CorrectSettings | undefined): number {
  let changes = 0;
  let words = 0;
  for (const page of pages) {
    const text = goldText(page);
    words += countWords(text);
    changes += clean(page, text, corrections).changes.filter(({ stage }) => stage === 'correct').length;
  }
  return (1e4 * changes) / words;
}

const loaded = folders.map((folder) => ({ folder, pages: goldPages(folder) }));
const harmOf = loaded.map(({ folder, pages }) => scores(folder, pages, undefined).harmed as number);
console.log(`| | ${folders.map((folder) => `${basename(folder)}: fixed, harmed, clean`).join(' | ')} |`);
console.log(`| --- |${folders.map(() => ' --- |').join('')}`);
for (const [name, corrections] of VARIANTS) {
  const cells = loaded.map(({ folder, pages }, i) => {
    const learnt = (texts: readonly string[]) => (name === ALONE ? corrections : learning(corrections, texts));
    const { fixed, harmed } = scores(folder, pages, learnt(pages.map(({ raw }) => raw)));
    const more = Math.max(0, harmed - (harmOf[i] ?? 0));
    return `${fixed.toFixed(3)} ${more.toFixed(4)} ${changedWhenClean(pages, learnt(pages.map(goldText))).toFixed(1)}`;
  });
  console.log(`| ${name} | ${cells.join(' | ')} |`);
}
rmSync(work, { recursive: true });
