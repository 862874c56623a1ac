import type { WordData } from '../lexicon/word-data.js';
import type { SeamNetwork } from './assemble/strips/seam-network.js';
import type { RoleNetwork } from './label/role-network.js';
import type { TopicSpace } from './topic.js';

/** What pages are read with. */
export interface PageData extends WordData {
  /** What rows are taken for by their features. */
  roles: RoleNetwork;
  /** What tells that a text goes on in another. */
  seams: SeamNetwork;
  /** What tells that texts are about one thing. */
  topics: TopicSpace;
}
