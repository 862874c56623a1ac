/** Chance that comes out the same each time: a linear congruential generator (Numerical Recipes). */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A whole number from 0 to `n` - 1. */
  below(n: number): number {
    this.#state = (Math.imul(this.#state, 1664525) + 1013904223) >>> 0;
    return Math.floor((this.#state / 2 ** 32) * n);
  }

  from<T>(list: readonly T[]): T {
    const one = list[this.below(list.length)];
    if (one === undefined) throw new RangeError('nothing to choose from');
    return one;
  }
}

/** A file of JSON lines with one thing in it changed, and what was done. */
export interface Mutated {
  text: string;
  what: string;
}

type Json = string | number | null | readonly Json[] | { readonly [key: string]: Json };
type Mutation = (lines: readonly string[], chance: Chance) => Mutated | undefined;

const joined = (lines: readonly string[], what: string): Mutated => ({
  text: lines.map((line) => `${line}\n`).join(''),
  what,
});

const at = (lines: readonly string[], index: number, ...put: string[]): string[] => [
  ...lines.slice(0, index),
  ...put,
  ...lines.slice(index + 1),
];

/** Paths to the values of a JSON value that hold no others. */
function leaves(value: Json, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]));
}

function replaced(value: Json, [key, ...rest]: readonly string[], change: (old: Json) => Json): Json {
  if (key === undefined) return change(value);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([k, v]): [string, Json] => [k, k === key ? replaced(v, rest, change) : v]);
  return Array.isArray(value) ? entries.map(([, v]) => v) : Object.fromEntries(entries);
}

function otherText(text: string, chance: Chance): string {
  const points = [...text];
  const i = chance.below(points.length + 1);
  const ways = [
    () => [...points.slice(0, i), chance.from([...'ابتجدرن .،٢7']), ...points.slice(i)].join(''),
    () => [...points.slice(0, i), ...points.slice(i + 1)].join(''),
    () => [...points.slice(0, i), points[i + 1] ?? '', points[i] ?? '', ...points.slice(i + 2)].join(''),
    () => points.slice(0, i).join(''),
  ];
  return chance.from(ways)();
}

function other(old: Json, chance: Chance): Json {
  if (typeof old === 'string') return otherText(old, chance);
  if (typeof old !== 'number') return 0;
  return Number.isInteger(old) ? old + chance.from([-1, 1, 10]) : Math.round((old + 0.01) * 1000) / 1000;
}

/** Kinds of damage; each is undefined where it would change nothing. */
export const MUTATIONS: Readonly<Record<string, Mutation>> = {
  byte: (lines, chance) => {
    const bytes = Buffer.from(joined(lines, '').text);
    const i = chance.below(bytes.length);
    const old = bytes[i] ?? 0;
    bytes[i] = old ^ (1 << chance.below(7));
    return { text: bytes.toString(), what: `byte ${i}: ${old} to ${bytes[i]}` };
  },
  'line dropped': (lines, chance) => {
    const i = chance.below(lines.length);
    return joined(at(lines, i), `line ${i + 1}`);
  },
  'line doubled': (lines, chance) => {
    const i = chance.below(lines.length);
    const line = lines[i] ?? '';
    return joined(at(lines, i, line, line), `line ${i + 1}`);
  },
  'lines swapped': (lines, chance) => {
    const i = chance.below(lines.length);
    const j = chance.below(lines.length);
    if (lines[i] === lines[j]) return undefined;
    return joined(at(at(lines, i, lines[j] ?? ''), j, lines[i] ?? ''), `lines ${i + 1} and ${j + 1}`);
  },
  field: (lines, chance) => {
    const i = chance.below(lines.length);
    const value: Json = JSON.parse(lines[i] ?? '');
    const path = chance.from(leaves(value).filter((path) => path.length > 0));
    const changed = JSON.stringify(replaced(value, path, (old) => other(old, chance)));
    if (changed === lines[i]) return undefined;
    return joined(at(lines, i, changed), `line ${i + 1} ${path.join('/')}`);
  },
  'fields swapped': (lines, chance) => {
    const i = chance.below(lines.length);
    const value: Record<string, Json> = JSON.parse(lines[i] ?? '');
    const keys = Object.keys(value);
    const [a, b] = [chance.from(keys), chance.from(keys)];
    const changed = JSON.stringify({ ...value, [a]: value[b], [b]: value[a] });
    return changed === lines[i] ? undefined : joined(at(lines, i, changed), `line ${i + 1} ${a} and ${b}`);
  },
  number: (lines, chance) => {
    const i = chance.below(lines.length);
    const value: Json = JSON.parse(lines[i] ?? '');
    const isNumber = (path: readonly string[]): boolean => {
      let found = false;
      replaced(value, path, (old) => {
        found = typeof old === 'number';
        return old;
      });
      return found;
    };
    const path = chance.from(leaves(value).filter(isNumber));
    return joined(
      at(lines, i, JSON.stringify(replaced(value, path, (old) => other(old, chance)))),
      `line ${i + 1} ${path.join('/')}`,
    );
  },
  'cut short': (lines, chance) => {
    const { text } = joined(lines, '');
    const end = chance.below(text.length - 1);
    return { text: text.slice(0, end), what: `at ${end} of ${text.length}` };
  },
};
