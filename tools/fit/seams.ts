// Fits what tells that one text goes on in another, that an article begins with a text and closes with one, on gold texts cut into
// pieces: the weights of lead.ts and closing.ts (src/page/assemble), then, upon what these give, those of the network (data/seams.bin).
//
//   npm run fit:seams -- FOLDER… [--test=FOLDER]   writes the weights; tells how well they do on a folder that they are not fitted on
//
// Each text is cut in many places: mostly inside a sentence, as the foot of a column does, at ends of sentences and of paragraphs.
// A piece is held against the one that goes on with it and against others, most of them of the same text. Method: logistic regression, L2;
// of the network it is in seams.py, which needs Python 3.11 or later with jax and optax.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomNumbers } from '../../bench/random.js';
import { loadWordData } from '../../src/lexicon/load.js';
import type { Found } from '../../src/page/assemble/observations.js';
import { closingTextFeatures } from '../../src/page/assemble/strips/closing.js';
import { leadFeatures } from '../../src/page/assemble/strips/lead.js';
import { askedAt, endSide, MEETING, startSide } from '../../src/page/assemble/strips/seam.js';
import { PAIRS, SIGNS } from '../../src/page/assemble/strips/seam-network.js';
import { type BlockFacts, factsOf } from '../../src/page/label/facts.js';
import type { Block } from '../../src/page/page.js';
import { unwrap } from '../../src/page/unwrap.js';
import { wordTable } from '../../src/page/word-traits.js';
import { normalisePage } from '../../src/text/normalise.js';
import { ENDINGS } from '../../src/text/sentence.js';
import { goldTexts } from './gold.js';
import { climb, Rows } from './logit.js';
import { fitInPython } from './python.js';
import { WordNumbers } from './word-numbers.js';

/** Words of a text for each place it is cut in; places at least; shares of them at ends of paragraphs and of sentences. */
const WORDS_A_CUT = 1;
const FEWEST_CUTS = 6;
const AT_PARAGRAPHS = 0.15;
const AT_SENTENCES = 0.15;
/** Pieces that one is held against: of the same text, and of any of so many texts. */
const OF_TEXT = 8;
const OF_ANY = 4;
const TOGETHER = 8;
/** Words left on either side of a text by a cut. */
const EDGE = 3;
/** Features of fewer rows are left out. */
const FEWEST_ROWS = 5;
const L2 = 2;
const STEPS = 600;
const BIAS = 'bias';
/** Words on either side of a seam that the network looks at. */
const SPAN = 6;

const words = loadWordData();
const { bigrams, vectors } = words;
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

/** The samples of the openings and closings of texts. */
function samplesOf(texts: readonly (readonly Cut[])[]): Record<'lead' | 'closing', Samples> {
  const lead = new Samples();
  const closing = new Samples();
  for (const { before, after } of texts.flat()) {
    if (after) lead.add(before === null, (found) => leadFeatures(after, found));
    if (before) closing.add(after === null, (found) => closingTextFeatures(before, found));
  }
  return { lead, closing };
}

function weigh({ rows, is }: Samples): Map<string, number> {
  const decay = rows.counts().map((count, i) => (rows.names[i] === BIAS ? 0 : count < FEWEST_ROWS ? 1e9 : 2 * L2));
  const pullsOf = (given: Float64Array): Float64Array =>
    given.map((odds, row) => (is[row] ?? 0) - 1 / (1 + Math.exp(-odds)));
  const weights = climb(rows, pullsOf, new Float64Array(rows.names.length), { steps: STEPS, decay });
  return new Map(rows.names.map((name, i) => [name, weights[i] ?? 0]));
}

const TELLS = {
  lead: 'Log-odds that an article begins with a text (lead.ts)',
  closing: 'Log-odds that an article closes with a text (closing.ts)',
} as const;

/** Writes the weights that count; gives them as they were written. */
function write(name: keyof typeof TELLS, weights: ReadonlyMap<string, number>, size: number): Map<string, number> {
  const written = [...weights]
    .filter(([feature, weight]) => feature !== BIAS && Math.abs(weight) >= 0.05)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([feature, weight]) => [feature, Number(weight.toFixed(2))] as const);
  const rows = written.map(([feature, weight]) => `  ${JSON.stringify(feature)}: ${weight},`);
  writeFileSync(
    `src/page/assemble/strips/${name}-weights.ts`,
    `/** ${TELLS[name]}. Fitted by tools/fit/seams.ts on ${size} samples. */\n// biome-ignore format: one feature a line\nexport const ${name.toUpperCase()}_WEIGHTS: Readonly<Record<string, number>> = {\n${rows.join('\n')}\n};\n`,
  );
  return new Map(written);
}

const numbers = new WordNumbers(words);

const sideOf = ({ words, signs }: ReturnType<typeof endSide>): number[] => [
  ...Array.from({ length: SIGNS }, (_, k) => signs[k] ?? 0),
  ...Array.from({ length: SPAN }, (_, k) => numbers.of(words[k])).flat(),
];
const NOBODY: ReturnType<typeof endSide> = { words: [], signs: [] };

const given = (weights: ReadonlyMap<string, number>, observe: (found: Found) => void): number => {
  let odds = 0;
  observe((name, value) => {
    odds += value * (weights.get(name) ?? 0);
  });
  return odds;
};

/** Writes cuts, pairs of a piece and another, and where each few texts begin among both, as seams.py reads them. */
function writeSamples(path: string, texts: readonly (readonly Cut[])[], leads: ReadonlyMap<string, number>): void {
  const cuts: number[] = [];
  const odds: number[] = [];
  const pairs: number[] = [];
  const scores: number[] = [];
  const begins: number[] = [];
  let size = 0;
  for (let t = 0; t < texts.length; t += TOGETHER) {
    const some = texts.slice(t, t + TOGETHER);
    begins.push(size, pairs.length / 3);
    const places = new Map<Cut, number>();
    for (const cut of some.flat()) {
      const { before, after } = cut;
      places.set(cut, size++);
      cuts.push(before ? 1 : 0, after ? 1 : 0, before ? ENDINGS.indexOf(before.ending) : 0);
      cuts.push(...sideOf(before ? endSide(before, SPAN) : NOBODY), ...sideOf(after ? startSide(after, SPAN) : NOBODY));
      odds.push(after ? given(leads, (found) => leadFeatures(after, found)) : 0);
    }
    const add = (cut: Cut, other: Cut): void => {
      const { before } = cut;
      const { after } = other;
      if (!before || !after) return;
      pairs.push(places.get(cut) ?? 0, places.get(other) ?? 0, cut === other ? 1 : 0);
      const asked = askedAt(ENDINGS.indexOf(before.ending));
      MEETING.forEach(([last, first], pair) => {
        const known = [before.words.at(-1 - last)?.known ?? null, after.words[first]?.known ?? null] as const;
        scores.push(pair < asked ? bigrams.score(...known) : 0);
      });
    };
    for (const cuts of some) {
      for (const cut of cuts) {
        add(cut, cut);
        for (let k = 0; k < OF_TEXT + OF_ANY; k++) {
          const other = oneOf(k < OF_TEXT ? cuts : (oneOf(some) ?? []));
          if (other && other !== cut) add(cut, other);
        }
      }
    }
  }
  begins.push(size, pairs.length / 3);
  writeFileSync(`${path}.cuts`, Int32Array.from(cuts));
  writeFileSync(`${path}.odds`, Float32Array.from(odds));
  writeFileSync(`${path}.pairs`, Int32Array.from(pairs));
  writeFileSync(`${path}.scores`, Float32Array.from(scores));
  writeFileSync(`${path}.begins`, Int32Array.from(begins));
}

/** Any order, the same each time. */
function shuffled<T>(list: readonly T[]): T[] {
  const out = [...list];
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const [a, b] = [out[i], out[j]];
    if (a !== undefined && b !== undefined) [out[i], out[j]] = [b, a];
  }
  return out;
}

const args = process.argv.slice(2);
const test = args.find((arg) => arg.startsWith('--test='))?.slice('--test='.length);
const textsOf = (folder: string): Cut[][] =>
  shuffled(goldTexts(folder).map(({ paragraphs, whole }) => cutsOf(paragraphs, whole)));
const texts = args.filter((arg) => !arg.startsWith('--')).flatMap(textsOf);
const samples = samplesOf(texts);
write('closing', weigh(samples.closing), samples.closing.rows.size);
const leads = write('lead', weigh(samples.lead), samples.lead.rows.size);
fitInPython('seams', 'data/seams.bin', (work) => {
  writeSamples(join(work, 'fit'), texts, leads);
  const { classes, companies } = numbers;
  if (test !== undefined) writeSamples(join(work, 'test'), textsOf(test), leads);
  writeFileSync(join(work, 'vectors'), numbers.vectors());
  const sizes = {
    span: SPAN,
    signs: SIGNS,
    pairs: PAIRS,
    companies,
    dimensions: vectors.dimensions,
  };
  writeFileSync(join(work, 'names.json'), JSON.stringify({ classes, ...sizes }));
  return test === undefined ? [] : ['test'];
});
