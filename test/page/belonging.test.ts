import { describe, expect, it } from 'vitest';
import { assemble } from '../../src/page/assemble/assemble.js';
import { belongings } from '../../src/page/assemble/evidence/belonging.js';
import { loadPageData } from '../../src/page/load.js';
import { unwrap } from '../../src/page/unwrap.js';
import { normalisePage } from '../../src/text/normalise.js';

const TITLE = 'هدف متأخر يمنح الضيوف النقاط الثلاث';
const ABOUT = 'سدد المهاجم كرة قوية من خارج منطقة الجزاء ارتدت من القائم إلى قدم زميله.';
const ABOUT_TOO = 'حارس المرمى أنقذ فريقه في الدقائق الأخيرة من ركلة حرة مباشرة.';
const STRAY = 'تأخر قطاف الزيتون هذا الخريف فلم تفتح المعاصر أبوابها للمزارعين بعد.';

describe('what a strip gives its article', () => {
  const blocks = unwrap(normalisePage([TITLE, ABOUT, ABOUT_TOO, STRAY].join('\n\n')).lines);
  const labels = blocks.map(
    ({ text }) => ({ role: text === TITLE ? 'headline' : 'body', margin: 1, because: () => [] }) as const,
  );
  const { arrangement } = assemble(blocks, labels, loadPageData());
  const found = belongings(arrangement);
  const gives = (text: string, evidence: string): number => {
    const strip = arrangement.strips.findIndex(({ blocks: own }) => own.some((i) => blocks[i]?.text === text));
    return found.get(strip)?.find((reason) => reason.evidence.endsWith(evidence))?.gives ?? Number.NaN;
  };

  it('is the more by its subject the more the rest is about the same', () => {
    expect(gives(ABOUT, 'subject')).toBeGreaterThan(gives(STRAY, 'subject') + 1);
  });

  it('is told of every strip', () => {
    for (const text of [ABOUT, ABOUT_TOO, STRAY])
      for (const evidence of ['cohesion', 'subject']) expect(gives(text, evidence)).not.toBeNaN();
  });
});
