import type { CodePage } from './code-pages.js';

/** A word whose characters are bytes of UTF-8, decoded. */
export interface Utf8Evidence {
  text: string;
  /** Log-odds, in nats, that it was UTF-8: how little chance makes its characters stand so. */
  evidence: number;
}

/** Evidence of two characters that stand side by side in no writing, for an Arabic letter decoded from them. */
const TELLTALE = 4;
/** Evidence against, of a character decoded that no Arabic page has. */
const ALIEN = -4;

/** What may stand behind a letter that is a lead byte by chance: punctuation and spaces, which tell nothing. */
const ORDINARY_BEHIND = /[\u00a0\u00ab\u00bb\u060c\u061b\u061f\u200b-\u200f\u2013\u2014\u2018-\u201d\u2022\u2026]/;
const ARABIC = /[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefe]/;
/** Typography: quotation marks, dashes, spaces, direction marks, signs and symbols of any page. */
const NEUTRAL = /[\u00a0\u00ab\u00ad\u00b0\u00b7\u00bb\u00d7\u00f7\u2000-\u206f\u20a0-\u2bff\ufeff\ufffd]/;

/** How many bytes follow a lead byte; 0 for what is none. */
function followers(lead: number): number {
  return lead < 0xc2 || lead > 0xf4 ? 0 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
}

const UTF_8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const isTrail = (byte: number): boolean => byte >= 0x80 && byte <= 0xbf;

/** The bytes of a word, if each lead byte has its trail; null otherwise, or when a character has no byte. */
function bytesOf(word: string, readAs: CodePage): Uint8Array | null {
  const bytes = new Uint8Array(word.length);
  let trail = 0;
  for (let i = 0; i < word.length; i++) {
    const byte = readAs.byteOf(word.charCodeAt(i));
    if (byte < 0 || isTrail(byte) !== trail > 0) return null;
    if (trail > 0) trail--;
    else if (byte >= 0x80) {
      trail = followers(byte);
      if (trail === 0) return null;
    }
    bytes[i] = byte;
  }
  return trail === 0 ? bytes : null;
}

/** What a character decoded from `misread` says. */
function evidenceOf(char: string, misread: string): number {
  if (ARABIC.test(char)) return ORDINARY_BEHIND.test(misread.slice(1)) ? 0 : TELLTALE;
  return misread.length === 1 || NEUTRAL.test(char) ? 0 : ALIEN;
}

/** A word read back as UTF-8; null unless all its characters are bytes of the code page and these are valid UTF-8. */
export function decodeUtf8(word: string, readAs: CodePage): Utf8Evidence | null {
  const bytes = bytesOf(word, readAs);
  if (!bytes) return null;
  let text: string;
  try {
    text = UTF_8.decode(bytes);
  } catch {
    return null; // overlong forms, surrogates and what lies past the last code point
  }
  let evidence = 0;
  let at = 0;
  for (const char of text) {
    const length = char < '\u0080' ? 1 : followers(bytes[at] ?? 0) + 1;
    evidence += evidenceOf(char, word.slice(at, at + length));
    at += length;
  }
  return { text, evidence };
}
