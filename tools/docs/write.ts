// npm run docs: writes docs/cli.md and man/warraq.1 from the command line's own tables.
import { writeFileSync } from 'node:fs';
import { PAGES } from './pages.js';

for (const [file, text] of Object.entries(PAGES)) writeFileSync(file, text());
