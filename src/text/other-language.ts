import { isArabicUnit, isLetterUnit } from './words.js';

/*
 * Persian, Urdu, Kurdish and their like are written in Arabic letters and some more. What is put right in Arabic would damage them: their kaf and yeh have
 * code points of their own, and a zero-width non-joiner parts the endings of their words.
 */

/** Letters that engines read for Arabic ones, or that Arabic has in names alone: keheh, Farsi yeh, heh doachashmee, heh goal, alef wasla. */
const TELL_NOTHING: ReadonlySet<number> = new Set([0x06a9, 0x06cc, 0x06be, 0x06c1, 0x0671]);
const isOther = (unit: number): boolean =>
  ((unit >= 0x0671 && unit <= 0x06d3) || unit === 0x06d5 || (unit >= 0x0750 && unit <= 0x077f)) &&
  !TELL_NOTHING.has(unit);

/**
 * Share of letters that Arabic lacks from which on text is of another language: Persian has 2.3 % of \u067e, \u0686, \u0698 and \u06af, Kurdish and Urdu far more; and
 * share of words with an article below which it must be: a quarter of the words of Arabic have one, in dialect too, that writes \u0686 and \u06af.
 */
const OTHERS = 0.008;
const ARTICLES = 0.1;
/** Letters of them at least. */
const FEWEST = 2;
/** Words that tell by themselves; fewer are read with so many lines before and after. */
const ENOUGH = 12;
const BESIDE = 3;

interface Counts {
  letters: number;
  others: number;
  words: number;
  articles: number;
}

const ARTICLE = /^[\u0648\u0641\u0628\u0643]?\u0627\u0644|^[\u0648\u0641]?\u0644\u0644/u;

function countsOf(text: string): Counts {
  const counts = { letters: 0, others: 0, words: 0, articles: 0 };
  let start = -1;
  for (let i = 0; i <= text.length; i++) {
    const unit = text.charCodeAt(i);
    const inWord = i < text.length && isArabicUnit(unit);
    if (inWord && isLetterUnit(unit)) {
      counts.letters++;
      if (isOther(unit)) counts.others++;
    }
    if (inWord && start < 0) start = i;
    if (inWord || start < 0) continue;
    counts.words++;
    if (ARTICLE.test(text.slice(start, start + 3))) counts.articles++;
    start = -1;
  }
  return counts;
}

const NONE: ReadonlySet<number> = new Set();

/** Whether a page may hold text of another language; cheap. */
const mayHoldOthers = (texts: readonly string[]): boolean =>
  texts.some((text) => /[\u067e\u0686\u0698\u06af\u06d2\u06d5\u06ba\u06c6\u06ce\u0679\u0688\u0691]/u.test(text));

/**
 * Finds the lines of a page that are in another language of Arabic letters.
 *
 * @returns their indices
 */
export function linesOfOthers(texts: readonly string[]): ReadonlySet<number> {
  if (!mayHoldOthers(texts)) return NONE;
  const counts = texts.map(countsOf);
  const full = counts.flatMap(({ words }, i) => (words > 0 ? i : []));
  const found = new Set<number>();
  full.forEach((line, k) => {
    const own = counts[line];
    const near = (own?.words ?? 0) >= ENOUGH ? [line] : full.slice(Math.max(0, k - BESIDE), k + BESIDE + 1);
    const sum = { letters: 0, others: 0, words: 0, articles: 0 };
    for (const i of near) {
      sum.letters += counts[i]?.letters ?? 0;
      sum.others += counts[i]?.others ?? 0;
      sum.words += counts[i]?.words ?? 0;
      sum.articles += counts[i]?.articles ?? 0;
    }
    if (sum.others >= FEWEST && sum.others >= OTHERS * sum.letters && sum.articles < ARTICLES * sum.words)
      found.add(line);
  });
  return found;
}
