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
