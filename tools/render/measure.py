"""How well an engine read a page: words misread, and how far it kept the order of each article."""

import bisect
import collections
import re

STRIP = re.compile(r'[\u064B-\u065F\u0670\u0640\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]')
WORD = re.compile(r'[\u0621-\u064A\u066E-\u06D3\u06FA-\u06FFA-Za-z0-9\u0660-\u0669\u06F0-\u06F9]+')
FOLD = str.maketrans('أإآٱیک٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹', 'اااا' + 'يك' + '01234567890123456789')


def words(text: str) -> list[str]:
    return WORD.findall(STRIP.sub('', text).translate(FOLD))


def full(article: dict) -> str:
    parts = [article['kicker'], article['title'], article['subtitle'], article['byline'], *article['captions'], article['text']]
    return '\n'.join(p for p in parts if p)


def word_errors(gold: dict, read: str) -> tuple[float, float]:
    """Words lost or added whatever their place, by the words of the page; and words lost from the texts of articles."""
    count = collections.Counter
    page = count(words('\n'.join([*map(full, gold['articles']), *gold['furniture']])))
    body = count(words('\n'.join(a['text'] for a in gold['articles'])))
    found = count(words(read))
    error = max((page - found).total(), (found - page).total()) / page.total()
    return round(error, 4), round((body - found).total() / body.total(), 4)


def rising(numbers: list[int]) -> int:
    """Length of the longest rising subsequence."""
    tails = []
    for x in numbers:
        at = bisect.bisect_left(tails, x)
        tails[at : at + 1] = [x]
    return len(tails)


def engine_order(gold: dict, read: str, least: int = 3) -> dict:
    """Share of word pairs in rising order in the worst article, and how often the engine comes back to an article.

    Only pairs of neighbouring words that occur once on the page count; a visit to an article is at least `least` pairs.
    """
    pairs = lambda text: list(zip(w := words(text), w[1:]))
    heard = pairs(read)
    times = collections.Counter(heard)
    place = {p: n for n, p in enumerate(heard) if times[p] == 1}
    texts = [pairs(a['text']) for a in gold['articles']]
    times = collections.Counter(p for t in texts for p in t)
    worst, visits = 1.0, []
    for n, text in enumerate(texts):
        found = [place[p] for p in text if times[p] == 1 and p in place]
        worst = min(worst, rising(found) / len(found)) if found else 0.0
        visits += [(at, n) for at in found]
    runs = []
    for _, n in sorted(visits):
        if runs and runs[-1][0] == n:
            runs[-1][1] += 1
        else:
            runs.append([n, 1])
    long = [n for n, size in runs if size >= least]
    long = [n for at, n in enumerate(long) if at == 0 or long[at - 1] != n]
    return {'worst_article_in_order': round(worst, 3), 'returns': len(long) - len(set(long))}
