// Fits the weights of what tells that an article begins with a paragraph (src/page/assemble/lead.ts) on gold texts; writes
// src/page/assemble/lead-weights.ts.
//
//   npm run fit:leads -- FOLDER…
//   npm run fit:leads -- --test=FOLDER FOLDER…   instead tells how well weights fitted on the others do on one folder
//
// Method: logistic regression, L2, by gradient descent on all paragraphs at once.
import { writeFileSync } from 'node:fs';
import { loadBigrams } from '../../src/lexicon/load.js';
import { leadFeatures } from '../../src/page/assemble/lead.js';
import { factsOf } from '../../src/page/label/facts.js';
import { unwrap } from '../../src/page/unwrap.js';
import { wordTable } from '../../src/page/word-traits.js';
import { normalisePage } from '../../src/text/normalise.js';
import { goldTexts } from './gold.js';

/** Rounds, step, and weight of the squares of the weights. */
const ROUNDS = 3000;
const RATE = 0.02;
const L2 = 0.3;

interface Paragraph {
  features: [name: string, value: number][];
  first: boolean;
}

const table = wordTable(loadBigrams());

function paragraphsOf(folder: string): Paragraph[] {
  return goldTexts(folder).flatMap(({ paragraphs, whole }) =>
    paragraphs.flatMap((text, i): Paragraph[] => {
      const [block] = unwrap(normalisePage(text).lines);
      if (!block) return [];
      const features: [string, number][] = [];
      leadFeatures(factsOf(block, table), (name, value) => features.push([name, value]));
      return [{ features, first: whole && i === 0 }];
    }),
  );
}

const BIAS = 'bias';
const odds = ({ features }: Paragraph, weights: ReadonlyMap<string, number>): number =>
  features.reduce((sum, [name, value]) => sum + value * (weights.get(name) ?? 0), weights.get(BIAS) ?? 0);

function weigh(paragraphs: readonly Paragraph[]): Map<string, number> {
  const weights = new Map<string, number>([[BIAS, 0]]);
  for (const { features } of paragraphs) for (const [name] of features) weights.set(name, 0);
  for (let round = 0; round < ROUNDS; round++) {
    const slopes = new Map<string, number>();
    for (const paragraph of paragraphs) {
      const wrong = (paragraph.first ? 1 : 0) - 1 / (1 + Math.exp(-odds(paragraph, weights)));
      for (const [name, value] of paragraph.features) slopes.set(name, (slopes.get(name) ?? 0) + wrong * value);
      slopes.set(BIAS, (slopes.get(BIAS) ?? 0) + wrong);
    }
    for (const [name, weight] of weights) {
      const slope = (slopes.get(name) ?? 0) - (name === BIAS ? 0 : L2 * weight);
      weights.set(name, weight + (RATE / (1 + round / 500)) * Math.max(-20, Math.min(20, slope)));
    }
  }
  return weights;
}

/** Share of pairs of a first paragraph and another that the weights put right: area under the ROC curve. */
function areaOf(paragraphs: readonly Paragraph[], weights: ReadonlyMap<string, number>): number {
  const [firsts, others] = [true, false].map((first) =>
    paragraphs.filter((one) => one.first === first).map((one) => odds(one, weights)),
  );
  let right = 0;
  for (const a of firsts ?? []) for (const b of others ?? []) right += a > b ? 1 : a === b ? 0.5 : 0;
  return right / ((firsts?.length ?? 0) * (others?.length ?? 0));
}

const args = process.argv.slice(2);
const test = args.find((arg) => arg.startsWith('--test='))?.slice('--test='.length);
const paragraphs = args.filter((arg) => !arg.startsWith('--')).flatMap(paragraphsOf);
const weights = weigh(paragraphs);
if (test) console.log(`area under the curve: ${areaOf(paragraphsOf(test), weights).toFixed(3)}`);
else {
  const rows = [...weights]
    .filter(([name, weight]) => name !== BIAS && Math.abs(weight) >= 0.05)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, weight]) => `  '${name}': ${Number(weight.toFixed(2))},`);
  writeFileSync(
    'src/page/assemble/lead-weights.ts',
    `/** Fitted by tools/fit/leads.ts over ${paragraphs.length} paragraphs: log-odds that an article begins with one, against all others. */\n// biome-ignore format: one feature a line\nexport const LEAD_WEIGHTS: Readonly<Record<string, number>> = {\n${rows.join('\n')}\n};\n`,
  );
  console.log(
    `${paragraphs.length} paragraphs, ${rows.length} weights; area under the curve: ${areaOf(paragraphs, weights).toFixed(3)}`,
  );
}
