import { stemOf } from '../../input/page-ids.js';
import type { Check } from '../check.js';

export const idForm: Check = {
  id: 'id-form',
  level: 'error',
  description: 'An id is the path of the page, with or without its extension, `#`, and the number of the article.',
  start: () => ({
    line: ({ record, id, metadata: { path, article } }, report) => {
      if (!record || id === '' || typeof path !== 'string' || typeof article !== 'number') return;
      const stem = stemOf(path);
      if (id === `${stem}#${article}` || id === `${path}#${article}`) return;
      report({ message: `not ${stem}#${article}, as path and article have it`, pointer: '/id' });
    },
  }),
};
