import type { Lexicon } from '../../lexicon/lexicon.js';
import type { Change } from '../../text/change.js';
import { joinPassages, type Passage } from '../../text/passage.js';
import { mendByline } from '../byline.js';
import { datelineLength } from '../dateline.js';
import { mendHeading } from '../heading.js';
import { type BlockFacts, isItem, isUsed } from '../label/facts.js';
import type { Article, Block, PageChange } from '../page.js';
import { flagsOf } from './flags.js';
import { articleLine, logJoin, moves } from './log.js';
import { isEmpty } from './sections.js';
import type { Arrangement } from './stretch.js';
import { isCrosshead } from './strips/crosshead.js';
import { openEndOdds, openStartOdds } from './strips/cuts.js';
import type { Strip } from './strips/strip.js';

type Listed = Pick<Lexicon, 'has'>;

const NOTHING: Passage = { text: '', pieces: [] };

function thingsAt<T>(things: readonly T[], indices: readonly number[] = []): T[] {
  const found: T[] = [];
  for (const i of indices) {
    const thing = things[i];
    if (thing !== undefined) found.push(thing);
  }
  return found;
}

const blocksAt = (facts: readonly BlockFacts[], indices: readonly number[]): Block[] =>
  thingsAt(facts, indices).map(({ block }) => block);

/** Joins blocks to one passage, and logs it. */
function joined(blocks: readonly Block[], changes: Change[]): Passage {
  return blocks.length === 0 ? NOTHING : logged(joinPassages(blocks), blocks, changes);
}

/** A byline is mended first: the log tells of its lines as they are then. */
function joinedByline(facts: readonly BlockFacts[], lexicon: Listed | undefined, changes: Change[]): Passage {
  if (facts.length === 0) return NOTHING;
  const blocks = facts.map(({ block }) => block);
  const used = new Set(facts.flatMap(({ words }) => words.filter(isUsed).map(({ key }) => key)));
  const known = { isUsed: (key: string) => used.has(key), isListed: (word: string) => lexicon?.has(word) ?? true };
  return mended(mendByline(joinPassages(blocks), known), blocks, changes);
}

/** So is a heading, where specks may stand beside it. */
function joinedHeading(blocks: readonly Block[], changes: Change[]): Passage {
  if (blocks.length === 0 || blocks[0]?.width === 0) return joined(blocks, changes);
  return mended(mendHeading(joinPassages(blocks)), blocks, changes);
}

function mended(
  { passage, changes: made }: ReturnType<typeof mendHeading>,
  blocks: readonly Block[],
  changes: Change[],
): Passage {
  for (const change of made) changes.push(change);
  return logged(passage, blocks, changes);
}

function logged(passage: Passage, blocks: readonly Block[], changes: Change[]): Passage {
  logJoin(passage, blocks.length > 1 ? ['assemble', 'continuation'] : ['unwrap', 'wrapped-lines'], changes);
  return passage;
}

/** Whether one body block goes on in another: the first stops inside a sentence and the second does not open one. */
function goesOn(facts: readonly BlockFacts[], before: number, after: number): boolean {
  const [a, b] = [facts[before], facts[after]];
  if (!a || !b || isItem(b) || isCrosshead(facts, before) || isCrosshead(facts, after)) return false;
  return openEndOdds(a) > 0 && openStartOdds(b) > -2;
}

/** Paragraphs of an article: a block that ends inside a sentence goes on in the next one. */
function paragraphsOf(facts: readonly BlockFacts[], strips: readonly Strip[], changes: Change[]): Passage[] {
  const paragraphs: Passage[] = [];
  let open: Block[] = [];
  let before = -1;
  for (const { blocks } of strips) {
    for (const i of blocks) {
      const entry = facts[i];
      if (!entry) continue;
      if (before >= 0 && !goesOn(facts, before, i)) {
        paragraphs.push(joined(open, changes));
        open = [];
      }
      open.push(entry.block);
      before = i;
    }
  }
  if (open.length > 0) paragraphs.push(joined(open, changes));
  return paragraphs;
}

/** The dateline at the head of an article's text, kept there as well. */
function datelineOf(first: Passage | undefined): string {
  return first ? first.text.slice(0, datelineLength(first.text)).trim() : '';
}

/**
 * The articles of an arrangement, in page order, with a log of what was joined and moved.
 *
 * @param lexicon words that are no misreadings of towns; none is mended without
 */
export function buildArticles(
  arrangement: Arrangement,
  lexicon?: Listed,
): { articles: Article[]; changes: PageChange[] } {
  const { facts, sections, strips, pageOrder, order } = arrangement;
  const logged: PageChange[] = [];
  const articles: Article[] = [];
  sections.forEach((section, a) => {
    const own = thingsAt(strips, order[a]);
    if (isEmpty(section, own)) return;
    const { kicker, title, subtitle, byline, captions } = section;
    const changes: Change[] = [];
    const onPage = new Set(thingsAt(strips, pageOrder[a]));
    for (const change of moves(facts, own, onPage)) changes.push(change);
    const paragraphs = paragraphsOf(facts, own, changes);
    const article: Article = {
      n: articles.length + 1,
      kicker: joinedHeading(blocksAt(facts, kicker), changes),
      title: joinedHeading(blocksAt(facts, title), changes),
      subtitle: joinedHeading(blocksAt(facts, subtitle), changes),
      byline: joinedByline(thingsAt(facts, byline), lexicon, changes),
      dateline: datelineOf(paragraphs[0]),
      captions: captions.flatMap((i) => blocksAt(facts, [i]).map((block) => joined([block], changes))),
      paragraphs,
      date: '',
      flags: flagsOf(arrangement, a, own),
    };
    changes.push(articleLine(article));
    for (const change of changes) logged.push({ ...change, article: article.n });
    articles.push(article);
  });
  return { articles, changes: logged };
}
