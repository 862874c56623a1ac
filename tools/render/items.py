#!/usr/bin/env python3
"""Makes pages of many short items from pages written line by line (`items/*.p`, the form is told in README.md).

Writes NAME-001.txt and NAME-001.gold.json and so on. Every page depends on the sources, the seed and its number only.
"""

import argparse
import pathlib
from dataclasses import dataclass, field
from random import Random

import columns
import misread
from furnish import INDIC, WESTERN
from letters import Misreader
from pairs import write_pair
from sources import Source, Stock, load

PARTS = {'K': 'kicker', 'H': 'title', 'S': 'subtitle', 'B': 'byline', 'X': 'byline', 'C': 'captions', 'P': 'text'}
LONG = 90  # words of a text that may be cut into columns
WITH_ARTICLES = 0.6  # of the pages, where there are any

Line = tuple[str, str]  # what it is, by its letter, and its text


@dataclass
class Written:
    """A page as written: lines of furniture before the first item and after it, and the lines of each item."""

    head: list[Line] = field(default_factory=list)
    items: list[list[Line]] = field(default_factory=list)


def read(path: pathlib.Path) -> Written:
    page = Written()
    for line in path.read_text(encoding='utf8').splitlines():
        part, _, text = line.strip().partition(' ')
        if part == 'A':
            page.items.append([])
        elif part:
            (page.items[-1] if page.items else page.head).append((part, ' '.join(text.split())))
    return page


class Page:
    """The habits of one page."""

    def __init__(self, rng: Random, misreader: Misreader, sources: list[Source], stock: Stock):
        self.rng, self.misreader, self.sources = rng, misreader, sources
        self.editor = misread.Page(rng, stock)
        self.rate = rng.choice([0, rng.uniform(0.005, 0.03), rng.uniform(0.01, 0.05)])
        self.digits = rng.choice([None, INDIC, WESTERN])
        self.is_moved = rng.random() < 0.45
        self.gap = rng.choice(['\n', '\n\n', '\n\n'])
        self.misread: list[list[str]] = []

    def set(self, text: str) -> str:
        return text.translate(self.digits) if self.digits else text

    def seen(self, text: str) -> str:
        return self.misreader.read(self.rng, text, self.rate, self.misread)

    def article(self, source: Source) -> list[Line]:
        """An article as it stands on other pages."""
        article = self.editor.article(source)
        head = [('K', article.kicker), ('H', article.title), ('S', article.subtitle), ('B', article.byline)]
        rest = [*(('C', caption) for caption in article.captions), *(('P', text) for text in article.paragraphs)]
        return [(part, text) for part, text in head + rest if text]

    def columns(self, item: list[Line]) -> list[list[Line]]:
        """The item as it is read: its lines, a long text in columns, now and then in a wrong order."""
        rng = self.rng
        texts = [n for n, (part, _) in enumerate(item) if part == 'P']
        words = [len(text.split()) for part, text in item if part == 'P']
        if not self.is_moved or sum(words) < LONG or max(words) < 25:
            return [item]
        whole = texts[-1] - texts[0] + 1 == len(texts)
        if not whole or rng.random() < 0.3:
            return [item]
        paragraphs = [item[n][1] for n in texts]
        places = columns.cut_places(rng, paragraphs, rng.choice([2, 2, 3]))
        found = columns.fragments(rng, paragraphs, places)
        order = columns.shuffle(rng, len(found)) if len(found) > 1 and rng.random() < 0.35 else range(len(found))
        read = [[('P', text) for text in found[n]] for n in order]
        return [item[: texts[0]] + read[0], *read[1:-1], read[-1] + item[texts[-1] + 1 :]] if read[1:] else [item]

    def make(self, pages: list[Written]) -> tuple[str, dict]:
        rng = self.rng
        page = rng.choice(pages)
        items = page.items[:]
        if rng.random() < 0.35:
            rng.shuffle(items)
        if rng.random() < 0.3:
            items = items[: rng.randint(min(5, len(items)), len(items))]
        if rng.random() < 0.3:
            other = rng.choice(pages).items
            for item in rng.sample(other, min(len(other), rng.randint(1, 5))):
                items.insert(rng.randint(0, len(items)), item)
        if self.sources and rng.random() < WITH_ARTICLES:
            for source in rng.sample(self.sources, rng.choice([1, 1, 2, 3])):
                items.insert(rng.randint(0, len(items)), self.article(source))
        lines = page.head[:] if rng.random() < 0.7 else []
        furniture, articles, waiting = [text for _, text in lines], [], []
        for item in items:
            item = [(part, self.set(text)) for part, text in item]
            furniture += [text for part, text in item if part == 'F']
            articles.append(gold(item))
            read = [(part, self.seen(text)) for part, text in item]
            alone = sum(part == 'H' for part, _ in item) == 1
            if alone:
                read = [(part, t) for part, text in read for t in (misread.in_lines(rng, text) if part == 'H' else [text])]
            here, *later = self.columns(read)
            tail = bool(later) and rng.random() < 0.35
            lines += here + ([] if tail else [line for block in later for line in block]) + waiting
            waiting = [line for block in later for line in block] if tail else []
        lines += waiting
        text = self.gap.join(text for _, text in lines) + '\n'
        return text, {'kind': 'vlm', 'articles': articles, 'furniture': furniture, 'misread': self.misread}


def as_printed(page: Written, number: int) -> tuple[str, dict]:
    """The page as it is, without blank lines on every third."""
    lines = page.head + [line for item in page.items for line in item]
    furniture = [text for part, text in lines if part == 'F']
    text = ('\n' if number % 3 == 0 else '\n\n').join(text for _, text in lines) + '\n'
    return text, {'kind': 'vlm', 'articles': [gold(item) for item in page.items], 'furniture': furniture, 'misread': []}


def gold(item: list[Line]) -> dict:
    of: dict[str, list[str]] = {name: [] for name in PARTS.values()}
    for part, text in item:
        if part != 'F':
            of[PARTS[part]].append(text)
    joined = {name: ' '.join(of[name]) or None for name in ('kicker', 'title', 'subtitle')}
    return {**joined, 'byline': ' - '.join(of['byline']) or None, 'captions': of['captions'], 'text': '\n\n'.join(of['text'])}


def main() -> None:
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument('sources', nargs='+', type=pathlib.Path, help='folders with *.p')
    args.add_argument('--out', type=pathlib.Path, required=True, help='folder for the pages')
    args.add_argument('--pages', type=int, default=10)
    args.add_argument('--seed', type=int, default=1)
    args.add_argument('--name', default='items')
    args.add_argument('--articles', nargs='*', type=pathlib.Path, default=[], help='folders of articles that stand among the items')
    args.add_argument('--as-printed', action='store_true', help='each page once, nothing cut, moved or misread')
    args = args.parse_args()

    written = [read(path) for folder in args.sources for path in sorted(folder.glob('*.p'))]
    args.out.mkdir(parents=True, exist_ok=True)
    if args.as_printed:
        for number, page in enumerate(written, 1):
            text, told = as_printed(page, number)
            write_pair(args.out, f'{args.name}-{number:03}', '.txt', text.encode(), told)
        return
    misreader = Misreader([text for page in written for item in page.items for _, text in item])
    # Articles with crossheads, which look like the headings of short items.
    found, stock = load(args.articles, [], least=60)
    articles = [a for a in found if any(misread.is_crosshead(p) for p in a.paragraphs[1:-1])]
    for number in range(1, args.pages + 1):
        text, told = Page(Random(f'{args.seed} {number}'), misreader, articles, stock).make(written)
        write_pair(args.out, f'{args.name}-{number:03}', '.txt', text.encode(), told)


if __name__ == '__main__':
    main()
