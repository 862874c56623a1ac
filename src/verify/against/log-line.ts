import type { LoggedChange } from '../../output/logged-change.js';
import type { Action, Stage } from '../../text/change.js';

/** What may stand beside what a rule changes. */
interface Rule {
  actions: readonly Action[];
  /** Whether it names an earlier passage. */
  of?: true;
  /** Whether it is less than sure at times. */
  weighed?: true;
  /** Form of its note; none when absent. */
  note?: RegExp;
  /** Whether it may lack its note. */
  terse?: true;
}

const LINES = /^lines \d+(?:-\d+)?(?: \d+(?:-\d+)?)*$/;
const ALSO = /^also [a-z-]+(?:, [a-z-]+)*(?:; also [a-z-]+(?:, [a-z-]+)*)*$/;
const PARAGRAPH = /^paragraph [1-9]\d*$/;

const removes: Rule = { actions: ['remove'] };
const replaces: Rule = { actions: ['replace'] };
const character: Rule = { actions: ['remove', 'replace'], note: ALSO, terse: true };
const repeats: Rule = { actions: ['remove'], of: true, weighed: true };
const repeatsParagraph: Rule = { ...repeats, note: PARAGRAPH };

/** All rules there are, by stage; `docs/format.md` tells of them. */
const RULES: Readonly<Record<Stage, Readonly<Record<string, Rule>>>> = {
  decode: {
    'byte-order-mark': removes,
    'line-break': { actions: ['replace'], note: LINES },
    'no-final-break': replaces,
  },
  normalise: {
    'bidi-control': character,
    control: character,
    'line-edges': removes,
    markup: { actions: ['remove', 'replace'], note: /^[a-z\d _]+(?:; also .+)?$/ },
    mojibake: { actions: ['replace'], weighed: true, note: /^.+ read as / },
    nfc: character,
    'persian-letter': character,
    'presentation-form': character,
    tatweel: character,
    'visual-order': { actions: ['replace'], weighed: true, note: ALSO, terse: true },
    'white-space': character,
    'zero-width': character,
  },
  unwrap: {
    'blank-lines': { actions: ['remove'], note: LINES },
    'column-gap': removes,
    'wide-gap': replaces,
    'wrapped-lines': { actions: ['join'], note: LINES },
  },
  repeats: {
    loop: { actions: ['remove'], note: /^[1-9]\d* times more$/ },
    'repeated-paragraph': repeats,
    'repeated-run': repeats,
  },
  correct: {
    'user-dictionary': { actions: ['replace'], note: /^.+:[1-9]\d*$/ },
    dictionary: { actions: ['replace'], note: /^.+:[1-9]\d*$/ },
    'non-word': { actions: ['replace'], weighed: true },
    'real-word': { actions: ['replace'], weighed: true },
    'merged-words': { actions: ['replace'], weighed: true },
    'split-word': { actions: ['replace'], weighed: true },
    'mixed-digits': replaces,
    'reversed-number': replaces,
    specks: removes,
    'agency-name': replaces,
    'town-name': replaces,
    'byline-dash': replaces,
    'stray-marks': removes,
  },
  label: { furniture: removes, noise: removes },
  assemble: {
    article: { actions: ['join'], note: /^[a-z-]+/ },
    continuation: { actions: ['join'], note: LINES },
    'column-order': { actions: ['move'], note: /^(?:after line [1-9]\d*|to the head of the article)$/ },
    'other-article': { actions: ['move'], note: /^(?:after line [1-9]\d*|to the head of the article)$/ },
  },
  dedup: {
    exact: repeatsParagraph,
    noisy: repeatsParagraph,
    reflow: repeatsParagraph,
    run: repeatsParagraph,
    furniture: { ...repeats, note: PARAGRAPH, terse: true },
    against: repeatsParagraph,
    'repeated-article': repeats,
  },
};

/** Corrections of bylines, told of where the articles are put together. */
export const OF_BYLINES: ReadonlySet<string> = new Set(['agency-name', 'town-name', 'byline-dash', 'stray-marks']);

const KEYS = 'path,id,line,at,stage,rule,action,before,after,of,score,note,places';

/** The rules again, for names that may be none: a log may hold any. */
const RULE_OF: ReadonlyMap<unknown, ReadonlyMap<unknown, Rule>> = new Map(
  Object.entries(RULES).map(([stage, rules]) => [stage, new Map(Object.entries(rules))]),
);

/** What is wrong with a line of the change log taken by itself; undefined for nothing. */
export function faultOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return 'no JSON object';
  if (Object.keys(value).join() !== KEYS) return 'other keys than those of a change, or in another order';
  const { path, id, line, at, stage, rule, action, before, after, of, score, note, places } =
    value as Partial<LoggedChange>;
  if (![path, id, rule, before, after, note].every(isText)) return 'a text is missing';
  if (!path || !isLine(line) || !isOffset(at)) return 'no place on a page';
  if (!isPlaces(places)) return 'places that are none';
  const known = RULE_OF.get(stage)?.get(rule);
  if (!stage || !known) return `no rule ${stage}/${rule}`;
  if (!action || !known.actions.includes(action)) return `${stage}/${rule} does not ${action}`;
  if (typeof score !== 'number' || score < 0 || score > 1 || (score < 1 && !known.weighed))
    return 'an impossible score';
  if (of === undefined || (of !== null && !isOrigin(of))) return 'an origin that is none';
  if ((of !== null) !== (known.of === true)) return known.of ? 'no origin' : `${stage}/${rule} has no origin`;
  if (note === '' ? known.note && !known.terse : !known.note?.test(note ?? ''))
    return `${stage}/${rule} has no such note`;
  return action === 'join' || action === 'move'
    ? undefined
    : faultOfTexts(action, before ?? '', after ?? '', rule ?? '');
}

function faultOfTexts(action: Action, before: string, after: string, rule: string): string | undefined {
  if (before === '' && rule !== 'no-final-break') return 'nothing that was changed';
  if ((after === '') !== (action === 'remove'))
    return `${action} with ${after === '' ? 'nothing' : 'something'} after it`;
  return before === after ? 'the same after as before' : undefined;
}

const isText = (value: unknown): boolean => typeof value === 'string';
const isLine = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 1;
const isOffset = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;

function isPlaces(value: unknown): boolean {
  return Array.isArray(value) && value.every(isPlace);
}

function isPlace(value: unknown): boolean {
  if (!Array.isArray(value) || value.length !== 3) return false;
  const [line, at, length]: unknown[] = value;
  return isLine(line) && isOffset(at) && isLine(length);
}

function isOrigin(of: object): boolean {
  const { id, path, line } = of as Partial<NonNullable<LoggedChange['of']>>;
  return Object.keys(of).join() === 'id,path,line' && isText(id) && isText(path) && isLine(line);
}

/** Lines that a note lists, such as `lines 3-5 9`. */
export function linesInNote(note: string): number[] {
  if (!LINES.test(note)) return [];
  return note
    .slice('lines '.length)
    .split(' ')
    .flatMap((run) => {
      const [first = 0, last = first] = run.split('-').map(Number);
      return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
    });
}
