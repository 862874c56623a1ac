import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DecodeError, decode } from '../../src/input/decode.js';
import { ENCODINGS, type EncodingName, parseEncoding } from '../../src/input/encoding.js';

const SENTENCE = 'افتتح وزير النقل، أمس، محطة القطار الجديدة في شرق المدينة، وقال إنها تخدم عشرة آلاف راكب كل يوم.';

/** Bytes of a text in any of the encodings; for the single-byte ones by asking what each byte means. */
function encode(text: string, encoding: EncodingName): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding === 'utf-16le') return new Uint8Array(Buffer.from(text, 'utf16le'));
  if (encoding === 'utf-16be') return new Uint8Array(Buffer.from(text, 'utf16le').swap16());
  const decoder = new TextDecoder(encoding);
  const bytes = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]));
  return Uint8Array.from(text, (char) => bytes.get(char) ?? 0x3f);
}

function failure(bytes: Uint8Array, encoding?: EncodingName): DecodeError {
  try {
    decode(bytes, { encoding });
  } catch (error) {
    if (error instanceof DecodeError) return error;
    throw error;
  }
  throw new Error('decoded');
}

const joined = (...parts: (Uint8Array | number[])[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));

describe('parseEncoding', () => {
  it('knows each encoding and its common names in any case', () => {
    for (const encoding of ENCODINGS) expect(parseEncoding(encoding)).toBe(encoding);
    expect(parseEncoding('UTF8')).toBe('utf-8');
    expect(parseEncoding('UTF-16')).toBe('utf-16le');
    expect(parseEncoding('CP1256')).toBe('windows-1256');
    expect(parseEncoding('Windows_1256')).toBe('windows-1256');
    expect(parseEncoding('ISO_8859-6')).toBe('iso-8859-6');
    expect(parseEncoding('ASMO-708')).toBe('iso-8859-6');
  });

  it('knows no other', () => {
    for (const name of ['', 'latin1', 'utf-32', 'constructor', 'koi8-r']) expect(parseEncoding(name)).toBeUndefined();
  });
});

describe('decode finds the encoding', () => {
  it.each(ENCODINGS)('of a sentence in %s', (encoding) => {
    const decoded = decode(encode(SENTENCE, encoding));
    expect(decoded).toMatchObject({ text: SENTENCE, encoding, bom: false });
    expect(decoded.confidence).toBeGreaterThanOrEqual(0.9);
  });

  it.each(['utf-8', 'utf-16le', 'utf-16be'] as const)(
    'of text with the byte order mark of %s, and removes the mark',
    (encoding) => {
      const bytes = encode(`\ufeff${SENTENCE}`, encoding);
      expect(decode(bytes)).toEqual({ text: SENTENCE, encoding, confidence: 1, bom: true });
    },
  );

  it('takes ASCII and an empty file for UTF-8', () => {
    expect(decode(encode('Page 3\n', 'utf-8'))).toEqual({
      text: 'Page 3\n',
      encoding: 'utf-8',
      confidence: 1,
      bom: false,
    });
    expect(decode(new Uint8Array())).toEqual({ text: '', encoding: 'utf-8', confidence: 1, bom: false });
  });

  it('keeps a byte order mark that is not at the start', () => {
    expect(decode(encode('ا\ufeffب', 'utf-8')).text).toBe('ا\ufeffب');
  });

  it.each(['windows-1256', 'iso-8859-6'] as const)('tells a few words of %s from the other', (encoding) => {
    expect(decode(encode('قال المدير', encoding))).toMatchObject({ text: 'قال المدير', encoding });
  });

  it('reads quotation marks and Persian letters of Windows-1256', () => {
    const text = `${SENTENCE} وأضاف: «الافتتاح غدا…» في مقهى “گلستان”.`;
    expect(decode(encode(text, 'windows-1256'))).toMatchObject({ text, encoding: 'windows-1256' });
  });
});

describe('decode refuses, and names the byte', () => {
  it('UTF-8 with damage: it is not taken for a single-byte encoding', () => {
    const good = encode(SENTENCE, 'utf-8');
    const error = failure(joined(good, [0xd8], good, [0xff]));
    expect(error.offset).toBe(good.length);
    expect(error.message).toBe(`2 broken UTF-8 sequences, the first at byte ${good.length}`);
  });

  it('UTF-8 that is cut off inside a character', () => {
    const cut = encode('وصل', 'utf-8').subarray(0, 5);
    expect(failure(cut)).toMatchObject({ offset: 4, reason: 'broken UTF-8 sequence' });
  });

  it.each([
    ['an overlong form', [0xc0, 0xaf], 0],
    ['an overlong form of three bytes', [0xe0, 0x80, 0xaf], 0],
    ['a surrogate', [0xed, 0xa0, 0x80], 0],
    ['a code point past the last', [0xf4, 0x90, 0x80, 0x80], 0],
    ['a lone continuation byte', [0x41, 0x80], 1],
  ])('%s', (_, bytes, offset) => {
    expect(failure(Uint8Array.from(bytes), 'utf-8').offset).toBe(offset);
  });

  it('a binary file', () => {
    const error = failure(
      Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48),
    );
    expect(error.message).toBe('binary file: NUL at byte 8');
  });

  it('a NUL in text', () => {
    const good = encode(SENTENCE, 'utf-8');
    expect(failure(joined(good, [0]))).toMatchObject({ offset: good.length, reason: 'binary file: NUL' });
  });

  it('a word too short to tell the encoding by, with the guess and what to do', () => {
    const error = failure(encode('هو', 'windows-1256'));
    expect(error.offset).toBe(0);
    expect(error.reason).toMatch(/^unknown encoding \(not UTF-8; .+ with a confidence of 0\.\d\d\)$/);
    expect(error.advice).toContain('--encoding');
  });

  it('text that is Arabic in neither encoding', () => {
    const french = Uint8Array.from(
      Buffer.from("Le président a été reçu à l'étranger, où il a déjà été élu.", 'latin1'),
    );
    expect(failure(french).offset).toBe(french.findIndex((byte) => byte > 0x7f));
    expect(failure(Uint8Array.from({ length: 600 }, (_, i) => 1 + ((i * 7919) % 255))).advice).toContain('--encoding');
  });

  it('a byte with no meaning in the encoding given', () => {
    const error = failure(Uint8Array.of(0xc7, 0xe4, 0xdb), 'iso-8859-6');
    expect(error.message).toBe('byte 0xDB has no meaning in iso-8859-6 at byte 2');
  });

  it('half a character and an unpaired surrogate of UTF-16', () => {
    expect(failure(Uint8Array.of(0x27, 0x06, 0x44), 'utf-16le')).toMatchObject({
      offset: 2,
      reason: 'half a character of utf-16le',
    });
    expect(failure(Uint8Array.of(0x06, 0x27, 0xd8, 0x00, 0x06, 0x44), 'utf-16be')).toMatchObject({
      offset: 2,
      reason: 'unpaired surrogate of utf-16be',
    });
  });

  it('a byte order mark that contradicts the encoding given', () => {
    expect(failure(encode('\ufeffنص', 'utf-16be'), 'utf-8').advice).toBe('read it as utf-16be');
  });

  it('UTF-32', () => {
    expect(failure(Uint8Array.of(0xff, 0xfe, 0, 0, 0x27, 0x06, 0, 0)).reason).toBe('UTF-32 text');
  });
});

describe('decode with the encoding given', () => {
  it.each(ENCODINGS)('%s', (encoding) => {
    expect(decode(encode(SENTENCE, encoding), { encoding })).toEqual({
      text: SENTENCE,
      encoding,
      confidence: 1,
      bom: false,
    });
  });

  it('goes by it where bytes could mean either', () => {
    const bytes = encode('هو', 'windows-1256');
    expect(decode(bytes, { encoding: 'windows-1256' }).text).toBe('هو');
    expect(decode(bytes, { encoding: 'iso-8859-6' }).text).toBe('من');
  });
});

describe('decode holds for any bytes', () => {
  it('gives text or a DecodeError whose offset is in the file, and adds no U+FFFD', () => {
    const fffd = [0xef, 0xbf, 0xbd];
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 60 }),
        fc.option(fc.constantFrom(...ENCODINGS), { nil: undefined }),
        (bytes, encoding) => {
          try {
            const { text } = decode(bytes, { encoding });
            if (!Buffer.from(bytes).includes(Buffer.from(fffd)) && !encoding?.startsWith('utf-16'))
              expect(text).not.toContain('\ufffd');
          } catch (error) {
            if (!(error instanceof DecodeError)) throw error;
            expect(error.offset).toBeGreaterThanOrEqual(0);
            expect(error.offset).toBeLessThan(bytes.length);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('names the first byte of broken UTF-8 that a decoder stumbles on', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12 }), (tail) => {
        const bytes = joined(encode('نص', 'utf-8'), tail);
        let error: unknown;
        try {
          decode(bytes, { encoding: 'utf-8' });
        } catch (thrown) {
          error = thrown;
        }
        if (!(error instanceof DecodeError)) return;
        // All before the offset is valid, and nothing that begins at it is.
        const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
        expect(() => strict.decode(bytes.subarray(0, error.offset))).not.toThrow();
        for (let length = 1; length <= 4; length++) {
          if (error.offset + length > bytes.length) break;
          expect(() => strict.decode(bytes.subarray(error.offset, error.offset + length))).toThrow();
        }
      }),
      { numRuns: 1000 },
    );
  });
});
