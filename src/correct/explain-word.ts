import type { Analysis } from '../lexicon/lexicon.js';
import type { Change } from '../text/change.js';
import { correctPassage } from './correct.js';
import { asked, rounded, weigh } from './decide/decide.js';
import { neighboursOf } from './decide/neighbours.js';
import { withNoise } from './decide/noise.js';
import { survey } from './decide/survey.js';
import type { Match } from './dictionary/compile.js';
import type { CorrectSettings } from './settings.js';
import { tokensOf } from './token.js';

/** What a word may have been in print. */
export interface ExplainedReading {
  text: string;
  /** Improbability of the misreading, centibels. */
  cost: number;
  /** Zipf frequency; of two words, the rarer one's. */
  frequency: number;
  /** Among all readings, the word as it stands included. */
  probability: number;
  /** How probable it must be to be taken. */
  asked: number;
}

/** What is known of a word. */
export interface ExplainedWord {
  /** Without diacritics and tatweel. */
  word: string;
  lexicon: Analysis | null;
  /** Entries that begin with the word, in order of precedence. */
  matches: readonly Match[];
  /** Likeliest first. */
  readings: ExplainedReading[];
}

/** What becomes of a text that stands alone, and what is known of its words. */
export interface ExplainedText {
  text: string;
  becomes: string;
  changes: Pick<Change, 'rule' | 'before' | 'after' | 'score' | 'note'>[];
  words: ExplainedWord[];
}

/** Tells what corrections would make of a word or phrase alone on its page, and why. */
export function explainText(text: string, settings: CorrectSettings): ExplainedText {
  const { look, lexicon, dictionary, bigrams, vectors } = settings;
  const tokens = tokensOf(text, look);
  const page = withNoise(survey([tokens], lexicon), [tokens], settings);
  const { passage, changes } = correctPassage(
    { text, pieces: [{ start: 0, line: 1, column: 0 }] },
    tokens,
    page,
    settings,
  );
  return {
    text,
    becomes: passage.text,
    changes: changes.map(({ rule, before, after, score, note }) => ({ rule, before, after, score, note })),
    words: tokens.map(({ bare, arabic }, at): ExplainedWord => {
      const facts = look(bare);
      const candidates = facts.candidates();
      const parted = facts.splits();
      const scales = { bigrams, vectors, page };
      const { options, probabilities } = weigh(facts, neighboursOf(tokens, at, page), scales);
      const readings = options.slice(1).map((option, i): ExplainedReading => {
        const { left, right, cost: space = 0 } = parted[i - candidates.length] ?? {};
        return {
          text: option.text,
          cost: candidates[i]?.cost ?? space,
          frequency: rounded(candidates[i]?.zipf ?? Math.min(left?.zipf ?? 0, right?.zipf ?? 0)),
          probability: rounded(probabilities[i + 1] ?? 0),
          asked: rounded(asked(page, option)),
        };
      });
      return {
        word: bare,
        lexicon: lexicon.analyse(bare),
        matches: dictionary?.matches(bare) ?? [],
        readings: arabic ? readings.sort((a, b) => b.probability - a.probability || a.cost - b.cost) : [],
      };
    }),
  };
}
