import { describe, expect, it } from 'vitest';
import { asked } from '../../src/correct/decide/decide.js';
import { withNoise } from '../../src/correct/decide/noise.js';
import { survey } from '../../src/correct/decide/survey.js';
import { loadCorrections } from '../../src/correct/load.js';
import { tokensOf } from '../../src/correct/token.js';
import { loadBigrams, loadLexicon } from '../../src/lexicon/load.js';

const lexicon = loadLexicon();
const corrections = loadCorrections(lexicon, loadBigrams());
const noiseOf = (text: string): number => {
  const passages = [tokensOf(text, corrections.look)];
  return withNoise(survey(passages, lexicon), passages, corrections).noise;
};

const CLEAN = [
  'افتتح محافظ المدينة أمس السوق الجديد بعد أن بقي مغلقا ثلاث سنوات، وقال إن مئة محل ستفتح أبوابها قبل نهاية الشهر.',
  'وأعلنت شركة الكهرباء أن التيار سيقطع غدا عن أحياء الشمال لإصلاح المحطة، ودعت السكان إلى تخفيف الاستهلاك.',
  'ويلتقي المنتخب الوطني مساء اليوم ضيفه في مباراة ودية تقام على ملعب العاصمة استعدادا للتصفيات القادمة.',
];
const MISREAD = [
  'افتنح مخافظ المدبنة أمس السوق الجديد بعد أن بقي مغلفا ثلاث سنوات، وقال إن مئة محل ستقتح أبوابها قبل نهاية السهر.',
  'وأعلثت شركة الكهرباء أن التبار سيقطع غدا عن أحياء الشمال لإصلاج المحظة، ودعت السكان إلى تخفيف الاستهلاك.',
  'ويلتقي المننخب الوطني مساء اليوم ضيفه في مباراة ودية تقام على ملعب العاضمة استعذادا للتصفيات القادمة.',
];

describe('the noise of a page', () => {
  it('is the share of its words that are misread, as far as they give themselves away', () => {
    expect(noiseOf(`${CLEAN.join(' ')} `.repeat(5))).toBeLessThan(0.002);
    expect(noiseOf(MISREAD.join(' '))).toBeGreaterThan(0.02);
  });

  it('tells on the way which words the non-words likely are', () => {
    const tokens = tokensOf(MISREAD.join(' '), corrections.look);
    const { likely } = withNoise(survey([tokens], lexicon), [tokens], corrections);
    const meant = (read: string) => {
      const token = tokens.find(({ bare }) => bare === read);
      return token && likely.get(token);
    };
    for (const [read, print] of [
      ['افتنح', 'افتتح'],
      ['المدبنة', 'المدينة'],
      ['المننخب', 'المنتخب'],
    ] as const)
      expect(meant(read)).toEqual(corrections.look(print).pair);
    expect(meant('المنطقة')).toBeUndefined();
  });

  it('counts a short text as clean until it shows otherwise', () => {
    expect(noiseOf('')).toBeCloseTo(0.001);
    expect(noiseOf(MISREAD[0] ?? '')).toBeLessThan(noiseOf(MISREAD.join(' ')));
  });
});

describe('how probable a reading must be', () => {
  const misreading = { spelling: false };
  const spelling = { spelling: true };

  it('is more on a cleaner page', () => {
    const rates = [0.0001, 0.001, 0.003, 0.006, 0.05].map((noise) => asked({ noise }, misreading));
    expect(rates).toEqual([...rates].sort((a, b) => b - a));
    expect(rates.at(-1)).toBeGreaterThanOrEqual(0.5);
  });

  it('is out of reach for another spelling, unless the page misreads much', () => {
    expect(asked({ noise: 0.005 }, spelling)).toBe(1);
    expect(asked({ noise: 0.05 }, spelling)).toBeLessThan(1);
  });
});
