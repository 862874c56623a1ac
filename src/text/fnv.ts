/** FNV-1a (Fowler, Noll, Vo) over UTF-16 units: the hash of none, and of one more. */
export const HASH_OF_NONE = 0x811c9dc5 | 0;
export const hashOn = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193);
