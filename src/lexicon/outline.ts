/** Openings that tell a word's part of speech: clitics with the article, then the letters of verb prefixes and short clitics. */
const OPENINGS = [
  'وال',
  'بال',
  'كال',
  'فال',
  'ولل',
  'ال',
  'لل',
  'وي',
  'وت',
  'سي',
  'ست',
  'و',
  'ي',
  'ت',
  'ب',
  'ل',
  'م',
  'ا',
  'ن',
  'س',
  'ف',
];
/** Endings of gender, number and person. */
const ENDINGS = ['ات', 'ين', 'ون', 'يه', 'ها', 'هم', 'ان', 'وا', 'نا', 'ه', 'ا', 'ي', 'ت'];

/** Letters that must be left between opening and ending. */
const STEM = 2;

/**
 * Outline of a folded word that no list knows, mostly a name or a misreading: its opening and its ending, `#ال…ات`.
 * Words of one outline mostly are of one part of speech.
 */
export function outlineOf(word: string): string {
  const opening = OPENINGS.find((text) => word.length - text.length >= STEM && word.startsWith(text)) ?? '';
  const ending =
    ENDINGS.find((text) => word.length - opening.length - text.length >= STEM && word.endsWith(text)) ?? '';
  return `#${opening}\u2026${ending}`;
}
