import type { LoggedChange } from '../../output/logged-change.js';
import { countCodePoints } from '../../text/code-points.js';
import { lineList } from '../../text/passage.js';
import { FREE, GONE, type Sheet, type Span } from './sheet.js';

/** A line of the change log and where it stands there. */
export interface LogLine {
  change: LoggedChange;
  file: string;
  /** From 1. */
  number: number;
}

/** Passages of an article in the order of its record. */
export const PASSAGES = ['kicker', 'title', 'subtitle', 'byline', 'text', 'caption'] as const;
export type PassageName = (typeof PASSAGES)[number];

/** A passage: its parts stand on one line each, and are joined by a space. */
export interface LoggedPassage {
  name: PassageName;
  parts: Part[];
}

interface Part extends Span {
  /** Its owner's number on the sheet. */
  owner: number;
}

/** An article as the log tells of it. */
export interface LoggedArticle {
  n: number;
  id: string;
  passages: LoggedPassage[];
  /** Code points of the dateline at the head of its text. */
  dateline: number;
  flags: string[];
  /** Numbers of the first part and of the one after its last. */
  owners: [number, number];
}

export type Complain = (line: LogLine, message: string) => void;

/** Stretches that a change names, with what stands there. */
function stretchesOf({ line, at, before, places }: LoggedChange): { span: Span; text: string }[] | undefined {
  if (places.length === 0) return [{ span: { line, at, length: countCodePoints(before) }, text: before }];
  const texts = before.split('\n');
  const [first] = places;
  if (texts.length !== places.length || first?.[0] !== line || first[1] !== at || places.length < 2) return undefined;
  const stretches = places.map(([line, at, length], i) => ({ span: { line, at, length }, text: texts[i] ?? '' }));
  return stretches.every(({ span, text }) => span.length === countCodePoints(text)) ? stretches : undefined;
}

/** Follows the changes of a page from the lines as they were normalised to its articles. */
export class Replay {
  readonly articles: LoggedArticle[] = [];
  #owners = 0;
  /** Joins and moves that no article has been told for yet. */
  #joins = new Map<string, LogLine>();
  #moves: LogLine[] = [];

  /** @param stem what the ids of its articles begin with */
  constructor(
    readonly sheet: Sheet,
    readonly stem: string,
    readonly complain: Complain,
  ) {}

  /** Goes through changes in the order of the log, which must be that of `clean` where they are of stage `assemble`; what comes before the lines were normalised is passed over. */
  follow(log: readonly LogLine[]): void {
    for (const entry of log) {
      const { stage, rule, action } = entry.change;
      if (stage === 'decode' || stage === 'normalise' || rule === 'blank-lines') continue;
      let fault: string | undefined;
      if (action === 'move') {
        // Moves of an article come before its joins, and those go with it.
        if (this.#joins.size > 0) fault = 'comes after lines that were joined';
        this.#moves.push(entry);
      } else if (rule === 'article') fault = this.#open(entry);
      else if (action === 'join') fault = this.#join(entry);
      else fault = this.#change(entry.change);
      if (fault !== undefined) this.complain(entry, fault);
    }
    for (const entry of [...this.#joins.values(), ...this.#moves]) this.complain(entry, 'no article has this text');
  }

  /** Takes out or replaces text; gives what is wrong with that. */
  #change(change: LoggedChange): string | undefined {
    const stretches = stretchesOf(change);
    if (!stretches) return 'places that do not fit the text before';
    let fits = (owner: number): boolean => owner === FREE;
    if (change.stage === 'dedup') {
      const article = this.articles.find(({ id }) => id === change.id);
      if (!article) return 'an article that the log does not tell of';
      const [first, end] = article.owners;
      fits = (owner) => owner >= first && owner < end;
    }
    const puts = change.after === '' ? [] : change.after.split('\n');
    if (puts.length > 1 && puts.length !== stretches.length) {
      return 'a text after that does not fit its places';
    }
    for (const [i, { span, text }] of stretches.entries()) {
      const put = puts[i];
      if (this.sheet.take(span, fits, put === undefined ? GONE : FREE, text, put)) continue;
      return `the page does not have ${shown(text)} at line ${span.line}, column ${span.at + 1}`;
    }
    return undefined;
  }

  /** Remembers that lines are joined, until the article comes that has them. */
  #join(entry: LogLine): string | undefined {
    const { line, at, before, after, note, places } = entry.change;
    const [first] = places;
    const key = keyOf(line, at);
    if (places.length < 2 || first?.[0] !== line || first[1] !== at) return 'joins nothing';
    if (before !== '\n' || after !== ' ') return 'joins otherwise than with a space';
    if (note !== `lines ${lineList(places.map(([line]) => line))}`) return 'joins other lines';
    if (this.#joins.has(key)) return 'joins the same lines again';
    this.#joins.set(key, entry);
    return undefined;
  }

  /** Gives an article its text. */
  #open(entry: LogLine): string | undefined {
    const { id, line, at, before, after, note, places } = entry.change;
    const article = articleIn(note);
    const n = this.articles.length + 1;
    const [first] = places;
    if (id !== `${this.stem}#${n}`) return `not article ${n} of its page`;
    if (!article || article.names.length !== places.length) return 'no list of passages';
    if (first?.[0] !== line || first[1] !== at || before !== '' || after !== '') {
      return 'begins elsewhere';
    }
    const from = this.#owners + 1;
    const joins = [...this.#joins.values()];
    if ([...joins, ...this.#moves].some(({ change }) => change.id !== id))
      return 'comes after a change of another article';
    const used = new Map<LogLine, LoggedPassage>();
    const passages = places.map((place, i): LoggedPassage => {
      const key = keyOf(place[0], place[1]);
      const join = this.#joins.get(key);
      const [head] = join?.change.places ?? [];
      let its = [place];
      if (join && head?.[2] === place[2] && join.change.id === id) {
        its = join.change.places;
        this.#joins.delete(key);
      }
      const parts = its.map(([line, at, length]): Part => ({ line, at, length, owner: ++this.#owners }));
      for (const part of parts) {
        if (!this.sheet.take(part, (owner) => owner === FREE, part.owner)) {
          this.complain(entry, `line ${part.line} has no text for it at column ${part.at + 1}`);
        }
      }
      const passage: LoggedPassage = { name: article.names[i] ?? 'text', parts };
      if (join && its.length > 1) used.set(join, passage);
      return passage;
    });
    const inLog = joins.flatMap((join) => used.get(join) ?? []);
    const asJoined = [...used.values()].sort((a, b) => Number(b.name === 'text') - Number(a.name === 'text'));
    if (inLog.some((passage, k) => passage !== asJoined[k])) return 'its lines were joined in another order';
    const { dateline, flags } = article;
    this.articles.push({ n, id, passages, dateline, flags, owners: [from, this.#owners + 1] });
    this.#checkMoves(id, passages);
    return undefined;
  }

  /** Each move must bring a part of the text to where it now stands. */
  #checkMoves(id: string, passages: readonly LoggedPassage[]): void {
    if (this.#moves.length === 0) return;
    const parts = passages.flatMap(({ name, parts }) => (name === 'text' ? parts : []));
    let last = -1;
    this.#moves = this.#moves.filter((entry) => {
      const { change } = entry;
      if (change.id !== id) return true;
      const k = parts.findIndex(({ line, at }) => line === change.line && at === change.at);
      const before = parts[k - 1];
      const note = before ? `after line ${before.line}` : 'to the head of the article';
      const empty = change.before === '' && change.after === '' && change.places.length === 0;
      if (k < 0 || note !== change.note || !empty) this.complain(entry, 'the article does not have this text there');
      else if (k <= last) this.complain(entry, 'moves come in the order of the text');
      last = Math.max(last, k);
      return false;
    });
  }
}

function keyOf(line: number, at: number): string {
  return `${line} ${at}`;
}

/** What the note of an article's line says: `title, text, text; dateline 12; flags no-title`. */
function articleIn(note: string): { names: PassageName[]; dateline: number; flags: string[] } | undefined {
  const match = /^([a-z, ]+)(?:; dateline ([1-9]\d*))?(?:; flags ([a-z-]+(?:, [a-z-]+)*))?$/.exec(note);
  if (!match) return undefined;
  const names = (match[1] ?? '').split(', ') as PassageName[];
  const ranks = names.map((name) => PASSAGES.indexOf(name));
  const ordered = ranks.every((rank, i) => {
    const before = ranks[i - 1] ?? -1;
    const several = names[i] === 'text' || names[i] === 'caption';
    return rank >= 0 && (several ? rank >= before : rank > before);
  });
  return ordered ? { names, dateline: Number(match[2] ?? 0), flags: match[3]?.split(', ') ?? [] } : undefined;
}

/** A text for a message: its beginning, in quotation marks. */
export function shown(text: string): string {
  const points = [...text.slice(0, 80)];
  return JSON.stringify(points.length > 30 ? `${points.slice(0, 30).join('')}…` : text);
}
