import { readFileSync } from 'node:fs';
import { dataFile, loadWordData, loadWordVectors } from '../lexicon/load.js';
import type { WordVectors } from '../lexicon/word-vectors.js';
import { readSeamNetwork } from './assemble/strips/seam-network.js';
import { readRoleNetwork } from './label/role-network.js';
import type { PageData } from './page-data.js';
import { readTopicSpace } from './topic.js';

/** Weights of the package, read when they are first asked for, and once. */
function weightsOf<T>(file: string, read: (bytes: Uint8Array, vectors: WordVectors) => T): () => T {
  let known: T | undefined;
  return () => {
    known ??= read(readFileSync(dataFile(file)), loadWordVectors());
    return known;
  };
}

export const loadRoleNetwork = weightsOf('roles.bin', readRoleNetwork);
export const loadSeamNetwork = weightsOf('seams.bin', readSeamNetwork);
export const loadTopicSpace = weightsOf('topics.bin', readTopicSpace);

/** All that the package reads pages with. */
export const loadPageData = (): PageData => ({
  ...loadWordData(),
  roles: loadRoleNetwork(),
  seams: loadSeamNetwork(),
  topics: loadTopicSpace(),
});
