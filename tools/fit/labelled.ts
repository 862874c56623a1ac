import { correctBlocks } from '../../src/corpus/correct-blocks.js';
import { loadCorrections } from '../../src/correct/load.js';
import { loadLexicon } from '../../src/lexicon/load.js';
import { type Kept, keptOf } from '../../src/page/assemble/kept.js';
import { labelBlocks } from '../../src/page/label/label.js';
import { loadPageData } from '../../src/page/load.js';
import type { Block } from '../../src/page/page.js';
import { dropRepeats } from '../../src/page/repeats.js';
import { unwrap } from '../../src/page/unwrap.js';
import { normalisePage } from '../../src/text/normalise.js';
import type { GoldPage } from './gold.js';

export const words = loadPageData();
const corrections = loadCorrections(loadLexicon(), words.bigrams);

/** The corrected blocks of a page, before it is told what they are. */
export const correctedBlocks = ({ raw, prints }: GoldPage): Block[] =>
  correctBlocks(dropRepeats(unwrap(normalisePage(raw, prints).lines)).blocks, corrections).blocks;

/** The blocks of a page and what they are, as they are arranged. */
export const labelledPage = (page: GoldPage): Kept => keptOf(labelBlocks(correctedBlocks(page), words));
