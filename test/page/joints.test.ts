import { describe, expect, it } from 'vitest';
import { loadBigrams, loadWordData } from '../../src/lexicon/load.js';
import { factsOf } from '../../src/page/label/facts.js';
import { JOINTS, Joints } from '../../src/page/label/joints.js';
import { rowsOf } from '../../src/page/label/rows.js';
import { unwrap } from '../../src/page/unwrap.js';
import { wordTable } from '../../src/page/word-traits.js';
import { normalisePage } from '../../src/text/normalise.js';

const bigrams = loadBigrams();

/** How the first line of a page reads on in the second. */
function joint(first: string, second: string): string | undefined {
  const table = wordTable(loadWordData());
  table.turnPage();
  const rows = rowsOf(unwrap(normalisePage(`${first}\n\n${second}\n`).lines)).map((row) => factsOf(row, table));
  return JOINTS[new Joints(rows, bigrams).between(0, 1)];
}

describe('Joints', () => {
  it('tell that a line is tied to the next by a particle at its end', () => {
    expect(joint('وزير الزراعة يدعو المزارعين إلى', 'قطف الزيتون في وقته')).toBe('tied');
  });

  it('tell that a line is tied to what its last number counts', () => {
    expect(joint('المعرض الزراعي يستقبل 46', 'عارضا من تسع محافظات')).toBe('tied');
    expect(joint('المعرض الزراعي يستقبل ٤٦', 'عارضا من تسع محافظات')).toBe('tied');
  });

  it.each([
    ['a definite noun', 'فوز كبير للفريق في الجولة 17', 'مدرب الفريق يشكر اللاعبين'],
    ['another number', 'فريق المدينة يفوز على ضيفه 3 - 2', 'مدرب الفريق يشكر اللاعبين'],
    ['what it is the number of', 'صدور بيان جديد يحمل رقم 41', 'وزير الصحة يشكر الأطباء'],
  ])('know a number behind %s to count nothing below', (_, first, second) => {
    expect(joint(first, second)).not.toBe('tied');
  });

  it('know a year to count nothing', () => {
    expect(joint('الوزارة تعلن خطة التعليم لعام 2030', 'وزير الصحة يشكر الأطباء')).not.toBe('tied');
  });

  it('tell that nothing goes on behind a full stop', () => {
    expect(joint('دعا الوزير المزارعين إلى القطف.', 'قطف الزيتون في وقته')).toBe('closed');
  });

  it('weigh the words that meet anywhere else', () => {
    expect(joint('اجتماع في مبنى مجلس', 'الوزراء مساء أمس')).toBe('++');
  });

  it('tell nothing of the first line of a page', () => {
    expect(JOINTS[new Joints([], bigrams).between(-1, 0)]).toBe('none');
  });
});
