import type { Check } from '../check.js';

export const pageFacts: Check = {
  id: 'page-facts',
  level: 'error',
  description: 'Records of one page that follow each other agree on its SHA-256, date and source.',
  start: () => {
    let page: { path: unknown; sha256: unknown; date: unknown; source: unknown } | undefined;
    return {
      line: ({ record, metadata: { path, page_sha256: sha256 } }, report) => {
        if (!record || typeof path !== 'string') return;
        const { date, source } = record;
        if (page?.path !== path) {
          page = { path, sha256, date, source };
          return;
        }
        const before = 'not that of the record before, of the same page';
        if (sha256 !== page.sha256) report({ message: before, pointer: '/metadata/page_sha256' });
        if (date !== page.date) report({ message: before, pointer: '/date' });
        if (source !== page.source) report({ message: before, pointer: '/source' });
      },
    };
  },
};
