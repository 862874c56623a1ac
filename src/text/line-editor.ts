import {
  BIDI_CONTROL,
  COMBINING,
  CONTROL,
  classOf,
  compositionClass,
  DIACRITIC,
  FORM_FEED,
  isDiacriticForm,
  isRemovedCode,
  lettersFor,
  PERSIAN,
  PLAIN,
  PRESENTATION_FORM,
  SURROGATE,
  TATWEEL,
  UNCOMPOSED,
} from './chars.js';
import { applySpans, isWhite, type NormaliseRule, type NormalLine, type Span, trimLine } from './line-edits.js';
import { composeCluster } from './nfc.js';
import { isLetterUnit, isMarkUnit } from './words.js';

/** White space of this many characters, or that holds a tab, is a gap between columns and becomes one tab. */
const WIDE_GAP = 3;

/** Walks through a line that something is to be changed in. */
export class LineEditor {
  /** Edits so far; those of the open cluster wait in `pending`, since NFC may change what they leave. */
  private readonly done: Span[] = [];
  private pending: Span[] = [];
  /** Where the open cluster begins: a character together with what combines with it. */
  private opened: number;
  /** How much of the open cluster may melt together: NFC is asked from 2 on, as one diacritic alone never does. */
  private combining = 0;
  /** The last unit kept, 0 before the first. */
  private last = 0;
  private kept = false;

  constructor(
    private readonly raw: string,
    start: number,
    private readonly end: number,
  ) {
    this.opened = start;
  }

  run(): NormalLine {
    const { raw, end } = this;
    let i = this.opened;
    while (i < end) {
      const unit = raw.charCodeAt(i);
      const kind = classOf(unit);
      if (kind === PLAIN) {
        this.open(i, 0);
        i = this.plainEnd(i);
        this.opened = i - 1;
        this.keep(raw.charCodeAt(i - 1));
      } else if (isWhite(kind)) i = this.whiteSpace(i);
      else if (kind === TATWEEL) i = this.tatweel(i);
      else if (kind === SURROGATE) i = this.surrogate(i);
      else if (kind >= BIDI_CONTROL) {
        this.removeAt(i);
        i++;
      } else {
        if (kind === UNCOMPOSED) this.open(i, 2);
        else if (kind === DIACRITIC) this.combining++;
        else if (kind === COMBINING) this.combining += 2;
        else this.letters(i, unit, kind);
        this.keep(unit);
        i++;
      }
    }
    this.close(end);
    const edits = this.done.map(({ start, end, after, rule }) => ({
      at: start,
      before: raw.slice(start, end),
      after,
      rule,
    }));
    return { text: trimLine(applySpans(raw, 0, raw.length, this.done)), edits };
  }

  /** Where the run of plain characters and single spaces between them ends that begins at `i`. */
  private plainEnd(i: number): number {
    const { raw, end } = this;
    let next = i + 1;
    for (; next < end; next++) {
      const unit = raw.charCodeAt(next);
      if (classOf(unit) === PLAIN) continue;
      if (unit !== 0x20 || next + 1 >= end || classOf(raw.charCodeAt(next + 1)) !== PLAIN) break;
    }
    return next;
  }

  private keep(unit: number): void {
    this.last = unit;
    this.kept = true;
  }

  /** Begins a cluster at `i`, and with it ends the one before. */
  private open(i: number, combining: number): void {
    if (this.combining > 1 || this.pending.length > 0) this.close(i);
    this.opened = i;
    this.combining = combining;
  }

  private close(i: number): void {
    const spans = this.combining > 1 ? composeCluster(this.raw, this.opened, i, this.pending) : this.pending;
    for (const span of spans) {
      const before = this.done.at(-1);
      if (before && before.end === span.start && before.rule === span.rule) {
        before.end = span.end;
        before.after += span.after;
      } else this.done.push(span);
    }
    this.pending = [];
  }

  private edit(start: number, end: number, after: string, rule: NormaliseRule): void {
    this.pending.push({ start, end, after, rule });
  }

  /** A presentation form or Persian letter. */
  private letters(i: number, unit: number, kind: number): void {
    if (kind === PRESENTATION_FORM && isDiacriticForm(unit)) this.combining += 2;
    // Counted as one, since the letters of a form may end in a diacritic of their own.
    else this.open(i, kind === PERSIAN ? 0 : 1);
    this.edit(i, i + 1, lettersFor(unit), kind === PERSIAN ? 'persian-letter' : 'presentation-form');
  }

  /** A pair, which is a character of its own, or an unpaired surrogate, which is none. */
  private surrogate(i: number): number {
    const units = this.removedUnits(i);
    if (units > 0) {
      this.removeAt(i);
      return i + units;
    }
    const composition = compositionClass(this.raw.codePointAt(i) ?? 0);
    if (composition === COMBINING) this.combining += 2;
    else this.open(i, composition === UNCOMPOSED ? 2 : 0);
    this.keep(this.raw.charCodeAt(i));
    return i + 2;
  }

  /** How many units at `i` make a character that is removed wherever it stands; 0 when it is none. */
  private removedUnits(i: number): number {
    const kind = classOf(this.raw.charCodeAt(i));
    if (kind !== SURROGATE) return kind >= BIDI_CONTROL ? 1 : 0;
    const code = this.raw.codePointAt(i) ?? 0;
    if (code < 0x10000) return 1;
    return isRemovedCode(code) ? 2 : 0;
  }

  /** Removes the character at `i` for what it is. */
  private removeAt(i: number): void {
    const kind = classOf(this.raw.charCodeAt(i));
    const rule =
      kind === BIDI_CONTROL ? 'bidi-control' : kind === CONTROL || kind === SURROGATE ? 'control' : 'zero-width';
    this.edit(i, i + this.removedUnits(i), '', rule);
  }

  /** Removes what is to be removed in `[start, end)`, and leaves the rest. */
  private removeBetween(start: number, end: number): void {
    for (let i = start; i < end; ) {
      const units = this.removedUnits(i);
      if (units > 0) this.removeAt(i);
      i += units || 1;
    }
  }

  /** Where the run of such characters ends that begins at `i`, and where what is removed right behind it ends. */
  private runOf(isOne: (kind: number) => boolean, i: number): { close: number; next: number } {
    const { raw, end } = this;
    let close = i;
    let next = i;
    while (next < end) {
      if (isOne(classOf(raw.charCodeAt(next)))) {
        next++;
        close = next;
      } else {
        const units = this.removedUnits(next);
        if (units === 0) break;
        next += units;
      }
    }
    return { close, next };
  }

  /** The run of white space that begins at `i`, with characters inside it that are removed anyway. Returns its end. */
  private whiteSpace(i: number): number {
    const { raw, end } = this;
    this.open(i, 0);
    let count = 0;
    let tab = false;
    let firstFeed = -1;
    let lastFeed = -1;
    const { close, next } = this.runOf(isWhite, i);
    for (let at = i; at < close; at++) {
      const unit = raw.charCodeAt(at);
      const kind = classOf(unit);
      if (isWhite(kind)) count++;
      if (unit === 0x09) tab = true;
      if (kind === FORM_FEED) {
        if (firstFeed < 0) firstFeed = at;
        lastFeed = at;
      }
    }
    // White space at the edges is left for trimming; only a page break there is kept.
    const leading = !this.kept;
    const trailing = next >= end;
    if ((leading || trailing) && firstFeed < 0) {
      this.removeBetween(i, close);
      return close;
    }
    const from = leading ? firstFeed : i;
    const to = trailing ? lastFeed + 1 : close;
    const after = firstFeed >= 0 ? '\f' : tab || count >= WIDE_GAP ? '\t' : ' ';
    this.removeBetween(i, from);
    if (to - from > 1 || raw.charAt(from) !== after) this.edit(from, to, after, 'white-space');
    this.removeBetween(to, close);
    this.keep(after.charCodeAt(0));
    return close;
  }

  /** The run of tatweels that begins at `i`, with characters inside it that are removed anyway. Returns its end. */
  private tatweel(i: number): number {
    const { raw, end } = this;
    const { close, next } = this.runOf(isTatweel, i);
    const touches = isInWord(this.last) || (next < end && isInWord(raw.charCodeAt(next)));
    if (!touches) {
      this.open(i, 0);
      this.keep(0x2d);
    }
    for (let at = i; at < close; ) {
      const units = this.removedUnits(at);
      if (units > 0) this.removeAt(at);
      else this.edit(at, at + 1, touches ? '' : '-', 'tatweel');
      at += units || 1;
    }
    return close;
  }
}

const isTatweel = (kind: number): boolean => kind === TATWEEL;

/** Whether a unit is a letter that a tatweel may stretch, or a mark on one. */
function isInWord(unit: number): boolean {
  return isLetterUnit(unit) || isMarkUnit(unit);
}
