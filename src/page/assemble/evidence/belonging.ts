import { type Arrangement, stretchesOf } from '../stretch.js';
import { coherenceOf } from './coherence.js';
import { EVIDENCE, type Evidence, PageEvidence, type Reason } from './evidence.js';
import { belonging } from './words.js';

/** What each strip of an arrangement gives its article by the words that they share, and by its subject; for `explain`. */
export function belongings(arrangement: Arrangement, weights = EVIDENCE): Map<number, Reason[]> {
  const page = new PageEvidence(arrangement, weights);
  const found = new Map<number, Reason[]>();
  let section = 0;
  for (const stretch of stretchesOf(arrangement)) {
    const evidence = page.of(stretch);
    for (const heading of stretch.headings) {
      const order = (arrangement.order[section++] ?? [])
        .map((strip) => strip - stretch.begin)
        .filter((strip) => strip < evidence.n);
      const [words, subject] = worthOf(evidence, heading, order);
      for (const strip of order) {
        const [wordsWithout, subjectWithout] = worthOf(
          evidence,
          heading,
          order.filter((other) => other !== strip),
        );
        const kind = arrangement.strips[stretch.begin + strip]?.wrapped ? 'row' : 'block';
        found.set(stretch.begin + strip, [
          { evidence: `${kind}-cohesion`, gives: words - wordsWithout },
          { evidence: `${kind}-subject`, gives: subject - subjectWithout },
        ]);
      }
    }
  }
  return found;
}

const worthOf = (evidence: Evidence, heading: number, order: readonly number[]): [words: number, subject: number] => [
  evidence.cohesion * belonging(evidence.words, heading, order),
  evidence.coherence * coherenceOf(evidence, heading, order),
];
