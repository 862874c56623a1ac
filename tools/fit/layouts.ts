// Counts what the places and the type of lines tell on pages with a layout: log-likelihood ratios beside which the weights of
// src/page/assemble/evidence/link-weights.ts (`stands-`, `heading-over-`, `opens-under-`) and src/page/label/type-weights.ts were set.
//
//   npm run fit:layouts -- FOLDER…       folders of NAME.xml (render.py --alto) beside NAME.gold.json
import { layOut } from '../../src/page/assemble/assemble.js';
import { groundFeatures, homeFeatures } from '../../src/page/assemble/evidence/link-features.js';
import { listed, type Observations } from '../../src/page/assemble/observations.js';
import { stretchesOf } from '../../src/page/assemble/stretch.js';
import { nameOf, Sightings } from '../../src/page/label/feature-names.js';
import { rowsOf } from '../../src/page/label/rows.js';
import { typeSize } from '../../src/page/label/type-sizes.js';
import { alignRows, type Place } from './align.js';
import { rightOf } from './arrangements.js';
import { type GoldPage, goldPages } from './gold.js';
import { correctedBlocks, labelledPage, words } from './labelled.js';

/** How often each feature was seen in places of each kind. */
class Counts {
  readonly #counts = new Map<string, Map<string, number>>();
  readonly #places = new Map<string, number>();

  add(kind: string, features: readonly string[]): void {
    this.#places.set(kind, (this.#places.get(kind) ?? 0) + 1);
    for (const name of features) {
      const its = this.#counts.get(name) ?? new Map<string, number>();
      this.#counts.set(name, its.set(kind, (its.get(kind) ?? 0) + 1));
    }
  }

  /** Log of how much more often each feature is seen in one kind of places than in another. */
  print(kind: string, against: string): void {
    console.log(`\n${kind} against ${against}`);
    const share = (name: string, of: string): number =>
      ((this.#counts.get(name)?.get(of) ?? 0) + 0.5) / ((this.#places.get(of) ?? 0) + 1);
    for (const name of [...this.#counts.keys()].sort()) {
      const seen = this.#counts.get(name)?.get(kind) ?? 0;
      console.log(
        `${name.padEnd(32)}${Math.log(share(name, kind) / share(name, against))
          .toFixed(2)
          .padStart(6)}  of ${seen}`,
      );
    }
  }
}

const pairs = new Counts();
const firsts = new Counts();
const sizes = new Counts();

const namesOf = (observe: (found: Observations) => void): string[] => listed(observe).map(({ name }) => name);

/** Strips that follow one another and other pairs, firsts under a heading and other strips. */
function countPlaces(page: GoldPage): void {
  const { blocks, labels } = labelledPage(page);
  const layout = layOut(blocks, labels, words);
  const [stretch, ...more] = stretchesOf(layout);
  if (!stretch || more.length > 0) return;
  const { articles, headings } = rightOf(layout, stretch, page.articles);
  const follows = new Map(articles.flatMap((order) => order.slice(1).map((j, k) => [order[k] ?? -1, j] as const)));
  for (const [i, next] of follows)
    for (let j = 0; j < layout.strips.length; j++)
      if (j !== i)
        pairs.add(
          j === next ? 'following' : 'not following',
          namesOf((found) => groundFeatures(stretch.page, i, j, found)),
        );
  articles.forEach(([first], a) => {
    const section = stretch.heads[headings[a] ?? -1]?.section;
    if (first === undefined || section === undefined) return;
    for (let i = 0; i < layout.strips.length; i++)
      firsts.add(
        i === first ? 'first under a heading' : 'not first',
        namesOf((found) => homeFeatures(stretch.page, i, section, found)),
      );
  });
}

const fieldOf = ({ field }: Place): string => (field === 'body' ? 'running text' : field);

/** Rows of each field. */
function countSizes(page: GoldPage): void {
  const rows = rowsOf(correctedBlocks(page));
  const places = alignRows(
    rows.map(({ text }) => text),
    page,
  );
  const seen = new Sightings();
  rows.forEach(({ size }, i) => {
    const place = places[i];
    if (!place || size === undefined) return;
    seen.clear();
    typeSize(size, seen);
    sizes.add(fieldOf(place), [nameOf(seen.features[0] ?? 0)]);
  });
}

for (const page of process.argv.slice(2).flatMap(goldPages)) {
  countPlaces(page);
  countSizes(page);
}
pairs.print('following', 'not following');
firsts.print('first under a heading', 'not first');
for (const field of ['kicker', 'headline', 'subtitle', 'byline', 'caption', 'furniture', 'noise'])
  sizes.print(field, 'running text');
