import { InvalidArgumentError } from 'commander';

/*
 * Values of options as they are written, read.
 */

/** A number within bounds. */
export function numberFrom(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = /^\d*\.?\d+$/.test(text) ? Number(text) : Number.NaN;
    if (number >= least && number <= most) return number;
    throw new InvalidArgumentError(`It must be a number from ${least} to ${most}.`);
  };
}

/** A whole number within bounds, of nine digits at most. */
export function wholeNumberFrom(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (number >= least && number <= most) return number;
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  };
}

const ESCAPES: Readonly<Record<string, string>> = { f: '\f', n: '\n', r: '\r', t: '\t', '\\': '\\' };

/** A text in which `\f`, `\n`, `\r`, `\t` and `\\` stand for what they mean. */
export function unescaped(text: string): string {
  return text.replace(/\\(.?)/gs, (written, letter: string) => {
    const meant = ESCAPES[letter];
    if (meant === undefined) throw new InvalidArgumentError(`${written} is unknown; write \\\\ for a backslash.`);
    return meant;
  });
}

/** Bytes of a size such as `512M`, no fewer than `least`. */
export function sizeFrom(least: number): (text: string) => number {
  return (text) => {
    const [, digits = '', unit = ''] = /^(\d{1,6})([KMG])$/i.exec(text) ?? [];
    const size = Number(digits) * 1024 ** ' KMG'.indexOf(unit.toUpperCase());
    if (digits !== '' && size >= least) return size;
    const limit = least > 1 ? `, no less than ${least / 1024}K` : '';
    throw new InvalidArgumentError(`It must be a size such as 64K, 512M or 2G${limit}.`);
  };
}
