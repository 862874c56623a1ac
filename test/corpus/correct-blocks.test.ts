import { expect, it } from 'vitest';
import { correctBlocks } from '../../src/corpus/correct-blocks.js';
import { loadCorrections } from '../../src/correct/load.js';
import { NO_LAYERS } from '../../src/correct/settings.js';
import { loadBigrams, loadLexicon } from '../../src/lexicon/load.js';
import { unwrap } from '../../src/page/unwrap.js';
import { normalisePage } from '../../src/text/normalise.js';

it('a single line of a hundred thousand misreadings is corrected whole', () => {
  const settings = loadCorrections(loadLexicon(), loadBigrams(), { layers: NO_LAYERS });
  const blocks = unwrap(normalisePage('مجلس الثواب '.repeat(150_000)).lines);
  const { changes, corrections } = correctBlocks(blocks, settings);
  expect([changes.length, corrections.length]).toEqual([150_000, 150_000]);
});
