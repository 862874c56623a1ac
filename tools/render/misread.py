#!/usr/bin/env python3
"""Makes newspaper pages with the faults of a vision-language OCR model from gold articles, without typesetting them.

Writes NAME-001.txt (one paragraph a line, a blank line between) and NAME-001.gold.json (what stands on the page, and which
faults were made) and so on. Every page depends on the sources, the seed and its number only.
"""

from dataclasses import dataclass
from random import Random

import columns
import wording as w
from furnish import Article, Desk, furnish
from letters import Misreader
from markup import Markup
from pairs import write_pair
from sources import Source, Stock, arguments, load

GAP = '\n\n'
WIDE = '\n\n\n\n'  # where a photo was
SPACED = '\n\n \n'  # between lines of a head
CROSSHEAD = 6  # words of the longest paragraph without a stop that is one
TWO_LINES = 0.13  # of the headlines of five words and more stand on two lines
ELSEWHERE = 0.1  # of articles break off, and go on on another page


@dataclass
class Line:
    text: str
    gap: str = GAP  # what stands before it
    part: str = 'body'


class Page:
    """The habits of one page, over those of the desk that edits it."""

    def __init__(self, rng: Random, stock: Stock):
        self.rng, self.desk = rng, Desk(rng, stock)
        self.rate = rng.uniform(0.014, 0.044)  # share of words misread
        self.joins = rng.uniform(0.2, 0.5) if rng.random() < 0.25 else 0  # of paragraphs, for papers that set long ones
        self.straight_quotes = rng.random() < 0.25
        self.spaced_heads = rng.choice([0.1, 0.3, 0.6])
        self.columns = rng.choice([2, 3, 3, 4, 4])  # at most; short texts have fewer

    def fill(self, template: str) -> str:
        return self.desk.set_digits(self.desk.fill(template.replace('{name}', self.desk.name())))

    # -- the article as printed

    def article(self, source: Source) -> Article:
        rng, desk = self.rng, self.desk
        jump = rng.random() < 0.08
        budget = 10_000 if rng.random() < 0.88 else rng.randint(80, 220)
        budget = int(source.words * rng.uniform(0.5, 0.75)) if jump else budget
        article = furnish(desk, source, budget, rng.random() < 0.36, jump)
        if not article.kicker and rng.random() < 0.07:
            article.kicker = desk.of_stock(desk.stock.kickers) or self.fill(rng.choice(w.KICKERS))
        if article.byline and rng.random() < 0.25:
            article.byline = self.fill(rng.choice(w.MORE_BYLINES))
        if article.byline and rng.random() < 0.15:
            self.make_column(article)
        elif article.captions and rng.random() < 0.12:
            article.captions.append(desk.set_digits(desk.caption(source)))
        article.captions = list(dict.fromkeys(map(self.credit, article.captions)))
        self.set_paragraphs(article)
        if rng.random() < ELSEWHERE:
            self.break_off(article)
        if self.straight_quotes:
            for name in ('kicker', 'title', 'subtitle', 'byline'):
                setattr(article, name, straight(getattr(article, name)))
            article.captions = [straight(c) for c in article.captions]
            article.paragraphs = [straight(p) for p in article.paragraphs]
        return article

    def make_column(self, article: Article) -> None:
        """An opinion column: a standing head over it, the author's name, no photo."""
        rng = self.rng
        article.kicker = rng.choice(w.COLUMN_HEADS)
        article.byline = self.fill(rng.choice(w.COLUMN_BYLINES))
        article.captions = []
        if article.title[-1].isalpha() and rng.random() < 0.35:
            article.title += rng.choice(w.COLUMN_ENDINGS)

    def credit(self, caption: str) -> str:
        if ')' in caption[-2:] or self.rng.random() > 0.3:
            return caption
        return f'{caption.rstrip(".")} {self.fill(self.rng.choice(w.CREDITS))}'

    def break_off(self, article: Article) -> None:
        """The last paragraph ends where the page does, inside a sentence."""
        words = article.paragraphs[-1].split()
        if len(words) > 10:
            article.paragraphs[-1] = ' '.join(words[: self.rng.randint(6, len(words) - 2)]).rstrip('.،:؛!؟')

    def set_paragraphs(self, article: Article) -> None:
        """Longer paragraphs, a numbered list or a subhead in a few articles."""
        rng, paragraphs = self.rng, article.paragraphs
        if not article.subheads:
            for n in range(len(paragraphs) - 1, 0, -1):
                both = paragraphs[n - 1].split() + paragraphs[n].split()
                if rng.random() < self.joins and len(both) < 140:
                    paragraphs[n - 1 : n + 1] = [' '.join(both)]
        listed = any(p[0].isdigit() for p in paragraphs)
        if len(paragraphs) > 3 and not article.subheads and not listed and rng.random() < 0.09:
            first = rng.randint(1, len(paragraphs) - 2)
            mark = rng.choice(['- ', '- ', ' - ', '. ', ') '])
            paragraphs[first - 1] = paragraphs[first - 1].rstrip('.؟!') + ':'
            for n in range(first, min(first + rng.randint(2, 4), len(paragraphs))):
                paragraphs[n] = self.desk.set_digits(str(n - first + 1)) + mark + paragraphs[n]
        elif len(paragraphs) > 3 and rng.random() < 0.06:
            at = rng.choice([n for n in range(1, len(paragraphs)) if not {n, n - 1} & article.subheads])
            paragraphs.insert(at, rng.choice(w.SUBHEADS))

    # -- the article as read

    def head(self, article: Article) -> list[Line]:
        rng = self.rng
        lines = [Line(article.kicker, part='kicker')] if article.kicker else []
        first, *second = in_lines(rng, article.title)
        gap = rng.choices([SPACED, GAP, '\n'], [45, 40, 15])[0] if second else GAP
        lines.append(Line(first, self.head_gap(lines), 'title'))
        lines += [Line(text, gap, 'title') for text in second]
        if article.subtitle:
            lines.append(Line(article.subtitle, self.head_gap(lines), 'subtitle'))
        if article.byline:
            at = 1 if article.kicker in w.COLUMN_HEADS and rng.random() < 0.2 else len(lines)
            lines.insert(at, Line(article.byline, part='byline'))
        return lines

    def head_gap(self, above: list[Line]) -> str:
        return SPACED if above and self.rng.random() < self.spaced_heads else GAP

    def body(self, article: Article, more_follow: bool) -> tuple[list[list[Line]], list[list[Line]], dict]:
        """The columns of an article and repeats after them, the columns read only after the next article, the faults."""
        rng, text = self.rng, article.paragraphs
        size = sum(len(p.split()) for p in text)
        count = min(max(2, self.columns - (rng.random() < 0.35)), 2 + size // 100)
        again = columns.run_again(rng, text) if rng.random() < 0.07 else None
        text, run = again or (text, None)
        places = columns.cut_places(rng, text, count)
        if not run and rng.random() < 0.06 and (lost := columns.lose_lines(rng, text)):
            text, gap = lost
            article.paragraphs = text
            places = sorted({*columns.cut_places(rng, text, count - 1), gap})
        found = columns.fragments(rng, text, places)
        order = columns.shuffle(rng, len(found)) if len(found) > 1 and rng.random() < 0.5 else list(range(len(found)))
        read = [found[n][:] for n in order]
        if not run and rng.random() < 0.1:
            run = columns.column_end_again(rng, read)
        tail = rng.choice([1, 1, 1, 2]) if more_follow and rng.random() < 0.2 else 0
        tail = min(tail, len(read) - 1)
        repeat, repeated = columns.opening_again(rng, article.paragraphs, found[0]) if rng.random() < 0.21 else ([], 0)

        crossheads = set(filter(is_crosshead, article.paragraphs))
        blocks = [[Line(p, self.body_gap(), 'crosshead' if p in crossheads else 'body') for p in c] for c in read]
        for caption in article.captions:
            at = 0 if rng.random() < 0.4 else rng.randint(0, len(blocks) - 1)
            blocks[at].insert(0, Line(caption, GAP if rng.random() < 0.2 else WIDE, 'caption'))
            if len(blocks[at]) > 1 and rng.random() < 0.12:
                blocks[at][1].gap = WIDE
        stay = len(blocks) - tail
        faults = {'fragments': len(found), 'order': order, 'tail_after_next': tail, 'repeated_opening': repeated, 'repeated_span': run}
        here = blocks[:stay] + [[Line(p) for p in repeat]]
        if article.jump:
            (here if not tail else blocks)[-1].append(Line(article.jump, part='furniture'))
        return here, blocks[stay:], faults

    def body_gap(self) -> str:
        return GAP if self.rng.random() < 0.985 else '\n\n \n\n'

    # -- the page

    def running_head(self) -> tuple[list[Line], list[str]]:
        """Lines of the running head and its parts: on one line, or one line each."""
        rng, parts = self.rng, self.desk.head()
        if rng.random() < 0.25:
            rng.shuffle(parts)
        if rng.random() < 0.6:
            return [Line(rng.choice([' ', ' ', ' - ', ' | ']).join(parts), part='furniture')], parts
        return [Line(p, part='furniture') for p in parts], parts

    def make(self, sources: list[Source], misreader: Misreader, markup: Markup | None) -> tuple[str, dict]:
        rng = self.rng
        chosen = choose(rng, sources, rng.choice([3, 3, 4, 4, 4, 5, 5, 6]))
        lines, furniture = self.running_head() if rng.random() < 0.4 else ([], [])
        articles, faults, waiting = [], [], []
        for n, source in enumerate(chosen):
            article = self.article(source)
            misread = []
            seen = self.seen(article, misreader, misread)
            if n and rng.random() < 0.03:
                furniture.append(section := rng.choice(w.SECTIONS))
                lines.append(Line(section, part='furniture'))
            lines += self.head(seen)
            here, later, fault = self.body(seen, n + 1 < len(chosen))
            if len(seen.paragraphs) > len(article.paragraphs):  # some lines were lost
                article.paragraphs = self.without_lost(article, seen)
            due = waiting if rng.random() < 0.85 or n + 1 == len(chosen) else []
            lines += [x for block in here + due for x in block]
            waiting = later if due is waiting else waiting + later
            if article.jump:
                furniture.append(article.jump)
            articles.append(article.gold())
            faults.append({**fault, 'misread': misread})
        if rng.random() < 0.07:
            furniture.append(foot := self.fill(rng.choice(w.FOOTS + w.CONTINUATIONS)))
            lines.append(Line(foot, part='furniture'))
        start = '\n\n' if rng.random() < 0.5 else ''
        written = ''.join(x.gap + (markup.write(x.text, x.part) if markup else x.text) for x in lines).lstrip()
        text = start + (markup.page(written) if markup else written) + '\n'
        for fault in faults:  # some were in lost lines
            fault['misread'] = [pair for pair in fault['misread'] if pair[0] in text]
        return text, {'kind': 'vlm', 'articles': articles, 'furniture': furniture, 'faults': faults}

    def seen(self, article: Article, misreader: Misreader, log: list) -> Article:
        """The article with words misread. Done before anything is repeated: a repeat has the same misreadings."""
        read = lambda text, part=1.0: text and misreader.read(self.rng, text, self.rate * part, log)
        return Article(
            read(article.title),
            [read(p) for p in article.paragraphs],
            article.kicker if article.kicker in w.COLUMN_HEADS else read(article.kicker),
            read(article.subtitle),
            read(article.byline, 0.5),
            [read(c) for c in article.captions],
            article.jump,
        )

    def without_lost(self, article: Article, seen: Article) -> list[str]:
        """The right paragraphs, less the words that are lost in those seen."""
        n = next(n for n, p in enumerate(seen.paragraphs) if len(p.split()) < len(article.paragraphs[n].split()))
        words = article.paragraphs[n].split()
        before, after = len(seen.paragraphs[n].split()), len(seen.paragraphs[n + 1].split())
        return [*article.paragraphs[:n], ' '.join(words[:before]), ' '.join(words[-after:]), *article.paragraphs[n + 1 :]]


def choose(rng: Random, sources: list[Source], count: int) -> list[Source]:
    """Different articles, mostly the longer of two: the sources have many that are too short for columns."""
    some = rng.sample(sources, count * 2)
    return [max(pair, key=lambda s: s.words) if rng.random() < 0.7 else pair[0] for pair in zip(some[::2], some[1::2])]


def in_lines(rng: Random, title: str) -> list[str]:
    """The one or two lines that a headline stands on."""
    words = title.split()
    if len(words) < 5 or rng.random() >= TWO_LINES:
        return [title]
    at = rng.randint(round(len(words) * 0.4), round(len(words) * 0.65))
    return [' '.join(words[:at]), ' '.join(words[at:])]


def is_crosshead(paragraph: str) -> bool:
    return len(paragraph.split()) <= CROSSHEAD and paragraph[-1] not in '.،:؛!؟»'


def straight(text: str | None) -> str | None:
    return text and text.replace('«', '"').replace('»', '"')


def main() -> None:
    args = arguments(__doc__, 'train-vlm')
    args.add_argument('--markdown', action='store_true', help='as models write that mark up what they read')
    args = args.parse_args()

    sources, stock = load(args.sources, args.held_out, least=60)
    misreader = Misreader([' '.join([s.title, *s.paragraphs]) for s in sources])
    args.out.mkdir(parents=True, exist_ok=True)
    for number in range(1, args.pages + 1):
        name = f'{args.name}-{number:03}'
        markup = Markup(Random(f'{args.seed} {number} markup')) if args.markdown else None
        text, gold = Page(Random(f'{args.seed} {number}'), stock).make(sources, misreader, markup)
        write_pair(args.out, name, '.txt', text.encode(), gold)


if __name__ == '__main__':
    main()
