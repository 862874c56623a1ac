import type { Label, Labelled } from '../label/label.js';
import type { Block } from '../page.js';
import { gatherStacks, toldBySize } from './headings/heading-stacks.js';

/** Whether what a label says is of no article. */
export const isDropped = ({ role }: Label): boolean => role === 'furniture' || role === 'noise';

/** What of a labelled page is arranged. */
export interface Kept {
  /** Indices of its blocks on the page, parts of a heading together. */
  kept: number[];
  blocks: Block[];
  labels: Label[];
}

/** All of a page but furniture and noise, with what a layout tells of its headings. */
export function keptOf({ blocks, labels }: Labelled): Kept {
  const onPage = labels.flatMap((label, i) => (isDropped(label) ? [] : i));
  const kept = gatherStacks(blocks, labels, onPage);
  const told = toldBySize(blocks, labels, kept);
  return { kept, blocks: kept.flatMap((i) => blocks[i] ?? []), labels: kept.flatMap((i) => told[i] ?? []) };
}
