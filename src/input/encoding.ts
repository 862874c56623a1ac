/** The encodings a page may come in. */
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1256', 'iso-8859-6'] as const;
export type EncodingName = (typeof ENCODINGS)[number];

/**
 * Other names in use, letters and digits only, in lower case.
 * Source: labels of the WHATWG Encoding Standard, and the IANA character set registry.
 */
const ALIASES: Readonly<Record<string, EncodingName>> = {
  utf8: 'utf-8',
  unicode11utf8: 'utf-8',
  utf16: 'utf-16le',
  utf16le: 'utf-16le',
  ucs2: 'utf-16le',
  unicode: 'utf-16le',
  utf16be: 'utf-16be',
  unicodefffe: 'utf-16be',
  windows1256: 'windows-1256',
  win1256: 'windows-1256',
  cp1256: 'windows-1256',
  xcp1256: 'windows-1256',
  ms1256: 'windows-1256',
  '1256': 'windows-1256',
  iso88596: 'iso-8859-6',
  '88596': 'iso-8859-6',
  isoir127: 'iso-8859-6',
  asmo708: 'iso-8859-6',
  ecma114: 'iso-8859-6',
  arabic: 'iso-8859-6',
  csisolatinarabic: 'iso-8859-6',
};

/** The encoding a name stands for, whatever its case and hyphens (`CP1256`, `Utf_8`); undefined when it is none of ours. */
export function parseEncoding(name: string): EncodingName | undefined {
  const key = name.toLowerCase().replace(/[^a-z0-9]/g, '');
  return Object.hasOwn(ALIASES, key) ? ALIASES[key] : undefined;
}
