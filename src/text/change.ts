/** The steps of the pipeline that may change a page, in the order they run. */
export const STAGES = ['decode', 'normalise', 'unwrap', 'repeats', 'correct', 'label', 'assemble', 'dedup'] as const;
export type Stage = (typeof STAGES)[number];

export const ACTIONS = ['replace', 'remove', 'move', 'join'] as const;
export type Action = (typeof ACTIONS)[number];

/** What a removed passage repeats: a place on the same page (`id` empty until articles are numbered) or in the corpus. */
export interface Origin {
  id: string;
  path: string;
  /** 1-based line of the raw file. */
  line: number;
}

/** A stretch of one line of the page. */
export interface Place {
  /** 1-based line of the raw file. */
  line: number;
  /** Offset in that line, counted as in a {@link Change}. */
  at: number;
  /** What stood there. */
  text: string;
}

/**
 * One difference between a page and the records made of it.
 *
 * `before` and `after` hold text exactly; a physical line break inside `before` is `\n`.
 */
export interface Change {
  /** 1-based line of the raw file where the changed text begins. */
  line: number;
  /**
   * Offset of the changed text in that line, in UTF-16 code units here, in code points once written.
   * Stages decode and normalise count in the raw line, all later ones in the normalised line.
   */
  at: number;
  stage: Stage;
  /** Name of the rule within its stage, e.g. `tatweel`, `running-head`, `dictionary`. */
  rule: string;
  action: Action;
  before: string;
  after: string;
  of: Origin | null;
  /** How sure the rule is: 0 to 1; 1 where nothing was weighed. */
  score: number;
  note: string;
  /** Where each line of `before` stands, when there are several; of a join, the lines that were joined. */
  places?: readonly Place[];
}
