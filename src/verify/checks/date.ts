import { dateInPath } from '../../text/dates.js';
import type { Check } from '../check.js';

/** The first Arabic newspaper is of 1800 (al-Tanbih, Alexandria). */
const FIRST_YEAR = 1800;
const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;

export const date: Check = {
  id: 'date',
  level: 'error',
  description: `A date is a day of the calendar, of ${FIRST_YEAR} or later and no later than the limit, and the one that the path gives.`,
  limit: { default: 2100, least: FIRST_YEAR, most: 9999, means: 'latest year' },
  start: (_, limit) => ({
    line: ({ record, metadata: { path } }, report) => {
      const date = record?.date;
      if (typeof date !== 'string') return;
      const fault = date === '' ? '' : faultOf(date, limit);
      const given = typeof path === 'string' ? dateInPath(path) : '';
      if (fault !== '') report({ message: fault, pointer: '/date' });
      else if (given !== '' && given !== date)
        report({ message: `not ${given}, as the path has it`, pointer: '/date' });
    },
  }),
};

function faultOf(date: string, latest: number): string {
  const [, year, month, day] = ISO.exec(date)?.map(Number) ?? [];
  // What has another form is told by the schema.
  if (year === undefined || month === undefined || day === undefined) return '';
  const days = new Date(Date.UTC(2000, month, 0)).getUTCDate();
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  if (month < 1 || month > 12 || day < 1 || day > days || (month === 2 && day === 29 && !leap)) {
    return `${date} is no day of the calendar`;
  }
  if (year < FIRST_YEAR) return `${date} is before the first Arabic newspaper`;
  return year > latest ? `${date} is after ${latest}` : '';
}
