/** What a line is by its markup: a heading, in bold or italics as a whole, a caption, a running head or foot, an item of a list; or by its form, a verse. */
export const MARK_KINDS = ['heading', 'strong', 'emphasis', 'caption', 'furniture', 'item', 'verse'] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

export interface Mark {
  kind: MarkKind;
  /** Of a heading 1 to 6, the highest first; else 0. */
  level: number;
}

export const markOf = (kind: MarkKind, level = 0): Mark => ({ kind, level });

/** Whether two lines are said to be the same. */
export const sameMark = (a: Mark | undefined, b: Mark | undefined): boolean =>
  a?.kind === b?.kind && a?.level === b?.level;
