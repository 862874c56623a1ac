"""Misreads words as a vision-language model does.

Such a model knows the language, so most of its mistakes are words: one that looks alike takes the place of the one
printed. The others are forms that do not exist (a letter lost, doubled or swapped, other dots), and faults of spelling
in hamza, ya and ta marbuta. Now and then it copies the stretching of a justified line as a tatweel.
"""

import collections
import functools
import itertools
import math
import re
from random import Random

WORD = re.compile(r'[ء-غف-ي\u064b-\u0652]{3,}')
PROCLITIC = re.compile(r'^(?:[وف]?(?:ال|بال|كال|لل)|و)(?=\w{3})')
BODIES = ['بتثنيئى', 'جحخ', 'دذ', 'رز', 'سش', 'صض', 'طظ', 'عغ', 'فق', 'هة', 'وؤ', 'اأإآ']  # letters that differ by dots only
SHAPES = ['دذرزو', 'فقمعغهة', 'كلاأط', 'نلتبيس', 'جحخعغم', 'صضطظسش']  # letters of much the same outline
BODY = {letter: body for body in BODIES for letter in body}
NOT_JOINED = set('ادذرزوأإآؤءةى')  # no tatweel after these


def bare(word: str) -> str:
    """The word as an eye a little way off sees it: one letter for each body, without dots and vowel marks."""
    return ''.join(BODY.get(c, c)[0] for c in word if not '\u064b' <= c <= '\u0652')


def with_losses(text: str) -> set[str]:
    """The text without one letter, and from six letters on without two: two texts a slip apart have one of these in common."""
    most = 2 if len(text) > 5 else 1
    return {''.join(kept) for n in range(most + 1) for kept in itertools.combinations(text, len(text) - n)}


@functools.cache
def letter_cost(a: str, b: str) -> float:
    if a == b:
        return 0
    if b in BODY.get(a, ''):
        return 0.4
    return 0.7 if any(a in s and b in s for s in SHAPES) else 1.4


def distance(a: str, b: str) -> float:
    """What it takes to see b where a stands: dots cost less than a letter, a letter lost less than one too many."""
    row = [1.3 * n for n in range(len(b) + 1)]
    for i, x in enumerate(a, 1):
        above, row = row, [float(i)]
        for j, y in enumerate(b, 1):
            row.append(min(above[j] + 1, row[-1] + 1.3, above[j - 1] + letter_cost(x, y)))
    return row[-1]


class Misreader:
    """Knows the words of the texts it is made from and takes them for one another."""

    def __init__(self, texts: list[str]):
        self.counts = collections.Counter()
        for word in WORD.findall(' '.join(texts)):
            self.counts[word] += 1
            if (stem := PROCLITIC.sub('', word)) != word:
                self.counts[stem] += 1
        self.index = collections.defaultdict(set)
        for word in self.counts:
            for key in with_losses(bare(word)):
                self.index[key].add(word)

    def read(self, rng: Random, text: str, rate: float, log: list) -> str:
        """The text with about this share of its words misread; the pairs [misread, right] are added to the log."""
        return ' '.join(self._token(rng, t, log) if rng.random() < rate else t for t in text.split())

    def _token(self, rng: Random, token: str, log: list) -> str:
        found = WORD.findall(token)
        if len(found) != 1 or any(c.isdigit() for c in token):
            return token
        seen = self.misread(rng, found[0])
        log.append([seen, found[0]])
        return token.replace(found[0], seen)

    def misread(self, rng: Random, word: str) -> str:
        kind = rng.random()
        seen = None
        if kind < 0.56:
            seen = self.other_word(rng, word)
        elif kind < 0.70:
            seen = misspell(rng, word)
        elif kind < 0.72:
            seen = stretch(rng, word)
        return seen or garble(rng, word)

    def other_word(self, rng: Random, word: str) -> str | None:
        """A word that looks alike, the likelier the nearer and the more frequent; what is put before it mostly stays."""
        front = PROCLITIC.match(word)
        if front and rng.random() < 0.8:
            other = self._like(rng, word[front.end() :])
            return front[0] + other if other else None
        return self._like(rng, word)

    def _like(self, rng: Random, word: str) -> str | None:
        near = sorted(set().union(*(self.index.get(key, ()) for key in with_losses(bare(word)))) - {word})
        reach = 2.2 if len(word) > 5 else 1.5
        weights = {w: math.exp(-2 * d) * self.counts[w] ** 0.5 for w in near if (d := distance(word, w)) <= reach}
        return rng.choices(list(weights), list(weights.values()))[0] if weights else None


def misspell(rng: Random, word: str) -> str | None:
    """Hamza left out or put where none is, ya for alif maqsura, ta marbuta for ha, and the reverse."""
    changes = [(r'ة$', 'ه'), (r'ه$', 'ة'), (r'ي$', 'ى'), (r'ى$', 'ي'), (r'[أإآ]', 'ا'), (r'^ا(?!ل)', 'أ'), (r'ؤ', 'و'), (r'أ', 'إ')]
    fitting = [c for c in changes if re.search(c[0], word)]
    return re.sub(*rng.choice(fitting), word, count=1) if fitting else None


def stretch(rng: Random, word: str) -> str | None:
    places = [n for n in range(1, len(word)) if word[n - 1] not in NOT_JOINED and word[n].isalpha() and word[n - 1].isalpha()]
    return word[: (n := rng.choice(places))] + 'ـ' * rng.choice([1, 1, 2]) + word[n:] if places else None


def garble(rng: Random, word: str) -> str:
    """A letter lost, doubled, swapped with the next, given other dots or the shape of another one."""
    for _ in range(20):
        n = rng.randrange(len(word))
        letter, rest = word[n], word[n + 1 :]
        kind = rng.choices(['lost', 'doubled', 'swapped', 'dots', 'shape'], [34, 7, 18, 24, 17])[0]
        if kind == 'lost':
            seen = word[:n] + rest
        elif kind == 'doubled':
            seen = word[:n] + letter * 2 + rest
        elif kind == 'swapped':
            seen = word[:n] + rest[:1] + letter + rest[1:]
        else:
            alike = [BODY[letter]] if kind == 'dots' and letter in BODY else [s for s in SHAPES if letter in s]
            seen = word[:n] + rng.choice(rng.choice(alike)) + rest if alike else word
        if seen != word:
            return seen
    return word + word[-1]
