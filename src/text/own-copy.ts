/** A slice of a text is a copy of its own only when it is shorter, and else keeps the whole text alive (V8). */
const SLICED = 13;
/** Units made into a string at a time: a call takes only so many arguments. */
const AT_A_TIME = 4096;

/** The text of UTF-16 units. */
export function textOf(units: Uint16Array): string {
  let text = '';
  for (let at = 0; at < units.length; at += AT_A_TIME)
    text += String.fromCharCode(...units.subarray(at, at + AT_A_TIME));
  return text;
}

/** A part of a text, or all of it, that can be kept without keeping the text it was cut from. */
export function ownCopy(text: string, start = 0, end = text.length): string {
  if (end - start < SLICED) return text.slice(start, end);
  const units = new Uint16Array(end - start);
  for (let i = 0; i < units.length; i++) units[i] = text.charCodeAt(start + i);
  return textOf(units);
}
