import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** Reads the part of MessagePack that wordfreq's cBpack files use: maps, arrays, strings, small integers. */
function unpack(bytes) {
  let at = 0;
  const big = (size) => {
    const value = bytes.readUIntBE(at, size);
    at += size;
    return value;
  };
  const string = (size) => {
    const value = bytes.toString('utf8', at, at + size);
    at += size;
    return value;
  };
  const list = (size) => Array.from({ length: size }, () => read());
  function read() {
    const tag = big(1);
    if (tag < 0x80) return tag;
    if (tag < 0x90) return Object.fromEntries(Array.from({ length: tag & 15 }, () => [read(), read()]));
    if (tag < 0xa0) return list(tag & 15);
    if (tag < 0xc0) return string(tag & 31);
    if (tag === 0xcc) return big(1);
    if (tag === 0xcd) return big(2);
    if (tag === 0xd9) return string(big(1));
    if (tag === 0xda) return string(big(2));
    if (tag === 0xdc) return list(big(2));
    if (tag === 0xdd) return list(big(4));
    throw new Error(`unexpected MessagePack tag 0x${tag.toString(16)} at byte ${at - 1}`);
  }
  return read();
}

/**
 * Words of a cBpack file with their frequency in centibels below 1 (0 = every word, 300 = one in a thousand).
 * The n-th list of the file holds the words of n centibels.
 */
export function readWordfreq(path) {
  const [header, ...buckets] = unpack(gunzipSync(readFileSync(path)));
  if (header?.format !== 'cB' || header.version !== 1) throw new Error(`${path}: not a cBpack file of version 1`);
  const words = new Map();
  for (const [centibels, bucket] of buckets.entries()) for (const word of bucket) words.set(word, centibels);
  return words;
}
