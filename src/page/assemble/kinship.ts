import type { Strip } from './strip.js';

/** Inverse document frequency of stems over the strips of a page. */
export function rarity(strips: readonly Strip[]): Map<string, number> {
  const found = new Map<string, number>();
  const told = new Map<string, number>();
  for (const { stems } of strips) {
    for (const [stem, weight] of stems) {
      found.set(stem, (found.get(stem) ?? 0) + 1);
      told.set(stem, weight);
    }
  }
  for (const [stem, count] of found)
    found.set(stem, Math.log((strips.length + 1) / count) * ((told.get(stem) ?? 0) + 0.5));
  return found;
}

const weight = (stems: Iterable<string>, idf: ReadonlyMap<string, number>): number => {
  let sum = 0;
  for (const stem of stems) sum += idf.get(stem) ?? 0;
  return sum;
};

function shared(a: Iterable<string>, b: { has(stem: string): boolean }, idf: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const stem of a) if (b.has(stem)) sum += idf.get(stem) ?? 0;
  return sum;
}

/** Cosine-like likeness of each pair of strips, less what the strip shares with the page at large. */
export function kinship(strips: readonly Strip[], idf: ReadonlyMap<string, number>): Float64Array {
  const n = strips.length;
  const kin = new Float64Array(n * n);
  const norms = strips.map(({ stems }) => Math.sqrt(weight(stems.keys(), idf)) || 1);
  let sum = 0;
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const a = strips[i];
      const b = strips[j];
      if (!a || !b) continue;
      const [small, large] = a.stems.size < b.stems.size ? [a, b] : [b, a];
      const like = shared(small.stems.keys(), large.stems, idf) / ((norms[i] ?? 1) * (norms[j] ?? 1));
      kin[i * n + j] = like;
      kin[j * n + i] = like;
      sum += like;
    }
  }
  const mean = n > 1 ? (2 * sum) / (n * (n - 1)) : 0;
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) if (i !== j) kin[i * n + j] = (kin[i * n + j] ?? 0) - mean;
  return kin;
}

/** Likeness of each heading with each strip, less what the strip shares with the page's headings at large. */
export function headingKinship(
  headings: readonly ReadonlySet<string>[],
  strips: readonly Strip[],
  idf: ReadonlyMap<string, number>,
): Float64Array {
  const n = strips.length;
  const kin = new Float64Array(headings.length * n);
  const norms = headings.map((stems) => Math.sqrt(weight(stems, idf)) || 1);
  strips.forEach((strip, i) => {
    let sum = 0;
    headings.forEach((stems, a) => {
      const like = shared(stems, strip.stems, idf) / (norms[a] ?? 1);
      kin[a * n + i] = like;
      sum += like;
    });
    const mean = sum / (headings.length || 1);
    headings.forEach((_, a) => {
      kin[a * n + i] = (kin[a * n + i] ?? 0) - mean;
    });
  });
  return kin;
}
