"""What a vision-language model does to the order of a text set in columns.

It reads a column at a time, so a text comes as fragments cut at the foot of each column, mostly inside a sentence. It may
read the columns in a wrong order, lose a few lines where it goes from one to the next, or repeat what it has read.
"""

import re
from random import Random


def cut_places(rng: Random, paragraphs: list[str], count: int) -> list[int]:
    """Where the text breaks, in words from its start: columns about as long as one another, the last often shorter."""
    sizes = [len(p.split()) for p in paragraphs]
    total, words = sum(sizes), ' '.join(paragraphs).split()
    ends = [sum(sizes[: n + 1]) for n in range(len(sizes) - 1)]
    sentences = [n for n in range(4, total - 4) if words[n - 1][-1] in '.؟!']
    part, places = total / count, set()
    for n in range(1, count):
        at = round(part * (n + rng.uniform(-0.35, 0.35)))
        chance = rng.random()
        near = ends if chance < 0.1 else sentences if chance < 0.2 else []
        places.add(min(near, key=lambda e: abs(e - at)) if near else at)
    return sorted(p for p in places if 3 < p < total - 3)


def fragments(rng: Random, paragraphs: list[str], places: list[int]) -> list[list[str]]:
    """The paragraphs divided at these places; what is left of a paragraph after a cut may run into the next one."""
    found, start = [[]], 0
    for p in paragraphs:
        words = p.split()
        inside = [at - start for at in places if start <= at < start + len(words)]
        bounds = [0, *inside, len(words)]
        for n, (a, b) in enumerate(zip(bounds, bounds[1:])):
            if n:
                found.append([])
            if a < b:
                found[-1].append((' '.join(words[a:b]), n > 0 and a > 0))
        start += len(words)
    return [run_on(rng, f) for f in found if f]


def run_on(rng: Random, pieces: list[tuple[str, bool]]) -> list[str]:
    lines = [text for text, _ in pieces]
    is_rest = pieces[0][1]
    if is_rest and len(lines) > 1 and rng.random() < 0.4:
        return [f'{lines[0]} {lines[1]}', *lines[2:]]
    return lines


def lose_lines(rng: Random, paragraphs: list[str]) -> tuple[list[str], int] | None:
    """Some lines missing from the middle of a paragraph, and the place of the gap: what stands beyond it is a paragraph of
    its own, as nobody can tell how the sentence went on."""
    long = [n for n, p in enumerate(paragraphs) if len(p.split()) > 40]
    if not long:
        return None
    n = rng.choice(long)
    words = paragraphs[n].split()
    lost = rng.randint(8, 22)
    at = rng.randint(8, len(words) - lost - 8)
    before = sum(len(p.split()) for p in paragraphs[:n]) + at
    return [*paragraphs[:n], ' '.join(words[:at]), ' '.join(words[at + lost :]), *paragraphs[n + 1 :]], before


def shuffle(rng: Random, count: int) -> list[int]:
    """A wrong order of so many fragments: two of them changed about, the last first, or any."""
    right = list(range(count))
    while True:
        order = right[:]
        kind = rng.random()
        if kind < 0.4:
            a, b = rng.sample(right, 2)
            order[a], order[b] = order[b], order[a]
        elif kind < 0.75:
            turn = rng.randint(1, count - 1)
            order = order[turn:] + order[:turn]
        else:
            rng.shuffle(order)
        if order != right:
            return order


def opening_again(rng: Random, paragraphs: list[str], first: list[str]) -> tuple[list[str], int]:
    """The opening once more, and how many paragraphs of it: whole paragraphs, or the first column as it was cut; either
    sometimes parted or joined otherwise."""
    if rng.random() < 0.35 and len(first) < 6:
        again = first[:]
    else:
        again = paragraphs[: rng.choices([1, 2, 3, 4, 5], [40, 30, 10, 12, 8])[0]]
    count = len(again)
    if rng.random() < 0.4:
        again[0:1] = re.split(r'(?<=\S\S[.؟!]) (?=\S)', again[0], maxsplit=1)
    if len(again) > 2 and rng.random() < 0.5:
        n = rng.randrange(1, len(again) - 1)
        again[n : n + 2] = [f'{again[n]} {again[n + 1]}']
    return again, count


def run_again(rng: Random, paragraphs: list[str]) -> tuple[list[str], dict] | None:
    """The text with a run of 20 to 60 words of one paragraph once more at the end of a later one."""
    long = [n for n, p in enumerate(paragraphs[:-1]) if len(p.split()) >= 22]
    if not long:
        return None
    source = rng.choice(long)
    target = rng.randint(source + 1, len(paragraphs) - 1)
    words = paragraphs[source].split()
    size = rng.randint(20, min(60, len(words)))
    at = len(words) - size if rng.random() < 0.5 else rng.randint(0, len(words) - size)
    again = ' '.join(words[at : at + size])
    longer = [*paragraphs[:target], f'{paragraphs[target]} {again}', *paragraphs[target + 1 :]]
    return longer, {'from': source, 'to': target, 'words': size}


def column_end_again(rng: Random, columns: list[list[str]]) -> dict | None:
    """The last words of one column, up to 60, once more at the end of the next: changes the columns."""
    fitting = [n for n, c in enumerate(columns[:-1]) if len(c[-1].split()) >= 22]
    if not fitting:
        return None
    n = rng.choice(fitting)
    words = columns[n][-1].split()
    size = rng.randint(20, min(60, len(words)))
    columns[n + 1][-1] += ' ' + ' '.join(words[-size:])
    return {'from': n, 'to': n + 1, 'words': size}
