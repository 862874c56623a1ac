import type { Line } from '../text/line.js';
import { countWords, isArabicUnit, isDigitUnit, isLetterUnit } from '../text/words.js';
import { LAST, LAST_TWO } from './verse-endings.js';

/** Nats that any rarer ending gives; that one takes which is another: letters at the end are misread too. */
const RARE = 6;
const RARE_TWO = 5;
const OTHER = -3;

/** How the hemistichs of a verse stand: parted by marks, by a wide gap, or without a sign on one line or on two. */
type Form = 'marked' | 'gap' | 'plain';

/** Nats by which verses are told, and the fewest lines: what parts them speaks for itself, and prose in two columns has gaps too. */
const ASKED: Readonly<Record<Form, { nats: number; lines: number }>> = {
  marked: { nats: 2, lines: 3 },
  gap: { nats: 5, lines: 3 },
  plain: { nats: 12, lines: 4 },
};

/** Words of a hemistich, and of a verse. */
const HEMISTICH = [2, 8] as const;
const VERSE = [4, 16] as const;

/** Lines that are looked at together, so that a page of any length takes time by its length. */
const LONGEST_RUN = 300;

/** What parts the hemistichs of a verse in print. */
const MARKED = /^([^*.\u2026/\t]+) ?(?:\*{1,5}|\.{3,6}|\u2026{1,2}|\/{1,3}) ?([^*.\u2026/\t]+)$/u;
/** A sentence that ends inside a line is prose, and so is what has figures or other letters. */
const STOP = /(?:[^.]\.|\u061b) /u;

interface VerseLine {
  /** Index among all lines. */
  index: number;
  form: Form;
  /** Its last word, the last letter of that, and the last two. */
  last: string;
  one: string;
  two: string;
  words: number;
}

const within = (words: number, [least, most]: readonly [number, number]): boolean => words >= least && words <= most;

const FOLDED: ReadonlyMap<string, string> = new Map([
  ['\u0629', '\u0647'],
  ['\u0622', '\u0627'],
  ['\u0623', '\u0627'],
  ['\u0625', '\u0627'],
]);

/** The last two letters of a line without marks; '' where it does not end in an Arabic word. */
function endingOf(text: string): string {
  let ending = '';
  for (let i = text.length - 1; i >= 0 && ending.length < 2; i--) {
    const unit = text.charCodeAt(i);
    if (isDigitUnit(unit) || (unit === 0x20 && ending !== '')) break;
    if (!isLetterUnit(unit) || unit === 0x0640) continue;
    if (!isArabicUnit(unit)) break;
    const letter = text.charAt(i);
    ending = (FOLDED.get(letter) ?? letter) + ending;
  }
  return ending.length === 2 ? ending : '';
}

/** A line as a verse; null where it can be none. */
function verseLine({ text }: Line, index: number): VerseLine | null {
  if (text.length > 150 || STOP.test(text) || /[\p{N}A-Za-z\f]/u.test(text)) return null;
  const two = endingOf(text);
  if (two === '') return null;
  const parts = text.includes('\t') ? text.split('\t') : (MARKED.exec(text)?.slice(1) ?? [text]);
  const form = parts.length === 1 ? 'plain' : text.includes('\t') ? 'gap' : 'marked';
  const counts = parts.map((part) => countWords(part));
  const words = counts.reduce((sum, count) => sum + count, 0);
  const fits =
    form === 'plain' ? words >= HEMISTICH[0] && words <= VERSE[1] : counts.every((n) => within(n, HEMISTICH));
  if (!fits || parts.length > 2) return null;
  return { index, form, last: text.slice(text.lastIndexOf(' ') + 1), one: two.slice(1), two, words };
}

/** Lines that rhyme: from one to another of a run, and how sure that is. */
interface Rhyme {
  from: number;
  to: number;
  nats: number;
}

/** Those that come three times or more: two make no rhyme. */
function recurring(endings: readonly string[]): string[] {
  const times = new Map<string, number>();
  for (const ending of endings) times.set(ending, (times.get(ending) ?? 0) + 1);
  return [...times].flatMap(([ending, count]) => (count > 2 ? ending : []));
}

/** The stretch of every so many lines from `first` on that most speaks for ending alike (maximum subarray, Kadane). */
function bestRhyme(run: readonly VerseLine[], first: number, step: number): Rhyme {
  const best = { from: 0, to: -1, nats: 0 };
  const tries: [key: 'one' | 'two', given: (ending: string) => number][] = [
    ['one', (ending) => LAST.get(ending) ?? RARE],
    ['two', (ending) => LAST_TWO.get(ending) ?? RARE_TWO],
  ];
  for (const [key, given] of tries) {
    for (const ending of recurring(run.map((line) => line[key]))) {
      const nats = given(ending);
      let sum = 0;
      let from = first;
      let before = '';
      for (let i = first; i < run.length; i += step) {
        const line = run[i];
        if (sum <= 0) {
          from = i;
          sum = 0;
          before = '';
        }
        if (line?.[key] !== ending) sum += OTHER;
        // A word rhymes with no other time of itself (what poets avoid as iṭāʾ).
        else if (line.last !== before) sum += nats;
        before = line?.[key] === ending ? line.last : before;
        // The first of them says nothing: any ending would have done.
        if (sum - nats > best.nats) Object.assign(best, { from, to: i, nats: sum - nats });
      }
    }
  }
  return best;
}

/** Adds what of a run is verse: every line rhymes, or every other one. */
function addVerses(run: readonly VerseLine[], verses: Set<number>): void {
  const form = run[0]?.form ?? 'plain';
  const { nats, lines } = ASKED[form];
  if (run.length < lines) return;
  const whole = { ...bestRhyme(run, 0, 1), step: 1 };
  const halves = form === 'plain' ? [0, 1].map((first) => ({ ...bestRhyme(run, first, 2), step: 2 })) : [];
  const best = halves.reduce<Rhyme & { step: number }>((most, one) => (one.nats > most.nats ? one : most), whole);
  // The hemistich before the first that rhymes is of its verse.
  const from = form === 'marked' ? 0 : Math.max(0, best.from - (best.step - 1));
  const to = form === 'marked' ? run.length - 1 : best.to;
  const sizes: readonly [number, number] =
    best.step === 2 ? HEMISTICH : form === 'plain' ? VERSE : [0, 2 * HEMISTICH[1]];
  const found = run.slice(from, to + 1);
  if (best.nats < nats || found.length < lines || !found.every(({ words }) => within(words, sizes))) return;
  for (const { index } of found) verses.add(index);
  addVerses(run.slice(0, from), verses);
  addVerses(run.slice(to + 1), verses);
}

/**
 * Finds classical verse: lines in a row, blank ones not counted, that end in one rhyme, all of them or every second one.
 *
 * @returns indices of lines
 */
export function findVerses(lines: readonly Line[]): Set<number> {
  const verses = new Set<number>();
  let run: VerseLine[] = [];
  const close = (): void => {
    addVerses(run, verses);
    run = [];
  };
  lines.forEach((line, i) => {
    if (line.text === '') return;
    const verse = verseLine(line, i);
    if (!verse || verse.form !== run[0]?.form || run.length === LONGEST_RUN) close();
    if (verse) run.push(verse);
  });
  close();
  return verses;
}
