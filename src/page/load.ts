import { readFileSync } from 'node:fs';
import { dataFile, loadWordData, loadWordVectors } from '../lexicon/load.js';
import { readSeamNetwork, type SeamNetwork } from './assemble/seam-network.js';
import { type RoleNetwork, readRoleNetwork } from './label/role-network.js';
import type { PageData } from './page-data.js';
import { readTopicSpace, type TopicSpace } from './topic.js';

let roles: RoleNetwork | undefined;

/** The weights of roles of the package, read once. */
export function loadRoleNetwork(): RoleNetwork {
  roles ??= readRoleNetwork(readFileSync(dataFile('roles.bin')), loadWordVectors());
  return roles;
}

let seams: SeamNetwork | undefined;

/** The weights of seams of the package, read once. */
export function loadSeamNetwork(): SeamNetwork {
  seams ??= readSeamNetwork(readFileSync(dataFile('seams.bin')), loadWordVectors());
  return seams;
}

let topics: TopicSpace | undefined;

/** The weights of topics of the package, read once. */
export function loadTopicSpace(): TopicSpace {
  topics ??= readTopicSpace(readFileSync(dataFile('topics.bin')), loadWordVectors());
  return topics;
}

/** All that the package reads pages with. */
export const loadPageData = (): PageData => ({
  ...loadWordData(),
  roles: loadRoleNetwork(),
  seams: loadSeamNetwork(),
  topics: loadTopicSpace(),
});
