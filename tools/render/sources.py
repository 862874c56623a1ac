"""Reads the articles to typeset out of gold folders.

Two shapes are understood: pages (`{"articles": [...]}`) and paragraph lists (`{"files": ..., "paragraphs": ...}`), of
which only what is no repeat is taken. A page may carry stock phrases of its newspaper under `stock`. Bylines and datelines are
left out, since `furnish.py` invents them anew for each page; so are kickers and subtitles that stand over more than one article, which are somebody else's stock phrases.
"""

import argparse
import collections
import json
import pathlib
import re
from dataclasses import dataclass, field

DATELINE = re.compile(r'^[^\n:«]{2,24}? ?[-ـ–] ?[^\n:«]{2,24}: ')


@dataclass
class Source:
    title: str
    paragraphs: list[str]
    kicker: str | None = None
    subtitle: str | None = None
    caption: str | None = None

    @property
    def words(self) -> int:
        return sum(len(p.split()) for p in self.paragraphs)


@dataclass
class Stock:
    """What stands round the articles of some newspapers, as printed there: bylines, running heads and the like."""

    bylines: list[str] = field(default_factory=list)
    datelines: list[str] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    kickers: list[str] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)
    jumps: list[str] = field(default_factory=list)

    def add(self, gold: dict) -> None:
        for name, phrases in gold.get('stock', {}).items():
            getattr(self, name).extend(phrases)


def from_page(gold: dict) -> list[Source]:
    return [
        Source(a['title'], a['text'].split('\n\n'), a['kicker'], a['subtitle'], next(iter(a['captions']), None))
        for a in gold['articles']
    ]


def from_paragraphs(gold: dict) -> list[Source]:
    """Articles of paragraphs that are no repeats, where the opening paragraph is one of them."""
    kept = collections.defaultdict(dict)
    for p in gold['paragraphs']:
        if p['role'] == 'keep' and p['kind'] in ('unique', 'quote'):
            kept[p['file']][p['index']] = p['text']
    return [Source(gold['files'][name]['title'], list(texts.values())) for name, texts in sorted(kept.items()) if 0 in texts]


def load(folders: list[pathlib.Path], held_out: list[pathlib.Path], least: int = 70) -> tuple[list[Source], Stock]:
    """All articles of the folders with at least `least` words, in a fixed order, that share nothing with `held_out`; and the stock phrases."""
    found, stock = [], Stock()
    for folder in folders:
        for path in sorted(folder.glob('*.gold.json')):
            gold = json.loads(path.read_text(encoding='utf8'))
            found += from_paragraphs(gold) if 'paragraphs' in gold else from_page(gold)
            stock.add(gold)
    times = collections.Counter(x for s in found for x in (s.kicker, s.subtitle, opening(s.caption)) if x)
    for s in found:
        s.paragraphs[0] = DATELINE.sub('', s.paragraphs[0])
        s.kicker = s.kicker if times[s.kicker] == 1 else None
        s.subtitle = s.subtitle if times[s.subtitle] == 1 else None
        s.caption = bare(s.caption) if times[opening(s.caption)] == 1 else None
    taken, phrases = test_text(held_out)
    for s in found:
        s.kicker = None if s.kicker in phrases else s.kicker
        s.subtitle = None if s.subtitle in phrases else s.subtitle
        s.caption = None if s.caption in phrases else s.caption
    return [s for s in found if s.words >= least and not taken & runs(' '.join(s.paragraphs))], stock


def test_text(folders: list[pathlib.Path]) -> tuple[set, set]:
    """Word runs of the articles that a test keeps for itself, and the phrases round them."""
    taken, phrases = set(), set()
    for path in (p for folder in folders for p in sorted(folder.glob('*.gold.json'))):
        for a in json.loads(path.read_text(encoding='utf8'))['articles']:
            taken |= runs(a['text'])
            phrases |= {a['kicker'], a['subtitle'], *map(bare, a['captions'])} - {None}
    return taken, phrases


def runs(text: str, n: int = 8) -> set[tuple]:
    words = text.split()
    return {tuple(words[i : i + n]) for i in range(len(words) - n + 1)}


def bare(caption: str | None) -> str | None:
    """A caption without the agency in parentheses at its end."""
    return re.sub(r'\s*\([^()]*\)$', '', caption) if caption else None


def opening(caption: str | None) -> str | None:
    """The first words of a caption: stock captions differ only in the place and agency that follow."""
    return ' '.join(caption.split()[:3]) if caption else None


def arguments(description: str | None, name: str) -> argparse.ArgumentParser:
    """The arguments that every program of this folder takes: where articles come from, where pages go and how many."""
    args = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument('sources', nargs='+', type=pathlib.Path, help='folders with *.gold.json to take articles from')
    args.add_argument('--out', type=pathlib.Path, required=True, help='folder for the pages')
    args.add_argument('--pages', type=int, default=10)
    args.add_argument('--seed', type=int, default=1)
    args.add_argument('--name', default=name)
    args.add_argument(
        '--held-out', nargs='*', type=pathlib.Path, default=[], help='gold folders of a test: nothing of theirs is used'
    )
    return args
