/* What services answer in JSON, read so that whatever is missing or of another kind is passed over. */

/** What is an object of a list; none where there is no list. */
export const each = <T>(list: readonly T[] | undefined): T[] =>
  Array.isArray(list) ? list.filter((one) => typeof one === 'object' && one !== null) : [];

/** A text; empty where there is none. */
export const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A number, which protocol buffers write as text where it may be long; NaN where there is none. */
export const numberIn = (value: unknown): number =>
  typeof value === 'number' ? value : Number.parseFloat(textIn(value));

/** Units of a file that show how its keys are written. */
const SAMPLE = 1 << 14;
/** A key as libraries for Python write it. */
const SNAKE = /"[a-z]+(?:_[a-z]+)+"\s*:/;

/** Puts what is under `text_anchor` under `textAnchor`. */
function camelCased(this: Record<string, unknown>, key: string, value: unknown): unknown {
  if (!key.includes('_')) return value;
  this[key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())] = value;
  return undefined;
}

/** The object that a file is, its keys in camel case; undefined where it is cut short. */
export function objectIn<T>(json: string): T | undefined {
  try {
    // Looking at each key takes several times as long as reading without.
    return JSON.parse(json.replace(/^\ufeff/, ''), SNAKE.test(json.slice(0, SAMPLE)) ? camelCased : undefined) as T;
  } catch {
    return undefined;
  }
}
