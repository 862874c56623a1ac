"""Turns a source article into a page article: trims it to its place and invents what newspapers put round a text."""

import datetime
import re
from dataclasses import dataclass, field
from random import Random

import wording as w
from sources import Source, Stock

INDIC = str.maketrans('0123456789', '٠١٢٣٤٥٦٧٨٩')
WESTERN = str.maketrans('٠١٢٣٤٥٦٧٨٩', '0123456789')


@dataclass
class Article:
    title: str
    paragraphs: list[str]
    kicker: str | None = None
    subtitle: str | None = None
    byline: str | None = None
    captions: list[str] = field(default_factory=list)
    jump: str | None = None
    subheads: set[int] = field(default_factory=set)  # indexes of paragraphs that are heads inside the text

    def gold(self) -> dict:
        return {
            'kicker': self.kicker,
            'title': self.title,
            'subtitle': self.subtitle,
            'byline': self.byline,
            'captions': self.captions,
            'text': '\n\n'.join(self.paragraphs),
        }


class Desk:
    """The habits of one issue of one invented newspaper: its name, its dash, its digits, its kinds of byline."""

    def __init__(self, rng: Random, stock: Stock):
        self.rng = rng
        self.stock = stock
        self.paper = rng.choice(w.PAPERS)
        self.dash = rng.choice([' - ', ' - ', ' - ', ' ـ ', ' – ', '-'])
        self.digits = INDIC if rng.random() < 0.5 else WESTERN
        self.months = rng.choice(list(w.MONTHS))
        self.agency_in_caption = rng.random() < 0.65

    def fill(self, template: str) -> str:
        rng = self.rng
        values = {'city': rng.choice(w.CITIES), 'agency': rng.choice(w.AGENCIES), 'num': rng.randint(3, 95), 'paper': self.paper}
        return template.format(page=rng.randint(2, 24), **values)

    def set_digits(self, text: str) -> str:
        return text.translate(self.digits)

    def of_stock(self, phrases: list[str], share: float = 0.4) -> str | None:
        """One of the stock phrases of real newspapers, if there are any, in so many cases."""
        return self.rng.choice(phrases) if phrases and self.rng.random() < share else None

    def kicker(self) -> str:
        return self.of_stock(self.stock.kickers) or self.fill(self.rng.choice(w.KICKERS))

    def jump(self) -> str:
        return self.of_stock(self.stock.jumps) or self.fill(self.rng.choice(w.JUMPS))

    # -- people and places

    def name(self) -> str:
        first = self.rng.choice(w.MEN if self.rng.random() < 0.6 else w.WOMEN)
        return f'{first} {self.rng.choice(w.FAMILIES)}'.replace('_', ' ')

    def wrote(self) -> str:
        woman = self.rng.random() < 0.4
        first, family = self.rng.choice(w.WOMEN if woman else w.MEN), self.rng.choice(w.FAMILIES)
        verb = 'كتبت' if woman else 'كتب'
        return (
            verb
            + self.rng.choice([' ', ': ', ' ', ' - '])
            + f'{first} {family}'.replace('_', ' ')
            + self.rng.choice(['', ':', ''])
        )

    def byline(self) -> str:
        if known := self.of_stock(self.stock.bylines):
            return known
        rng, city = self.rng, self.rng.choice(w.CITIES)
        kind = rng.random()
        if kind < 0.24:
            return self.name()
        if kind < 0.36:
            return self.wrote()
        if kind < 0.41:
            return rng.choice(['بقلم: ', 'بقلم ', 'بقلم/ ', 'تحقيق: ', 'حوار: ', 'إعداد: ', 'متابعة: ', 'ترجمة: ']) + self.name()
        if kind < 0.63:
            return rng.choice(w.AGENCIES)
        if kind < 0.78:
            return city + self.dash + rng.choice(w.AGENCIES)
        if kind < 0.90:
            return city + self.dash + rng.choice(['', '', 'من ']) + self.name()
        if kind < 0.93:
            return f'{rng.choice(w.TITLES)} {self.name()}'
        if kind < 0.95:
            return f'{self.name()} و{self.name()}'
        return self.fill(rng.choice(w.DESKS))

    def dateline(self) -> str:
        if known := self.of_stock(self.stock.datelines):
            return known + ' '
        rng, city, agency = self.rng, self.rng.choice(w.CITIES), self.rng.choice(w.AGENCIES)
        kind = rng.random()
        if kind < 0.55:
            return f'{city}{self.dash}{agency}: '
        if kind < 0.70:
            return f'{city}{self.dash}{self.name()}: '
        if kind < 0.80:
            return f'{city}{self.dash}من {self.name()}: '
        if kind < 0.90:
            return f'{city} ({agency}){self.dash if self.dash != "-" else " - "}'
        return f'{city}{self.dash}«{self.paper}»: '

    def caption(self, source: Source) -> str:
        text = source.caption or self.of_stock(self.stock.captions) or self.fill(self.rng.choice(w.CAPTIONS))
        if self.rng.random() < (0.95 if self.agency_in_caption else 0.1):
            text += f' ({self.rng.choice(w.AGENCIES)})'
        return text + self.rng.choice(['', '', '', '.'])

    # -- running head

    def head(self) -> list[str]:
        """Name of the paper, date line, page: each a block of its own, any but the name sometimes missing."""
        if known := self.of_stock(self.stock.heads, 0.3):
            return [known]
        rng = self.rng
        day = datetime.date(rng.randint(1960, 2023), rng.randint(1, 12), rng.randint(1, 28))
        month = w.MONTHS[self.months][day.month - 1].replace('_', ' ')
        date = f'{w.WEEKDAYS[day.weekday()]} {day.day} {month} {day.year}'
        if rng.random() < 0.2:
            date += ' م'
        if rng.random() < 0.15:
            hijri = f'{rng.randint(1, 29)} {rng.choice(w.HIJRI)} {day.year - 579} هـ'.replace('_', ' ')
            date += rng.choice([' - ', ' الموافق ', ' / ']) + hijri
        if rng.random() < 0.5:
            date += rng.choice([' - العدد ', ' العدد ', ' | العدد ', ' - العدد: ']) + str(rng.randint(120, 19000))
        if rng.random() < 0.12:
            date += ' - ' + rng.choice(w.YEARS_OF_PAPER)
        number = str(rng.randint(1, 32))
        section = rng.choice(w.SECTIONS)
        page = rng.choice(
            [
                number,
                number,
                f'{section} {number}',
                f'{number} {section}',
                f'ص {number}',
                f'الصفحة {number}',
                f'{section} - {number}',
            ]
        )
        parts = [self.paper, date, page]
        if rng.random() < 0.15:
            parts.remove(rng.choice(parts[1:]))
        return [self.set_digits(p) for p in parts]


def split_title(desk: Desk, article: Article) -> None:
    """Makes the part of a headline before its colon a kicker, or the part after it a subtitle, on some articles."""
    before, colon, after = article.title.partition(': ')
    if not colon or len(after.split()) < 3 or not after[0].isalpha():
        return
    chance = desk.rng.random()
    if chance < 0.35 and not article.kicker:
        article.kicker, article.title = before, after
    elif chance < 0.5 and len(before.split()) > 2 and not article.subtitle:
        article.title, article.subtitle = before, after


def take_subtitle(desk: Desk, article: Article) -> str | None:
    """A short sentence or clause of the text, mostly taken out of it, sometimes left there as well."""
    places = []
    for n, p in enumerate(article.paragraphs[1:], 1):
        for sentence in re.findall(r'(?:(?<=\. )|^)\w[^.«»":()-]+\.', p):
            if 5 <= len(sentence.split()) <= 14 and len(p) - len(sentence) > 120:
                places.append((n, sentence))
    if not places:
        return None
    n, sentence = desk.rng.choice(places)
    if desk.rng.random() < 0.75:
        article.paragraphs[n] = article.paragraphs[n].replace(sentence, '', 1).replace('  ', ' ').strip()
    return re.sub(r'^(?:و|كما |وقد |هذا و)(?=\S{4})', '', sentence.rstrip('.').strip())


def trim(paragraphs: list[str], budget: int) -> list[str]:
    """The opening sentences that come nearest to the budget in words."""
    kept, total = [], 0
    for p in paragraphs:
        taken = []
        for sentence in re.split(r'(?<=[.؟!]) +', p):
            size = len(sentence.split())
            if total and total + size / 2 > budget:
                kept += [' '.join(taken)] if taken else []
                return kept[:-1] if len(kept[-1].split()) < 5 and kept[1:] else kept  # no head without its text
            taken.append(sentence)
            total += size
        kept.append(p)
    return kept


def cut(paragraphs: list[str], budget: int) -> list[str]:
    """The text broken off at the budget, as before a jump to another page."""
    kept, left = [], budget
    for p in paragraphs:
        words = p.split()
        kept.append(' '.join(words[:left]))
        left -= len(words)
        if left < 4:
            break
    return kept


def furnish(desk: Desk, source: Source, budget: int, photo: bool, jump: bool) -> Article:
    """The article as it will stand on the page."""
    rng = desk.rng
    article = Article(source.title, list(source.paragraphs), source.kicker, source.subtitle)
    split_title(desk, article)
    jump = jump and source.words > budget * 1.2
    article.paragraphs = cut(article.paragraphs, budget) if jump else trim(article.paragraphs, budget)
    if not article.kicker and rng.random() < 0.1:
        article.kicker = desk.kicker()
    if not article.subtitle and rng.random() < 0.26:
        article.subtitle = (take_subtitle(desk, article) if rng.random() < 0.4 and not jump else None) or desk.fill(
            rng.choice(w.SUBTITLES)
        )
    chance = rng.random()
    if chance < 0.54:
        article.byline = desk.byline()
    elif chance < 0.73:
        article.paragraphs[0] = desk.dateline() + article.paragraphs[0]
    if photo:
        article.captions = [desk.caption(source)]
    if jump:
        article.jump = desk.set_digits(desk.jump())
    elif len(article.paragraphs) > 3 and rng.random() < 0.05:
        at = rng.randint(2, len(article.paragraphs) - 1)
        article.paragraphs.insert(at, rng.choice(w.SUBHEADS))
        article.subheads = {at}
    for name in ('kicker', 'title', 'subtitle', 'byline'):
        if value := getattr(article, name):
            setattr(article, name, desk.set_digits(value))
    article.captions = [desk.set_digits(c) for c in article.captions]
    article.paragraphs = [desk.set_digits(p) for p in article.paragraphs]
    return article
