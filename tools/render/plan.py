"""Divides a page into places for articles.

A plan is a tree: a `Row` holds parts side by side from right to left, a `Stack` holds parts one below the other, and a
`Place` holds one article. Widths are counted in columns of the page, heights as a share of the page's height.
"""

from dataclasses import dataclass, field
from random import Random


@dataclass
class Place:
    span: int  # width in columns of the page
    columns: int  # columns of its own text: differs from span where columns are not to line up
    height: float

    @property
    def area(self) -> float:
        return self.span * self.height


@dataclass
class Row:
    parts: list


@dataclass
class Stack:
    parts: list = field(default_factory=list)


def parts_of(rng: Random, total: int, count: int) -> list[int]:
    """A random way to write total as a sum of count whole numbers."""
    cuts = sorted(rng.sample(range(1, total), count - 1))
    return [b - a for a, b in zip([0, *cuts], [*cuts, total])]


def shares(rng: Random, count: int) -> list[float]:
    raw = [rng.uniform(0.6, 1.4) for _ in range(count)]
    return [x / sum(raw) for x in raw]


def own_columns(rng: Random, span: int) -> int:
    """Columns of an article's text: mostly one for each column of the page, sometimes fewer and wider, or one more."""
    if span == 1 or rng.random() < 0.86:
        return span
    return span - 1 if span == 2 or rng.random() < 0.7 else span + 1


def boxes(rng: Random, span: int, height: float, count: int) -> Row | Place:
    if count == 1:
        return Place(span, own_columns(rng, span), height)
    return Row([Place(s, own_columns(rng, s), height) for s in parts_of(rng, span, count)])


def rows(rng: Random, n: int) -> Stack:
    """One article a row, each with its own number of columns."""
    count = rng.randint(3, 5)
    return Stack([Place(n, rng.choice([k for k in (n - 1, n, n, n + 1) if 1 < k < 6]), h) for h in shares(rng, count)])


def side(rng: Random, n: int) -> Row:
    """A tall column at one side, and beside it articles one below the other."""
    width = 2 if n == 5 and rng.random() < 0.4 else 1
    tall = Stack([Place(width, width, h) for h in shares(rng, rng.choice([1, 1, 2]))])
    rest = Stack(
        [boxes(rng, n - width, h, 2 if n - width > 2 and rng.random() < 0.3 else 1) for h in shares(rng, rng.randint(2, 4))]
    )
    return Row([tall, rest] if rng.random() < 0.5 else [rest, tall])


def grid(rng: Random, n: int) -> Stack:
    """Rows of boxes, two or three in each."""
    return Stack([boxes(rng, n, h, min(n, rng.choice([2, 2, 3]))) for h in shares(rng, rng.choice([2, 2, 3]))])


def lead(rng: Random, n: int) -> Stack:
    """One large article above a grid."""
    first = rng.uniform(0.3, 0.5)
    below = [boxes(rng, n, (1 - first) * h, rng.choice([1, 2, 2])) for h in shares(rng, rng.choice([1, 2, 2]))]
    return Stack([boxes(rng, n, first, rng.choice([1, 1, 2])), *below])


def strips(rng: Random, n: int) -> Row:
    """Two or three strips from top to bottom, each with its own stack of articles: no headlines side by side line up."""
    spans = parts_of(rng, n, 3 if n > 3 and rng.random() < 0.4 else 2)
    return Row([Stack([Place(s, own_columns(rng, s), h) for h in shares(rng, rng.choice([1, 2, 2, 3]))]) for s in spans])


KINDS = {'rows': rows, 'side': side, 'grid': grid, 'lead': lead, 'strips': strips}


def places(part: Stack | Row | Place) -> list[Place]:
    """The places in the order in which a reader meets their headlines."""
    return [part] if isinstance(part, Place) else [p for q in part.parts for p in places(q)]


def make_plan(rng: Random, n: int, column_words: int) -> tuple[str, Stack | Row]:
    """A plan of n columns with 3 to 6 articles, none too small for a headline nor too large for a news story."""
    kind, count = rng.choice(list(KINDS)), rng.choice([3, 4, 4, 5, 5, 5, 6])
    for _ in range(100):
        tree = KINDS[kind](rng, n)
        found = places(tree)
        sizes = [p.area * column_words for p in found]
        if len(found) == count and min(sizes) > 85 and max(sizes) < 520:
            return kind, tree
    return make_plan(rng, n, column_words)  # this kind cannot be so divided
