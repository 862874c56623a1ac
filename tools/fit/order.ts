// Fits the weights of the evidence for an order of strips (src/page/assemble/evidence/link-weights.ts) on pages with gold.
//
//   npm run fit:order -- FOLDER…                    writes the weights
//   npm run fit:order -- --check FOLDER…            instead tells what the weights as they are give
//   npm run fit:order -- --ablation FOLDER…         instead tells what each family of evidence gives, switched off in turn
//
// Method: the right arrangement of each page against those that one move makes of it, the likeliest and some others
// (conditional logit; arrangements.ts), L2, with the labels that the labelling model finds: fit that on other pages first. Same pages
// in, same weights out; which moves are likely hangs on the weights as they are, so run it twice. Only the weights between paragraphs
// (`block-`) are fitted: on wrapped pages, cut into dozens of strips, what tells the right arrangement from one move off says too little of
// those that the search meets, and weights fitted so find fewer articles. A folder given several times counts as often.
import { writeFileSync } from 'node:fs';
import { sharesOf } from '../../src/correct/decide/decide.js';
import { arrangePage, layOut, layOutTrue } from '../../src/page/assemble/assemble.js';
import { buildArticles } from '../../src/page/assemble/build.js';
import { EVIDENCE, type EvidenceWeights, PageEvidence } from '../../src/page/assemble/evidence/evidence.js';
import { isOfParagraphs } from '../../src/page/assemble/evidence/restraint.js';
import { type Layout, type Stretch, stretchesOf } from '../../src/page/assemble/stretch.js';
import { distance } from '../../src/text/distance.js';
import { nearRight } from './arrangements.js';
import { type GoldPage, goldPages } from './gold.js';
import { labelledPage, words } from './labelled.js';
import { climb, Rows } from './logit.js';
import { comparingWords } from './words.js';

/** Weight of the squares of the weights in the loss of a page; of those on another scale, that scale. */
const L2 = 0.002;
const SCALES: readonly (readonly [RegExp, number])[] = [
  [/-subject$/, 10],
  [/-cohesion$/, 0.3],
];
const STEPS = 400;

/**
 * Where paragraphs stand to one another weighs alike wherever the other stands, and their being first or last in a column is not fitted:
 * free weights for each were fitted to the one kind of shuffling that made the pages.
 */
const LIKE: ReadonlyMap<string, string> = new Map(
  ['', '-open'].flatMap((open) =>
    ['far-ahead', 'behind', 'far-behind'].map((place) => [`block-${place}${open}`, `block-ahead${open}`] as const),
  ),
);
const UNUSED: ReadonlySet<string> = new Set([
  'block-to-top',
  'block-from-bottom',
  'block-closes-at-bottom',
  'block-opens-in-place',
  'block-opens-elsewhere',
]);

interface Text {
  body: string[];
  bag: Map<string, number>;
  size: number;
}

interface Sample {
  layout: Layout;
  stretches: Stretch[];
  page: GoldPage;
  gold: Text[];
  wrapped: boolean;
}

function textOf(body: string, rest: readonly (string | null)[]): Text {
  const words = comparingWords(body);
  const all = [...words, ...comparingWords(rest.filter(Boolean).join(' '))];
  const bag = new Map<string, number>();
  for (const word of all) bag.set(word, (bag.get(word) ?? 0) + 1);
  return { body: words, bag, size: all.length };
}

/**
 * Set by hand: of seams and of what is cut for the real page's sake, since on held-out pages they tell nothing (fitted they are 0.38 and
 * -0.36); of the subject on pages of articles that nothing had seen (docs/pages.md; fitted upon topics it is 6.8); of headings without text, and of text under its own
 * heading, on pages of short items.
 */
const BY_HAND: Readonly<Record<string, number>> = {
  'block-empty': -3,
  'block-opens-in-place': 0.7,
  'block-subject': 8,
  'block-seam': 0.45,
  ...Object.fromEntries(['ahead', 'far-ahead', 'behind', 'far-behind'].map((place) => [`block-${place}-open`, 0])),
};

/** @param told whether headings that are none are told as text */
function sampleOf(gold: GoldPage, told: boolean, weights: EvidenceWeights): Sample {
  const { blocks, labels } = labelledPage(gold);
  const page = [blocks, labels, words] as const;
  const layout = told ? layOutTrue(...page, weights).layout : layOut(...page);
  const texts = gold.articles.map(({ text, kicker, title, subtitle, byline, captions }) =>
    textOf(text, [kicker, title, subtitle, byline, ...captions]),
  );
  const wrapped = !isOfParagraphs(layout.strips);
  return { layout, stretches: stretchesOf(layout), page: gold, gold: texts, wrapped };
}

function overlap(a: Text, b: Text): number {
  let both = 0;
  for (const [word, count] of a.bag) both += Math.min(count, b.bag.get(word) ?? 0);
  return both / (a.size + b.size - both || 1);
}

interface Loss {
  wer: number;
  missed: number;
}

function lossOf(samples: readonly Sample[], weights: EvidenceWeights): Loss {
  let edits = 0;
  let words = 0;
  let missed = 0;
  let articles = 0;
  for (const { layout, stretches, gold } of samples) {
    const arrangement = arrangePage(layout, stretches, new PageEvidence(layout, weights));
    const found = buildArticles(arrangement).articles.map(({ paragraphs, kicker, title, subtitle, byline, captions }) =>
      textOf(
        paragraphs.map(({ text }) => text).join(' '),
        [kicker, title, subtitle, byline, ...captions].map(({ text }) => text),
      ),
    );
    const pairs = gold
      .flatMap((g, i) => found.map((o, j) => ({ i, j, share: overlap(g, o) })))
      .sort((a, b) => b.share - a.share);
    const pairedGold = new Set<number>();
    const pairedFound = new Set<number>();
    for (const { i, j, share } of pairs) {
      if (share === 0 || pairedGold.has(i) || pairedFound.has(j)) continue;
      pairedGold.add(i);
      pairedFound.add(j);
      edits += distance(gold[i]?.body ?? [], found[j]?.body ?? []);
      if (share < 0.75) missed++;
    }
    gold.forEach(({ body }, i) => {
      words += body.length;
      articles++;
      if (pairedGold.has(i)) return;
      edits += body.length;
      missed++;
    });
    found.forEach(({ body }, j) => {
      if (!pairedFound.has(j)) edits += body.length;
    });
  }
  return { wer: edits / words, missed: missed / articles };
}

/** The weights that make the right arrangements of pages likeliest. */
function weigh(samples: readonly Sample[], weights: Readonly<Record<string, number>>): Record<string, number> {
  const rows = new Rows();
  /** Of each page, its first row and the one after its last; the first is the right arrangement. */
  const pages: [first: number, end: number][] = [];
  const offsets: number[] = [];
  samples.forEach(({ layout, stretches, page }, n) => {
    const [stretch, ...more] = stretches;
    if (!stretch || more.length > 0) return;
    const near = nearRight(layout, stretch, new PageEvidence(layout), page.articles, n + 1);
    const first = rows.size;
    rows.add([]);
    offsets.push(0);
    for (const { features, standsFor } of near) {
      rows.add([...features].flatMap(([name, value]) => (UNUSED.has(name) ? [] : [[LIKE.get(name) ?? name, value]])));
      offsets.push(Math.log(standsFor));
    }
    pages.push([first, rows.size]);
  });
  const pullsOf = (given: Float64Array): Float64Array => {
    const pulls = new Float64Array(given.length);
    for (const [first, end] of pages) {
      const scores = Array.from(given.subarray(first, end), (score, k) => score + (offsets[first + k] ?? 0));
      sharesOf(scores).forEach((share, k) => {
        pulls[first + k] = ((k === 0 ? 1 : 0) - share) / pages.length;
      });
    }
    return pulls;
  };
  const scales = Float64Array.from(rows.names, (name) => SCALES.find(([family]) => family.test(name))?.[1] ?? 1);
  const from = Float64Array.from(rows.names, (name) => weights[name] ?? 0);
  const decay = scales.map((scale) => (2 * L2) / scale ** 2);
  const found = climb(rows, pullsOf, from, { steps: STEPS, decay, scales });
  const byName = new Map(rows.names.map((name, i) => [name, found[i] ?? 0]));
  for (const [name, other] of LIKE) if (byName.has(other)) byName.set(name, byName.get(other) ?? 0);
  for (const name of UNUSED) byName.set(name, 0);
  return Object.fromEntries(byName);
}

/** Families of evidence, by the names of their features. */
const FAMILIES: readonly (readonly [string, RegExp])[] = [
  ['sentence ends and beginnings, word pairs', /-(?:seam|closes)$/],
  ['quotes', /quotes|unopened/],
  ['list numbers', /item/],
  ['openings of articles', /-(?:lead|opening|opens-with-heading)$/],
  ['names and rare words of an article and its heading', /-cohesion$/],
  ['subject of an article and its heading', /-subject$/],
  ['that a heading has text', /-empty$/],
  [
    'page order',
    /-(?:(?:next|next-heading|ahead|far-ahead|behind|far-behind)(?:-open)?|to-top|from-bottom|in-place|elsewhere|at-bottom)$/,
  ],
];

const args = process.argv.slice(2);
const folders = args.filter((arg) => !arg.startsWith('--'));
const samplesOf = (told: boolean, weights = EVIDENCE): Sample[][] =>
  folders.map((folder) => goldPages(folder).map((page) => sampleOf(page, told, weights)));
const sets = samplesOf(true);
const show = (label: string, weights: EvidenceWeights, of = sets): void => {
  const cells = of.map((samples) => {
    const { wer, missed } = lossOf(samples, weights);
    return `${wer.toFixed(3)} ${(1 - missed).toFixed(2)}`;
  });
  console.log(`| ${label} | ${cells.join(' | ')} |`);
};

if (args.includes('--ablation') || args.includes('--check')) {
  console.log(`| switched off | ${folders.map((folder) => `${folder}: wer, articles found`).join(' | ')} |`);
  console.log(`| --- |${' --- |'.repeat(folders.length)}`);
  show('nothing', EVIDENCE);
}
if (args.includes('--ablation')) {
  for (const [name, family] of FAMILIES) {
    const links = Object.entries(EVIDENCE.links).map(([key, value]) => [key, family.test(key) ? 0 : value]);
    show(name, { ...EVIDENCE, links: Object.fromEntries(links) });
  }
  const free = { ...EVIDENCE, restraint: 0 };
  show('that few texts of a page are cut', free, samplesOf(true, free));
  show('headings that are none told as text', EVIDENCE, samplesOf(false));
  show('articles whose heading was lost', { ...EVIDENCE, untitled: [1e9, 1e9] });
  show('all moves (page order)', { ...EVIDENCE, within: 1e9, between: 1e9, untitled: [1e9, 1e9] });
} else if (!args.includes('--check')) {
  const found = weigh(
    sets.flat().filter(({ wrapped }) => !wrapped),
    EVIDENCE.links,
  );
  const ofBlocks = Object.entries(found).filter(([name]) => !name.startsWith('row-'));
  const weights: Record<string, number> = { ...EVIDENCE.links, ...Object.fromEntries(ofBlocks), ...BY_HAND };
  const known = new Set(['seam', 'cohesion', 'subject'].flatMap((name) => [`row-${name}`, `block-${name}`]));
  const rows = Object.keys(weights)
    .sort()
    .map((name) => `  '${name}': ${Number((weights[name] ?? 0).toFixed(known.has(name) ? 3 : 2))},`);
  writeFileSync(
    'src/page/assemble/evidence/link-weights.ts',
    `/**\n * Fitted by tools/fit/order.ts. Log-odds: what a feature (link-features.ts) adds to one strip following another, opening or\n * closing an article; \`row-\` between line-wrapped strips, \`block-\` where a line is a paragraph. Where\n * they stand on a page with a layout: what tools/fit/layouts.ts counts, \`stands-\` times 0.6, \`-under-\` times 0.5, \`-over-\` times 0.3.\n */\n// biome-ignore format: one feature a line\nexport const LINK_WEIGHTS: Readonly<Record<string, number>> = {\n${rows.join('\n')}\n};\n`,
  );
}
