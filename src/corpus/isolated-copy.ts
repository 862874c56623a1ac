/** A copy of a text that does not keep the page alive it was cut from, as slices of strings do. */
export function isolatedCopy(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}
