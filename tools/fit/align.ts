import { comparingKey, LETTER_OF_UNIT } from '../../src/text/keys.js';
import type { GoldPage } from './gold.js';

export type Field = 'furniture' | 'kicker' | 'headline' | 'subtitle' | 'byline' | 'caption' | 'body';

/** Where the text of a row of the page stands in the gold. */
export interface Place {
  /** Index of the article; -1 for furniture, -2 for nowhere. */
  article: number;
  field: Field | 'noise';
  /** Letters of the field before it. */
  at: number;
  /** Letters of the row, and share of its runs of {@link GRAM} letters that the field has there. */
  size: number;
  share: number;
}

/** Letters in a run that is looked up. */
const GRAM = 3;
/** Letters lost or won that still count as the same place. */
const DRIFT = 8;
/** Least share for which a row counts as found. */
const FOUND = 0.4;
/** What going on where the row before ended is worth beside a share of 1. */
const GOES_ON = 0.35;
/** What a heading as long as the row is worth, where its words stand in the body too. */
const WHOLE = 0.15;

interface FieldIndex {
  article: number;
  field: Field;
  size: number;
  grams: Map<string, number[]>;
}

const lettersOf = (text: string): string =>
  String.fromCharCode(...comparingKey(text).units.map((unit) => unit & LETTER_OF_UNIT));

function indexOf(article: number, field: Field, text: string): FieldIndex {
  const letters = lettersOf(text);
  const grams = new Map<string, number[]>();
  for (let i = 0; i + GRAM <= letters.length; i++) {
    const gram = letters.slice(i, i + GRAM);
    const list = grams.get(gram);
    if (list) list.push(i);
    else grams.set(gram, [i]);
  }
  return { article, field, size: letters.length, grams };
}

function fieldsOf(page: GoldPage): FieldIndex[] {
  const fields = page.furniture.map((text) => indexOf(-1, 'furniture', text));
  page.articles.forEach((article, a) => {
    const add = (field: Field, text: string | null): void => {
      if (text) fields.push(indexOf(a, field, text));
    };
    add('kicker', article.kicker);
    add('headline', article.title);
    add('subtitle', article.subtitle);
    add('byline', article.byline);
    for (const caption of article.captions) add('caption', caption);
    add('body', article.text);
  });
  return fields;
}

/** The best place of a row in a field: the diagonal on which most of its runs stand. */
function bestPlace(letters: string, index: FieldIndex): Place {
  const hits = new Map<number, number>();
  const runs = Math.max(1, letters.length - GRAM + 1);
  for (let i = 0; i + GRAM <= letters.length; i++) {
    for (const at of index.grams.get(letters.slice(i, i + GRAM)) ?? []) {
      const bucket = Math.floor((at - i) / DRIFT);
      hits.set(bucket, (hits.get(bucket) ?? 0) + 1);
    }
  }
  let best = 0;
  let most = 0;
  for (const [bucket, count] of hits) {
    const both = count + (hits.get(bucket + 1) ?? 0);
    if (both > most) {
      most = both;
      best = bucket;
    }
  }
  const { article, field } = index;
  return { article, field, at: Math.max(0, (best + 1) * DRIFT), size: letters.length, share: Math.min(1, most / runs) };
}

/**
 * Finds each row of a page in its gold: the best path through the places where its letters stand, going on from row to
 * row where it can.
 */
export function alignRows(rows: readonly string[], page: GoldPage): Place[] {
  const fields = fieldsOf(page);
  const nowhere = (size: number): Place => ({ article: -2, field: 'noise', at: 0, size, share: 0 });
  const candidates = rows.map((row) => {
    const letters = lettersOf(row);
    const found = fields.map((index) => ({ place: bestPlace(letters, index), whole: index.size }));
    const near = (size: number): number => Math.min(size, letters.length) / Math.max(size, letters.length, 1);
    return [
      { place: nowhere(letters.length), score: FOUND },
      ...found
        .filter(({ place }) => place.share >= FOUND)
        .map(({ place, whole }) => ({
          place,
          score: place.share + (place.field === 'body' ? 0.02 : WHOLE * near(whole)),
        })),
    ];
  });
  const follows = (a: Place, b: Place): boolean =>
    a.article === b.article &&
    a.field === b.field &&
    a.field !== 'noise' &&
    Math.abs(a.at + a.size - b.at) <= 3 * DRIFT;
  let scores: number[] = [];
  const came: number[][] = [];
  candidates.forEach((list, t) => {
    const before = candidates[t - 1] ?? [];
    const from: number[] = [];
    const next = list.map(({ place, score }) => {
      let best = 0;
      let k = -1;
      before.forEach((other, i) => {
        const value = (scores[i] ?? 0) + (follows(other.place, place) ? GOES_ON : 0);
        if (k < 0 || value > best) {
          best = value;
          k = i;
        }
      });
      from.push(k);
      return best + score;
    });
    came.push(from);
    scores = next;
  });
  const path: Place[] = [];
  let state = scores.indexOf(Math.max(...scores));
  for (let t = candidates.length - 1; t >= 0; t--) {
    path.unshift(candidates[t]?.[state]?.place ?? nowhere(0));
    state = came[t]?.[state] ?? 0;
  }
  return path;
}
