import { type CodePage, codePages } from './code-pages.js';
import { arabicLogOdds } from './letter-frequency.js';
import { applyLineEdits } from './line-compose.js';
import type { LineEdit } from './line-edits.js';
import { decodeUtf8, type Utf8Evidence } from './misread-utf8.js';

/** A stretch of a line that was decoded in a wrong code page, and what its bytes mean in the right one. */
interface Candidate {
  start: number;
  end: number;
  after: string;
  /** What happened to it, e.g. `utf-8 read as windows-1256`. */
  way: string;
  /** Log-odds, in nats, that it did. */
  evidence: number;
}

/** Evidence that decides by itself, nats: one in a thousand against. */
const SURE = 7;
/** Evidence that a letter gives on average at least; other alphabets in a wrong code page give less. */
const EACH_LETTER = 0.8;
/** A letter where Arabic never writes it: teh marbuta or alef maksura inside a word. */
const MISPLACED = /[\u0629\u0649][\u0621-\u064a]/g;
const MISPLACED_COST = 4;
/** How often a text may have been decoded wrongly one time after the other. */
const ROUNDS = 3;

/** Characters that wrongly decoded Arabic is full of; a line without any is in order. */
const SUSPICIOUS = /[\u0080-\u00ff\u0152-\u0192\u02c6\u02dc\u2013-\u2122]/;
/** C1 controls but the five that Windows-1252 leaves as they are: the text was read in ISO-8859-1. */
const LATIN_1 = /[\u0080\u0082-\u008c\u008e\u0091-\u009c\u009e\u009f]/;
const ARABIC_LETTER = /[\u0621-\u063a\u0641-\u064a]/g;
const ARABIC_BLOCK = /[\u0600-\u06ff]/;
/** Any letter but the Arabic ones. */
const OTHER_LETTER = /[^\P{L}\u0600-\u06ff]/u;
/** Bidi controls part words as spaces do: programs put them in later, and no byte of UTF-8 is one by any way. */
const WORDS = /[^ \t\f\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g;

/**
 * Whether a page may hold wrongly decoded Arabic: it then holds an alef, which by any way leaves one of four characters
 * (0xC7 in single-byte encodings, 0xA7 at the end of its UTF-8), that Arabic pages otherwise hardly have.
 */
export function mayBeMojibake(page: string): boolean {
  return page.includes('\u00a7') || page.includes('\u00c7') || page.includes('\u2021') || page.includes('\u0087');
}

/**
 * Undoes wrong decoding of Arabic: Windows-1256 or ISO-8859-6 read as Windows-1252 or ISO-8859-1, UTF-8 read in one of
 * these or as Windows-1256, and two of them one after the other.
 *
 * Whole words only, exactly (each character goes back to one byte, and the bytes are valid), and only where the result is
 * plainly Arabic. What is too short to tell is mended when the rest of the page was damaged the same way.
 *
 * @returns edits of each line that has any, by index
 */
export function undoMojibake(lines: readonly string[]): Map<number, LineEdit[]> {
  const found = lines.map((line) => (SUSPICIOUS.test(line) ? candidates(line, ROUNDS) : []));
  const totals = evidenceByWay(found.flat());
  const edits = new Map<number, LineEdit[]>();
  for (const [i, list] of found.entries()) {
    const chosen = choose(list, totals);
    if (chosen.length > 0) edits.set(i, toEdits(lines[i] ?? '', chosen));
  }
  return edits;
}

function toEdits(line: string, chosen: readonly Chosen[]): LineEdit[] {
  return chosen.map(({ start, end, after, way, sure }) => ({
    at: start,
    before: line.slice(start, end),
    after,
    rule: 'mojibake',
    score: Math.round(1000 / (1 + Math.exp(-sure))) / 1000,
    note: way,
  }));
}

/** How much the stretches of a page that are sure by themselves say for each way. */
function evidenceByWay(list: readonly Candidate[]): Map<string, number> {
  const totals = new Map<string, number>();
  for (const { way, evidence } of list) if (evidence >= SURE) totals.set(way, (totals.get(way) ?? 0) + evidence);
  return totals;
}

interface Chosen extends Candidate {
  /** What the page says for this way. */
  sure: number;
}

/**
 * The candidates of a line to act on, that do not overlap. Of two ways to read a stretch that are about as good, the way of
 * the page is taken.
 */
function choose(list: readonly Candidate[], totals: ReadonlyMap<string, number>): Chosen[] {
  const chosen: Chosen[] = [];
  for (const candidate of [...list].sort((a, b) => a.start - b.start)) {
    const one: Chosen = { ...candidate, sure: totals.get(candidate.way) ?? 0 };
    if (one.evidence <= 0 || one.sure === 0) continue;
    const before = chosen.at(-1);
    if (!before || before.end <= one.start) chosen.push(one);
    else if (isBetter(one, before)) chosen[chosen.length - 1] = one;
  }
  return chosen;
}

function isBetter(one: Chosen, other: Chosen): boolean {
  const more = one.evidence - other.evidence;
  return Math.abs(more) >= SURE ? more > 0 : one.sure > other.sure;
}

/** All ways to read stretches of a line as Arabic. */
function candidates(line: string, rounds: number): Candidate[] {
  const { latin1, windows1252, windows1256, iso88596 } = codePages();
  const western = LATIN_1.test(line) ? latin1 : windows1252;
  return [
    ...fromUtf8(line, windows1256, rounds),
    ...fromUtf8(line, western, rounds),
    ...fromCodePage(line, western, windows1256),
    ...fromCodePage(line, western, iso88596),
  ];
}

/** A word in another reading; null when it cannot be read so. */
interface Reread {
  text: string;
  evidence: number;
}

interface Stretch extends Omit<Candidate, 'way'> {
  /** The words that change, in their new reading. */
  words: string;
}

/**
 * Stretches of words that can all be read another way, from the first to the last that change by it. A word that cannot be
 * read so ends the stretch.
 */
function stretches(line: string, reread: (word: string) => Reread | null): Stretch[] {
  const found: Stretch[] = [];
  let open: Stretch | undefined;
  for (const { 0: word, index } of line.matchAll(WORDS)) {
    const read = reread(word);
    if (!read) open = undefined;
    else if (read.text !== word) {
      if (!open) {
        open = { start: index, end: index, after: '', words: '', evidence: 0 };
        found.push(open);
      }
      open.after += line.slice(open.end, index) + read.text;
      open.end = index + word.length;
      open.words += `${read.text} `;
      open.evidence += read.evidence;
    }
  }
  return found;
}

/** Stretches of single-byte Arabic that was read in another code page. */
function fromCodePage(line: string, readAs: CodePage, was: CodePage): Candidate[] {
  const way = `${was.name} read as ${readAs.name}`;
  const reread = (word: string): Reread | null => {
    const text = transcode(word, readAs, was);
    if (text === null) return null;
    // Words with letters that are Latin either way are of another language.
    if (text !== word && (OTHER_LETTER.test(text) || !ARABIC_BLOCK.test(text))) return null;
    return { text, evidence: 0 };
  };
  return stretches(line, reread).flatMap((stretch): Candidate[] => {
    const evidence = plausibility(stretch.words);
    return evidence === null ? [] : [{ ...stretch, way, evidence }];
  });
}

/** How sure a text is Arabic by its letters, nats; null when it is not, or has too few letters to say. */
function plausibility(text: string): number | null {
  const letters = text.match(ARABIC_LETTER)?.length ?? 0;
  const evidence = arabicLogOdds(text) - MISPLACED_COST * (text.match(MISPLACED)?.length ?? 0);
  return letters > 1 && evidence >= letters * EACH_LETTER ? evidence : null;
}

/** A text read in another code page; null when a character has no byte in the one, or a byte no meaning in the other. */
function transcode(text: string, from: CodePage, to: CodePage): string | null {
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const byte = from.byteOf(text.charCodeAt(i));
    const char = byte < 0 ? '\ufffd' : to.chars.charAt(byte);
    if (char === '\ufffd') return null;
    out += char;
  }
  return out;
}

/** Stretches of UTF-8 that was read in a code page, and of what was read wrongly before that. */
function fromUtf8(line: string, readAs: CodePage, rounds: number): Candidate[] {
  const way = `utf-8 read as ${readAs.name}`;
  const found = stretches(line, (word): Utf8Evidence | null => decodeUtf8(word, readAs));
  return found.flatMap((stretch): Candidate[] => {
    const plain: Candidate = {
      ...stretch,
      way,
      evidence: stretch.evidence + Math.min(0, arabicLogOdds(stretch.words)),
    };
    return rounds > 1 ? [plain, ...again(stretch, way, rounds - 1)] : [plain];
  });
}

/** A stretch that after one round still is wrongly decoded, all of it. */
function again({ start, end, after }: Stretch, way: string, rounds: number): Candidate[] {
  if (!SUSPICIOUS.test(after)) return [];
  const list = candidates(after, rounds);
  const deeper = choose(list, evidenceByWay(list));
  const [first] = deeper;
  if (!first) return [];
  const text = applyLineEdits(after, toEdits(after, deeper));
  const evidence = deeper.reduce((sum, one) => sum + one.evidence, 0);
  return [{ start, end, after: text, way: `${way}, before that ${first.way}`, evidence }];
}
