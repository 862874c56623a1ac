// Fits what tells that one text goes on in another (src/page/assemble/seam.ts), that an article begins with a text (lead.ts) and
// closes with one (closing.ts), on gold texts cut into pieces; writes their weights.
//
//   npm run fit:seams -- FOLDER…
//   npm run fit:seams -- --test=FOLDER FOLDER…   instead tells how well weights fitted on the others do on one folder
//
// Each text is cut in many places: mostly inside a sentence, as the foot of a column does, at ends of sentences and of paragraphs.
// A piece is held against the one that goes on with it and against others, most of them of the same text. Method: logistic regression, L2.
import { writeFileSync } from 'node:fs';
import { randomNumbers } from '../../bench/random.js';
import { loadWordData } from '../../src/lexicon/load.js';
import { closingTextFeatures } from '../../src/page/assemble/closing.js';
import { leadFeatures } from '../../src/page/assemble/lead.js';
import { type Found, seamFeatures } from '../../src/page/assemble/seam.js';
import { type BlockFacts, factsOf } from '../../src/page/label/facts.js';
import type { Block } from '../../src/page/page.js';
import { unwrap } from '../../src/page/unwrap.js';
import { wordTable } from '../../src/page/word-traits.js';
import { normalisePage } from '../../src/text/normalise.js';
import { goldTexts } from './gold.js';
import { areaUnder, climb, Rows } from './logit.js';

/** Words of a text for each place it is cut in; places at least; shares of them at ends of paragraphs and of sentences. */
const WORDS_A_CUT = 4;
const FEWEST_CUTS = 6;
const AT_PARAGRAPHS = 0.15;
const AT_SENTENCES = 0.15;
/** Pieces that one is held against: of the same text, and of any. */
const OF_TEXT = 4;
const OF_ANY = 2;
/** Words left on either side of a text by a cut. */
const EDGE = 3;
/** Features of fewer rows are left out. */
const FEWEST_ROWS = 5;
const L2 = 2;
const STEPS = 600;
const BIAS = 'bias';

const words = loadWordData();
const { bigrams } = words;
const table = wordTable(words);
const random = randomNumbers(1);
const oneOf = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];

/** Where a text is cut: what ends there and what begins, null at its own beginning and end. */
interface Cut {
  before: BlockFacts | null;
  after: BlockFacts | null;
}

const SENTENCE_END = /[.!?\u061f]$/u;
const piece = (block: Block, words: readonly string[]): BlockFacts =>
  factsOf({ ...block, text: words.join(' ') }, table);

function cutsOf(paragraphs: readonly string[], whole: boolean): Cut[] {
  const texts = paragraphs.flatMap((text) => unwrap(normalisePage(text).lines).slice(0, 1));
  const words = texts.map(({ text }) => text.split(' '));
  const inside: [number, number][] = [];
  const sentences: [number, number][] = [];
  words.forEach((list, p) => {
    list.forEach((_, k) => {
      if (k === 0) return;
      inside.push([p, k]);
      if (SENTENCE_END.test(list[k - 1] ?? '')) sentences.push([p, k]);
    });
  });
  const cuts: Cut[] = [];
  const [first, last] = [texts[0], texts.at(-1)];
  if (!first || !last || inside.length < 2 * EDGE) return cuts;
  const between = inside.slice(EDGE, -EDGE);
  const met = new Set<string>();
  const many = Math.max(FEWEST_CUTS, inside.length / WORDS_A_CUT);
  for (let n = 0; n < many; n++) {
    const chance = random();
    const kind = chance < AT_PARAGRAPHS ? 0 : chance < AT_PARAGRAPHS + AT_SENTENCES ? 1 : 2;
    const paragraph = 1 + Math.floor(random() * (texts.length - 1));
    const at: [number, number] | undefined =
      kind === 0 && texts.length > 1 ? [paragraph, 0] : oneOf(kind === 1 ? sentences : between);
    if (!at || met.has(at.join())) continue;
    met.add(at.join());
    const [p, k] = at;
    const [block, previous] = [texts[p], texts[p - 1]];
    const list = words[p] ?? [];
    const before = k > 0 ? block && piece(block, list.slice(0, k)) : previous && factsOf(previous, table);
    if (!block || !before) continue;
    cuts.push({ before, after: piece(block, list.slice(k)) });
  }
  if (whole) cuts.push({ before: null, after: factsOf(first, table) });
  cuts.push({ before: factsOf(last, table), after: null });
  return cuts;
}

/** Rows, and whether what is asked holds for each. */
class Samples {
  readonly rows = new Rows();
  readonly #is: number[] = [];

  get is(): Uint8Array {
    return Uint8Array.from(this.#is);
  }

  add(holds: boolean, observe: (found: Found) => void): void {
    const features: [string, number][] = [[BIAS, 1]];
    observe((name, value) => features.push([name, value]));
    this.rows.add(features);
    this.#is.push(holds ? 1 : 0);
  }
}

/** The samples of the seams, openings and closings of texts. */
function samplesOf(texts: readonly (readonly Cut[])[]): Record<'seam' | 'lead' | 'closing', Samples> {
  const seam = new Samples();
  const lead = new Samples();
  const closing = new Samples();
  for (const cuts of texts) {
    for (const cut of cuts) {
      const { before, after } = cut;
      if (after) lead.add(before === null, (found) => leadFeatures(after, found));
      if (!before) continue;
      closing.add(after === null, (found) => closingTextFeatures(before, found));
      if (after) seam.add(true, (found) => seamFeatures(before, after, bigrams, found));
      for (let k = 0; k < OF_TEXT + OF_ANY; k++) {
        const other = oneOf(k < OF_TEXT ? cuts : (oneOf(texts) ?? []));
        const next = other === cut ? null : other?.after;
        if (next) seam.add(false, (found) => seamFeatures(before, next, bigrams, found));
      }
    }
  }
  return { seam, lead, closing };
}

function weigh({ rows, is }: Samples): Map<string, number> {
  const decay = rows.counts().map((count, i) => (rows.names[i] === BIAS ? 0 : count < FEWEST_ROWS ? 1e9 : 2 * L2));
  const pullsOf = (given: Float64Array): Float64Array =>
    given.map((odds, row) => (is[row] ?? 0) - 1 / (1 + Math.exp(-odds)));
  const weights = climb(rows, pullsOf, new Float64Array(rows.names.length), { steps: STEPS, decay });
  return new Map(rows.names.map((name, i) => [name, weights[i] ?? 0]));
}

const areaOf = ({ rows, is }: Samples, weights: ReadonlyMap<string, number>): number =>
  areaUnder(rows.times(Float64Array.from(rows.names, (name) => weights.get(name) ?? 0)), is);

const TELLS = {
  seam: 'Log-odds that one text goes on in another (seam.ts)',
  lead: 'Log-odds that an article begins with a text (lead.ts)',
  closing: 'Log-odds that an article closes with a text (closing.ts)',
} as const;

function write(name: keyof typeof TELLS, weights: ReadonlyMap<string, number>, size: number): number {
  const rows = [...weights]
    .filter(([feature, weight]) => feature !== BIAS && Math.abs(weight) >= 0.05)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([feature, weight]) => `  ${JSON.stringify(feature)}: ${Number(weight.toFixed(2))},`);
  writeFileSync(
    `src/page/assemble/${name}-weights.ts`,
    `/** ${TELLS[name]}. Fitted by tools/fit/seams.ts on ${size} samples. */\n// biome-ignore format: one feature a line\nexport const ${name.toUpperCase()}_WEIGHTS: Readonly<Record<string, number>> = {\n${rows.join('\n')}\n};\n`,
  );
  return rows.length;
}

const args = process.argv.slice(2);
const test = args.find((arg) => arg.startsWith('--test='))?.slice('--test='.length);
const textsOf = (folder: string): Cut[][] =>
  goldTexts(folder).map(({ paragraphs, whole }) => cutsOf(paragraphs, whole));
const samples = samplesOf(args.filter((arg) => !arg.startsWith('--')).flatMap(textsOf));
const tested = test === undefined ? undefined : samplesOf(textsOf(test));
for (const name of ['seam', 'lead', 'closing'] as const) {
  const weights = weigh(samples[name]);
  const area = areaOf((tested ?? samples)[name], weights).toFixed(3);
  const size = tested ? 0 : write(name, weights, samples[name].rows.size);
  console.log(`${name}: ${samples[name].rows.size} samples, ${size} weights written, area under the curve ${area}`);
}
