import { type BlockFacts, endsTied } from '../label/facts.js';
import type { Label } from '../label/label.js';
import type { Role } from '../page.js';

/** What stands between one heading and the next: indices of blocks on the page. */
export interface Section {
  kicker: number[];
  title: number[];
  subtitle: number[];
  byline: number[];
  captions: number[];
  /** Body blocks in page order. */
  body: number[];
}

export const emptySection = (): Section => ({
  kicker: [],
  title: [],
  subtitle: [],
  byline: [],
  captions: [],
  body: [],
});

/** Whether nothing stands in a section once it has these strips of text: no article comes of it. */
export const isEmpty = ({ kicker, title, subtitle, byline, captions }: Section, strips: readonly unknown[]): boolean =>
  [kicker, title, subtitle, byline, captions, strips].every(({ length }) => length === 0);

const RANK: Partial<Record<Role, number>> = { kicker: 0, headline: 1, subtitle: 2, byline: 3 };

/** Blocks of a section's heading, its byline left out. */
export const headingOf = ({ kicker, title, subtitle }: Section): number[] => [...kicker, ...title, ...subtitle];

const hasHeading = (section: Section): boolean => headingOf(section).length > 0;

/** How far up the heading a section has got: the rank of its lowest part. */
function depth(section: Section): number {
  if (section.body.length > 0) return 4;
  if (section.byline.length > 0) return 3;
  if (section.subtitle.length > 0) return 2;
  return section.title.length > 0 ? 1 : section.kicker.length > 0 ? 0 : -1;
}

/**
 * Whether a heading part of this rank goes on with the section rather than opening a new one. Where a line is a paragraph
 * no text comes between two headings, so a headline right under a subtitle is a deck of the same heading.
 */
function goesOn(section: Section, rank: number, wrapped: boolean): boolean {
  const at = depth(section);
  if (!wrapped && rank === 1 && at === 2 && section.captions.length === 0) return true;
  if (rank === 3) return section.byline.length === 0 || at === 3;
  if (at === 4) return false;
  return rank >= at || (at === 3 && rank === 2 && section.subtitle.length === 0);
}

/** Whether a title goes on in the line below, whatever that looks like: of a thousand headings none ends with a particle. */
function isTied(facts: readonly BlockFacts[], title: readonly number[]): boolean {
  const last = facts[title[title.length - 1] ?? -1];
  return last !== undefined && endsTied(last);
}

/**
 * Cuts a page into sections at its headings: kicker, title, subtitle and byline follow one another in this order, and a
 * part that comes out of order opens the next article. A heading without a title gets one: its subtitle, else its kicker.
 *
 * @returns sections in page order; the first may have no heading (text above all headings)
 */
export function cutSections(facts: readonly BlockFacts[], labels: readonly Label[]): Section[] {
  const sections: Section[] = [emptySection()];
  let current = sections[0] as Section;
  facts.forEach((fact, i) => {
    const role = labels[i]?.role ?? 'body';
    const rank = RANK[role];
    if (role === 'caption') current.captions.push(i);
    else if (role === 'body' || role === 'list') current.body.push(i);
    else if (rank !== undefined) {
      const fresh = depth(current) === -1 && current.captions.length === 0;
      if (!fresh && !goesOn(current, rank, fact.block.width > 0)) {
        current = emptySection();
        sections.push(current);
      }
      if (role === 'kicker') current.kicker.push(i);
      else if (role === 'byline') current.byline.push(i);
      else if (current.subtitle.length === 0 && (role === 'headline' || isTied(facts, current.title)))
        current.title.push(i);
      else current.subtitle.push(i);
    }
  });
  gatherTornHeadings(facts, sections);
  gatherColumnHeads(sections);
  for (const section of sections) {
    if (section.title.length > 0) continue;
    if (section.subtitle.length > 0) [section.title, section.subtitle] = [section.subtitle, []];
    else if (section.kicker.length > 0) [section.title, section.kicker] = [section.kicker, []];
  }
  return sections.filter((section) => hasHeading(section) || depth(section) >= 0 || section.captions.length > 0);
}

/**
 * On a line-wrapped page a column's text may come between the parts of a heading. A kicker without a headline then
 * belongs to the headline that comes next, a subtitle without one to the last; the text between goes to the article above.
 */
function gatherTornHeadings(facts: readonly BlockFacts[], sections: Section[]): void {
  for (let k = sections.length - 1; k > 0; k--) {
    const section = sections[k];
    const before = sections[k - 1];
    const after = sections[k + 1];
    if (!section || !before || section.title.length > 0) continue;
    const wrapped = [...section.kicker, ...section.subtitle].some((i) => (facts[i]?.block.width ?? 0) > 0);
    if (!wrapped) continue;
    const { kicker, subtitle } = section;
    if (kicker.length > 0 && subtitle.length === 0 && after && after.title.length > 0 && after.kicker.length === 0) {
      after.kicker = kicker;
    } else if (subtitle.length > 0 && kicker.length === 0 && before.title.length > 0 && before.subtitle.length === 0) {
      before.subtitle = subtitle;
    } else continue;
    if (section.byline.length > 0 && before.byline.length === 0) before.byline = section.byline;
    else before.body.push(...section.byline);
    before.captions = before.captions.concat(section.captions);
    before.body = before.body.concat(section.body);
    sections.splice(k, 1);
  }
}

/**
 * Opinion columns have the name of the column and the author's above the headline: a signed head right above an unsigned one, with
 * no text between, is its kicker.
 */
function gatherColumnHeads(sections: Section[]): void {
  for (let k = sections.length - 2; k >= 0; k--) {
    const section = sections[k];
    const below = sections[k + 1];
    if (!section || !below || section.byline.length === 0 || section.subtitle.length + section.body.length > 0)
      continue;
    if (below.title.length === 0 || below.kicker.length + below.byline.length > 0) continue;
    below.kicker = headingOf(section);
    below.byline = section.byline;
    below.captions = section.captions.concat(below.captions);
    sections.splice(k, 1);
  }
}
