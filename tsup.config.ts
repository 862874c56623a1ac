import { writeFileSync } from 'node:fs';
import { defineConfig } from 'tsup';
import { buildWordIndex } from './src/correct/candidates/build-word-index.js';
import { WORD_INDEX } from './src/correct/load.js';
import { loadLexicon } from './src/lexicon/load.js';

export default defineConfig({
  entry: { cli: 'src/cli/main.ts', index: 'src/index.ts', 'page-worker': 'src/corpus/page-worker.ts' },
  dts: { entry: { index: 'src/index.ts' } },
  format: 'esm',
  target: 'node20',
  platform: 'node',
  splitting: true,
  clean: true,
  sourcemap: false,
  onSuccess: async () => writeFileSync(`dist/${WORD_INDEX}`, buildWordIndex(loadLexicon())),
});
