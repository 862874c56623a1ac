import { describe, expect, it } from 'vitest';
import { findRepeats } from '../../src/dedup/repeats.js';
import { madeUpWords } from './newspaper.js';

const FIRST =
  'أعلنت بلدية المدينة أمس بدء أشغال توسيع الطريق الساحلي بين المرفأ القديم والحديقة العامة، وقال رئيس البلدية إن الأشغال تستمر عامين.';
const SECOND =
  'وأضاف المهندس المشرف أن الورشة ستعمل ليلا حتى لا تتعطل حركة السير، وأن المدارس القريبة أبلغت بمواعيد الإغلاق قبل أسبوعين من بدايته المقررة مطلع الصيف المقبل.';
const THIRD = 'ورحب سكان الحي بالمشروع، لكنهم طلبوا مواقف بديلة لسياراتهم في ساحة السوق المغلقة منذ سنوات.';

/** The repeats with the text they stand for. */
function found(passages: readonly string[]): { passage: number; kind: string; text: string; of: string }[] {
  return findRepeats(passages).map(({ passage, start, end, kind, of }) => ({
    passage,
    kind,
    text: (passages[passage] ?? '').slice(start, end),
    of: (passages[of.passage] ?? '').slice(of.start, of.end),
  }));
}

describe('repeats on a page', () => {
  it('finds nothing on a clean page', () => {
    expect(findRepeats([FIRST, SECOND, THIRD])).toEqual([]);
    expect(findRepeats([])).toEqual([]);
  });

  it('finds nothing where a word is stuttered, however late in a long passage', () => {
    for (let seed = 1; seed <= 12; seed++) {
      for (const stuttered of ['مجلس '.repeat(5), 'المدينة '.repeat(3), 'لتهدئة البلدية البلدية النزل ']) {
        const [before, after] = [madeUpWords(1000 + 20 * seed, seed), madeUpWords(60, 99 + seed)];
        expect(findRepeats([`${before.join(' ')} ${stuttered}${after.join(' ')}`])).toEqual([]);
      }
    }
  });

  it('finds the opening that comes again at the end', () => {
    expect(found([FIRST, SECOND, THIRD, FIRST, SECOND])).toEqual([
      { passage: 3, kind: 'whole', text: FIRST, of: FIRST },
      { passage: 4, kind: 'whole', text: SECOND, of: SECOND },
    ]);
  });

  it('finds it cut otherwise: two passages of one, one passage of two', () => {
    const [head, tail] = [FIRST.slice(0, 60).trim(), FIRST.slice(60).trim()];
    expect(found([FIRST, THIRD, head, tail]).map(({ passage, kind }) => [passage, kind])).toEqual([
      [2, 'whole'],
      [3, 'whole'],
    ]);
    expect(found([FIRST, SECOND, THIRD, `${FIRST} ${SECOND}`])).toMatchObject([{ passage: 3, kind: 'whole' }]);
  });

  it('finds a passage sewn from pieces of two that do not follow each other', () => {
    const pieces = `${FIRST.slice(0, FIRST.indexOf('،'))} ${THIRD.slice(THIRD.indexOf('لكنهم'))}`;
    const text = found([FIRST, SECOND, THIRD, pieces]).filter(({ passage }) => passage === 3);
    expect(text.map((r) => r.text).join(' ')).toBe(pieces);
  });

  it('finds a run that comes again at the end of a later passage, and keeps the rest', () => {
    const run = 'أن الورشة ستعمل ليلا حتى لا تتعطل حركة السير، وأن المدارس القريبة أبلغت بمواعيد الإغلاق قبل أسبوعين';
    expect(found([FIRST, SECOND, `${THIRD} ${run}`])).toEqual([{ passage: 2, kind: 'run', text: run, of: run }]);
  });

  it('takes the run that hangs after a full stop for the copy, where columns are out of order', () => {
    const run = 'أن الورشة ستعمل ليلا حتى لا تتعطل حركة السير، وأن المدارس القريبة أبلغت بمواعيد الإغلاق قبل أسبوعين';
    expect(found([`${THIRD} ${run}`, FIRST, SECOND])).toMatchObject([{ passage: 0, kind: 'run', text: run }]);
  });

  it('names the passage that a run begins, not the one before that ends as the word before the run does', () => {
    const run = SECOND.slice(0, SECOND.indexOf('المقررة')).trim();
    // «عامين» and «الساكنين» end alike.
    expect(found([FIRST, SECOND, `${THIRD} وقال أحد الساكنين ${run}`])).toEqual([
      { passage: 2, kind: 'run', text: run, of: run },
    ]);
  });

  it('finds both pieces of a run torn by the end of a column', () => {
    const before = 'أن الورشة ستعمل ليلا';
    const after =
      'حتى لا تتعطل حركة السير، وأن المدارس القريبة أبلغت بمواعيد الإغلاق قبل أسبوعين من بدايته المقررة مطلع الصيف المقبل.';
    const page = [SECOND, `${THIRD} ${before}`, 'صورة المرفأ القديم', `${after} ${FIRST}`];
    expect(found(page).map(({ passage, text }) => [passage, text])).toEqual([
      [1, before],
      [3, after],
    ]);
  });

  it('finds a repeat within one passage', () => {
    expect(found([`${SECOND} ${THIRD} ${SECOND}`])).toMatchObject([{ kind: 'run', text: SECOND }]);
  });

  it('keeps the sentence that says the headline again', () => {
    const headline = 'بدء أشغال توسيع الطريق الساحلي بين المرفأ القديم والحديقة العامة';
    expect(findRepeats([headline, FIRST])).toEqual([]);
  });

  it('keeps a run of a dozen words', () => {
    const quote = 'أن الورشة ستعمل ليلا حتى لا تتعطل حركة السير وأن المدارس القريبة';
    expect(findRepeats([SECOND, `${THIRD} وقال المدير ${quote} ستفتح أبوابها غدا.`])).toEqual([]);
  });

  it('keeps the text of a summary of some twenty words set above it', () => {
    const summary =
      'البلدية تعلن بدء أشغال توسيع الطريق الساحلي بين المرفأ القديم والحديقة العامة وتعد سكان الأحياء المجاورة بمواقف جديدة';
    expect(findRepeats([summary, `وفي التفاصيل أن ${summary} مع نهاية الصيف المقبل حسب بيان وزع أمس.`])).toEqual([]);
  });
});
