import { asked, weigh } from '../correct/decide/decide.js';
import type { Neighbours, Option } from '../correct/decide/features.js';
import { ALONE, printed } from '../correct/decide/neighbours.js';
import { noiseOf, type Survey, survey } from '../correct/decide/survey.js';
import { fromDictionary } from '../correct/dictionary/from-dictionary.js';
import type { CorrectSettings } from '../correct/settings.js';
import { type Token, tokensOf } from '../correct/token.js';
import { PROCLITICS } from '../lexicon/clitics.js';
import { LONGEST } from '../lexicon/lexicon.js';
import { unwrap } from '../page/unwrap.js';
import { normalisePage } from '../text/normalise.js';
import { ownCopy } from '../text/own-copy.js';

/** A non-word of a corpus and what it may stand for. */
export interface Suggestion {
  word: string;
  count: number;
  pages: number;
  /** A few words of the first page that has it. */
  example: string;
  /** `clear`: one reading is far ahead; `unclear`: none is; `name`: it looks like a word the lexicon lacks. */
  kind: 'clear' | 'unclear' | 'name';
  /** Likeliest first; the probability is the mean over some places where the word stands. */
  readings: { text: string; probability: number }[];
}

/** What a corpus holds. */
export interface Mined {
  pages: number;
  words: number;
  /** Distinct words that neither lexicon nor dictionaries have. */
  unknown: number;
}

/** Shorter words are near too many others, longer ones are not two words run together either. */
const SHORTEST = 3;
const LONGEST_PAIR = 2 * LONGEST;
/** Places of a word that its readings are weighed at. */
const PLACES = 4;
/** An entry holds in every place, so its reading must be more probable than in one. */
const CLEAR = 0.8;
/** A word on this many pages whose nearest reading is so far (centibels) is taken for a name. */
const NAME = { pages: 5, nearest: 300 };
/** Units of the text on either side in an example. */
const AROUND = 30;
/** Readings that are told. */
const TOLD = 3;

interface Found {
  count: number;
  pages: number;
  lastPage: number;
  example: string;
  /** The words before and after, bare letters. */
  places: [before: string, after: string][];
}

/** Gathers the words of a corpus that no lexicon and no dictionary has. Memory grows with such words only. */
export class WordMine {
  readonly #settings: CorrectSettings;
  readonly #found = new Map<string, Found>();
  #pages = 0;
  #words = 0;
  #misread = 0;

  constructor(settings: CorrectSettings) {
    this.#settings = settings;
  }

  /** Adds the words of a page, given its decoded text. */
  addPage(text: string): void {
    this.#pages++;
    for (const block of unwrap(normalisePage(text).lines)) this.#addText(block.text);
  }

  get mined(): Mined {
    return { pages: this.#pages, words: this.#words, unknown: this.#found.size };
  }

  /** Words that stand `minCount` times or more: by count, then by code points; at most `limit`. */
  suggestions({
    minCount,
    limit = Number.POSITIVE_INFINITY,
  }: {
    minCount: number;
    limit?: number | undefined;
  }): Suggestion[] {
    const page = this.#survey();
    const suggested = [...this.#found]
      .filter(([, { count }]) => count >= minCount)
      .sort(([a, one], [b, other]) => other.count - one.count || (a < b ? -1 : 1))
      .map(([word, found]) => this.#suggest(word, found, page));
    const clear = new Map(
      suggested.flatMap(({ word, kind, readings: [best] }) => (kind === 'clear' && best ? [[word, best.text]] : [])),
    );
    return suggested.filter(({ word }) => !isCovered(word, clear)).slice(0, limit);
  }

  #addText(text: string): void {
    const { dictionary, look } = this.#settings;
    const tokens = tokensOf(text, look);
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at];
      if (!token?.facts || token.bare.length < 2) continue;
      this.#words++;
      const mended = dictionary && fromDictionary(tokens, at, dictionary);
      if (mended) {
        at += mended[1] - 1;
        continue;
      }
      if (token.facts.known) continue;
      this.#misread++;
      const { length } = token.bare;
      if (length >= SHORTEST && length <= LONGEST_PAIR) this.#addWord(token, text, tokens[at - 1], tokens[at + 1]);
    }
  }

  #addWord({ bare, start, end }: Token, text: string, before: Token | undefined, after: Token | undefined): void {
    let found = this.#found.get(bare);
    if (!found) {
      found = { count: 0, pages: 0, lastPage: 0, example: ownCopy(exampleOf(text, start, end)), places: [] };
      this.#found.set(ownCopy(bare), found);
    }
    found.count++;
    if (found.lastPage !== this.#pages) found.pages++;
    found.lastPage = this.#pages;
    if (found.places.length < PLACES) found.places.push([ownCopy(before?.bare ?? ''), ownCopy(after?.bare ?? '')]);
  }

  /** The corpus as if it were one page that shows nothing of its words but how many are misread. */
  #survey(): Survey {
    return { ...survey([], this.#settings.lexicon), noise: noiseOf(this.#misread, this.#words) };
  }

  #suggest(word: string, { count, pages, example, places }: Found, page: Survey): Suggestion {
    const { look, bigrams, vectors } = this.#settings;
    const facts = look(word);
    const near = (bare: string): Neighbours['before'] => printed(tokensOf(bare, look)[0], page);
    const means: number[] = [];
    let options: Option[] = [];
    for (const [before, after] of places) {
      const weighed = weigh(facts, { ...ALONE, before: near(before), after: near(after) }, { bigrams, vectors, page });
      options = weighed.options;
      for (const [i, probability] of weighed.probabilities.entries())
        means[i] = (means[i] ?? 0) + probability / places.length;
    }
    const readings = options
      .map((option, i) => ({ option, probability: means[i] ?? 0 }))
      .slice(1)
      .sort((a, b) => b.probability - a.probability || (a.option.text < b.option.text ? -1 : 1));
    const best = readings[0];
    const nearest = Math.min(...facts.candidates().map(({ cost }) => cost));
    let kind: Suggestion['kind'] = 'unclear';
    if (best && best.probability >= Math.max(CLEAR, asked(page, best.option))) kind = 'clear';
    else if (pages >= NAME.pages && nearest >= NAME.nearest && !readings.some(({ option }) => option.spelling))
      kind = 'name';
    const told = readings.slice(0, TOLD).map(({ option, probability }) => ({ text: option.text, probability }));
    return { word, count, pages, example, kind, readings: told };
  }
}

/** Whether the entry of the word without proclitics mends it too. */
function isCovered(word: string, clear: ReadonlyMap<string, string>): boolean {
  const reading = clear.get(word);
  return PROCLITICS.some((text) => {
    if (!word.startsWith(text) || word.length - text.length < SHORTEST) return false;
    const stem = clear.get(word.slice(text.length));
    return stem !== undefined && reading === text + stem;
  });
}

/** A word with a few whole words around it, on one line. */
function exampleOf(text: string, start: number, end: number): string {
  const left = text.slice(Math.max(0, start - AROUND), start);
  const right = text.slice(end, end + AROUND);
  const before = start > AROUND ? left.slice(left.indexOf(' ') + 1) : left;
  const after = end + AROUND < text.length ? right.slice(0, Math.max(0, right.lastIndexOf(' '))) : right;
  return (before + text.slice(start, end) + after).replace(/\s+/g, ' ').trim();
}
