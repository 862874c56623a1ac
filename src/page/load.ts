import { readFileSync } from 'node:fs';
import { dataFile, loadWordData } from '../lexicon/load.js';
import type { PageData } from './label/label.js';
import { type RoleNetwork, readRoleNetwork } from './label/role-network.js';

let loaded: RoleNetwork | undefined;

/** The weights of roles of the package, read once. */
export function loadRoleNetwork(): RoleNetwork {
  loaded ??= readRoleNetwork(readFileSync(dataFile('roles.bin')));
  return loaded;
}

/** All that the package reads pages with. */
export const loadPageData = (): PageData => ({ ...loadWordData(), roles: loadRoleNetwork() });
