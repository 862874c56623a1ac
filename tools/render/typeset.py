"""Writes a planned page as HTML, and draws it with a headless Chromium."""

import base64
import html
import io
import pathlib
import subprocess
from dataclasses import dataclass
from random import Random

import numpy as np
from PIL import Image, ImageFilter

from furnish import Article
from plan import Place, Row, Stack

# Body fonts: name, smallest and largest size in pixels, smallest and largest line height, how often.
BODY = [
    ('Noto Naskh Arabic', 26, 30, 1.35, 1.6, 4),
    ('Noto Naskh Arabic UI', 26, 30, 1.3, 1.5, 1),
    ('Noto Sans Arabic', 25, 29, 1.35, 1.55, 2),
    ('Amiri', 28, 33, 1.35, 1.65, 4),
    ('Scheherazade', 33, 38, 1.15, 1.4, 4),
    ('KacstBook', 28, 34, 1.25, 1.5, 4),
    ('KacstNaskh', 29, 34, 1.25, 1.5, 4),
    ('KacstOne', 26, 29, 1.3, 1.55, 4),
    ('KacstLetter', 28, 33, 1.25, 1.5, 3),
    ('KacstOffice', 28, 33, 1.25, 1.5, 3),
    ('KacstQurn', 26, 31, 1.35, 1.6, 2),
    ('Furat', 27, 31, 1.2, 1.4, 3),
]
HEADS = [
    'Noto Kufi Arabic',
    'Noto Kufi Arabic',
    'Noto Sans Arabic',
    'Noto Sans Arabic',
    'Noto Naskh Arabic',
    'Noto Naskh Arabic',
    'KacstOne',
    'KacstOne',
    'Amiri',
    'Amiri',
    'Scheherazade',
    'KacstPoster',
    'KacstPoster',
    'KacstTitle',
    'KacstDecorative',
    'AlArabiya',
    'Khalid',
    'Hani',
    'Metal',
    'KacstBook',
]


@dataclass
class Style:
    """What stays the same over a page."""

    body_font: str
    body_px: int
    leading: float
    head_font: str
    head_weight: int
    small_font: str
    columns: int
    column_px: int
    gap_px: int
    rules: bool  # lines between columns of an article
    row_rules: str  # border between articles
    indent: float
    byline_in_text: bool
    margin_px: int

    def width(self, span: int) -> int:
        return span * self.column_px + (span - 1) * self.gap_px


def make_style(rng: Random, columns: int) -> Style:
    name, low, high, tight, loose, _ = rng.choices(BODY, weights=[f[-1] for f in BODY])[0]
    px = rng.randint(low, high)
    measure = rng.uniform(12.5, 21 if columns < 4 else 18 if columns == 4 else 15.5)  # width of a column in letter heights
    if name in ('Scheherazade', 'KacstBook', 'KacstNaskh', 'KacstOffice', 'KacstLetter'):
        measure *= 0.9  # small on the body
    return Style(
        body_font=name,
        body_px=px,
        leading=round(rng.uniform(tight, loose), 2),
        head_font=rng.choice(HEADS),
        head_weight=rng.choice([700, 700, 700, 400]),
        small_font=rng.choice(['Noto Sans Arabic', 'Noto Kufi Arabic', 'Noto Naskh Arabic', 'KacstOne', name, name]),
        columns=columns,
        column_px=int(px * measure),
        gap_px=int(px * rng.uniform(0.8, 1.8)),
        rules=rng.random() < 0.35,
        row_rules=rng.choice(
            ['none', 'none', '1px solid #000', '2px solid #000', '2px solid #222', '5px double #000', '4px solid #000']
        ),
        indent=rng.choice([0, 0, 0.6, 1, 1, 1.5]),
        byline_in_text=rng.random() < 0.6,
        margin_px=rng.randint(50, 130),
    )


def photo(rng: Random) -> str:
    """A grey picture without content, as a data address."""
    noise = np.random.default_rng(rng.randrange(2**32))
    size = rng.choice([(7, 5), (9, 6), (5, 7), (12, 8)])
    soft = Image.fromarray(noise.integers(40, 225, size[::-1], dtype=np.uint8)).resize((360, 240), Image.BICUBIC)
    grain = np.asarray(soft, dtype=float) + noise.normal(0, rng.choice([2, 10, 22]), (240, 360))
    out = io.BytesIO()
    Image.fromarray(grain.clip(0, 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(0.6)).save(out, 'PNG')
    return 'data:image/png;base64,' + base64.b64encode(out.getvalue()).decode()


def tag(name: str, kind: str, text: str | None, style: str = '') -> str:
    return f'<{name} class="{kind}" style="{style}">{html.escape(text)}</{name}>' if text else ''


class Typesetter:
    def __init__(self, rng: Random, style: Style):
        self.rng, self.style = rng, style
        self.kicker_look = rng.choice(
            [
                '',
                'text-decoration:underline',
                'border-bottom:2px solid #000;display:inline-block',
                'font-weight:700',
                'color:#333',
            ]
        )
        self.head_align = rng.choice(['right', 'right', 'right', 'center'])
        self.byline_align = rng.choice(['right', 'right', 'center', 'left'])
        self.bold_lead = rng.random() < 0.12

    def css(self) -> str:
        s, rng = self.style, self.rng
        return f'''
body {{ margin: {s.margin_px}px; width: {s.width(s.columns)}px; background: #fff; color: #000; font: {s.body_px}px/{s.leading} "{s.body_font}", "Noto Naskh Arabic"; }}
p {{ margin: 0; text-align: justify; text-indent: {s.indent}em; }}
.row {{ display: flex; gap: {s.gap_px}px; align-items: flex-start; }}
.kicker {{ font: {rng.choice([400, 700])} {rng.uniform(1, 1.3):.2f}em/1.4 "{rng.choice([s.head_font, s.small_font, s.body_font])}"; text-align: {self.head_align}; }}
h1 {{ margin: 0 0 .15em; font-family: "{s.head_font}", "Noto Kufi Arabic"; font-weight: {s.head_weight}; line-height: {rng.uniform(1.25, 1.5):.2f}; text-align: {self.head_align}; }}
.subtitle {{ font: {rng.choice([400, 700, 700])} {rng.uniform(1, 1.25):.2f}em/1.4 "{rng.choice([s.head_font, s.small_font, s.body_font])}"; text-align: {self.head_align}; margin-bottom: .2em; }}
.byline {{ font-weight: 700; text-align: {self.byline_align}; font-size: {rng.uniform(0.85, 1.1):.2f}em; font-family: "{rng.choice([s.body_font, s.body_font, s.small_font])}"; }}
.jump {{ text-align: left; font-weight: 700; font-size: .9em; text-indent: 0; }}
.subhead {{ font-weight: 700; text-align: {rng.choice(['right', 'center'])}; text-indent: 0; }}
figure {{ margin: .2em 0 .4em; break-inside: avoid; }}
figure img {{ display: block; width: 100%; }}
figcaption {{ font: {rng.choice([400, 700])} {rng.uniform(0.75, 0.95):.2f}em/1.35 "{s.small_font}"; text-align: {rng.choice(['right', 'center', 'right'])}; padding: .15em .2em; }}
.head {{ display: flex; justify-content: space-between; align-items: baseline; margin-bottom: .6em; padding: .1em 0; font-family: "{s.small_font}"; }}
'''

    def figure(self, width: int, caption: str) -> str:
        height = int(width * self.rng.uniform(0.45, 0.75))
        return f'<figure style="width:{width}px"><img src="{photo(self.rng)}" style="height:{height}px">{tag("figcaption", "", caption)}</figure>'

    def article(self, article: Article, place: Place) -> str:
        s, rng = self.style, self.rng
        width, columns = s.width(place.span), place.columns
        column = (width - (columns - 1) * s.gap_px) // columns
        over = columns == 1 or rng.random() < 0.72
        beside = not over and columns > 2 and rng.random() < 0.35
        size = (
            rng.uniform(1.3, 1.7)
            if place.span == 1 or not over
            else rng.uniform(1.5, 2.0)
            if place.area < 0.8
            else rng.uniform(1.7, 2.6)
        )
        head = (
            tag('div', 'kicker', article.kicker, self.kicker_look)
            + tag('h1', '', article.title, f'font-size:{size:.2f}em')
            + tag('div', 'subtitle', article.subtitle)
        )
        byline = tag('p', 'byline', article.byline, 'text-indent:0')
        if not s.byline_in_text:
            head, byline = head + byline, ''
        text = [self.paragraph(article, n, p) for n, p in enumerate(article.paragraphs)]
        text.append(tag('p', 'jump', article.jump))
        wide = ''
        for caption in article.captions:
            where = rng.random()
            if columns > 1 and over and where < 0.35:  # across the article, under its headline
                wide = self.figure(width if columns == 2 or rng.random() < 0.3 else 2 * column + s.gap_px, caption)
            elif where < 0.6:
                text.insert(0, self.figure(column, caption))
            else:
                text.insert(rng.randint(1, max(1, len(text) - 2)), self.figure(column, caption))
        body = byline + ''.join(text)
        if beside:  # headline at the right, text in the columns to its left
            return f'<div class="row"><div style="width:{column}px">{head}</div><div style="flex:1">{self.flow(body, columns - 1)}</div></div>'
        if columns > 2 and over and not wide and rng.random() < 0.2:
            return self.beside_tall_column(article, head, byline, column, columns)
        return head + wide + self.flow(body, columns) if over else self.flow(head + body, columns)

    def paragraph(self, article: Article, n: int, text: str, style: str = '') -> str:
        bold = 'font-weight:700;' if n == 0 and self.bold_lead else ''
        return tag('p', 'subhead' if n in article.subheads else '', text, bold + style)

    def flow(self, inside: str, columns: int) -> str:
        rule = 'column-rule:1px solid #000;' if self.style.rules else ''
        return f'<div style="column-count:{columns};column-gap:{self.style.gap_px}px;{rule}">{inside}</div>'

    def beside_tall_column(self, article: Article, head: str, byline: str, column: int, columns: int) -> str:
        """Headline over all columns but the last, in which the text goes on at the headline's height."""
        lines = self.rng.randint(3, 6)  # that the headline takes
        total = sum(len(p.split()) for p in article.paragraphs)
        left = total - (total + 7 * lines * (columns - 1)) // columns
        first, last = [], []
        for n, p in enumerate(article.paragraphs):
            words = p.split()
            if left >= len(words):
                first.append(self.paragraph(article, n, p))
            elif left > 0:
                first.append(self.paragraph(article, n, ' '.join(words[:left]), 'text-align-last:justify'))
                last.append(self.paragraph(article, n, ' '.join(words[left:]), 'text-indent:0'))
            else:
                last.append(self.paragraph(article, n, p))
            left -= len(words)
        figures = [self.figure(column, c) for c in article.captions]
        last += [*figures, tag('p', 'jump', article.jump)]
        return (
            f'<div class="row"><div style="width:{(columns - 1) * column + (columns - 2) * self.style.gap_px}px">{head}{self.flow(byline + "".join(first), columns - 1)}</div>'
            f'<div style="width:{column}px">{"".join(last)}</div></div>'
        )

    def part(self, part: Stack | Row | Place, articles: dict[int, Article]) -> str:
        s, rng = self.style, self.rng
        if isinstance(part, Place):
            inside = self.article(articles[id(part)], part)
            frame = (
                rng.choice(
                    [
                        'border:2px solid #000;padding:8px;margin:4px 0',
                        'border:1px solid #000;padding:10px',
                        'background:#e8e8e8;padding:8px',
                    ]
                )
                if rng.random() < 0.08
                else ''
            )
            return f'<div style="{frame};margin-bottom:{int(s.body_px * 0.7)}px">{inside}</div>'
        if isinstance(part, Row):
            cells = [f'<div style="width:{s.width(span_of(p))}px;flex:none">{self.part(p, articles)}</div>' for p in part.parts]
            return f'<div class="row">{"".join(cells)}</div>'
        line = f'<div style="border-top:{s.row_rules};margin-bottom:.4em"></div>'
        return line.join(self.part(p, articles) for p in part.parts)

    def running_head(self, parts: list[str]) -> str:
        rng = self.rng
        look = rng.choice(
            [
                '',
                'border-bottom:2px solid #000',
                'border-bottom:5px double #000',
                'border-top:2px solid #000;border-bottom:2px solid #000',
                'border-bottom:1px solid #000',
            ]
        )
        if rng.random() < 0.2:  # the name large above, the rest in a line below
            name = f'<div style="text-align:center;font:700 2.2em/1.4 \'{self.style.head_font}\'">{html.escape(parts[0])}</div>'
            return name + f'<div class="head" style="{look}">{"".join(tag("span", "", p) for p in parts[1:])}</div>'
        if rng.random() < 0.4:
            parts = rng.sample(parts, len(parts))
        size = {p: rng.uniform(0.8, 1.1) for p in parts}
        spans = [tag('span', '', p, f'font-size:{size[p]:.2f}em;font-weight:{rng.choice([400, 700])}') for p in parts]
        return f'<div class="head" style="{look}">{"".join(spans)}</div>'

    def page(self, tree: Stack | Row, articles: dict[int, Article], head: list[str]) -> str:
        top = self.running_head(head) if head else ''
        return f'<!doctype html><html dir="rtl" lang="ar"><meta charset="utf8"><style>{self.css()}</style><body>{top}{self.part(tree, articles)}</body></html>'


def span_of(part: Stack | Row | Place) -> int:
    if isinstance(part, Place):
        return part.span
    spans = [span_of(p) for p in part.parts]
    return sum(spans) if isinstance(part, Row) else max(spans)


def draw(page: str, width: int, folder: pathlib.Path) -> Image.Image:
    """The page as a grey picture, cut off a margin below its last ink."""
    source, target = folder / 'page.html', folder / 'page.png'
    source.write_text(page, encoding='utf8')
    subprocess.run(
        [
            'chromium',
            '--headless',
            '--no-sandbox',
            '--disable-gpu',
            '--hide-scrollbars',
            '--force-device-scale-factor=1',
            f'--user-data-dir={folder / "profile"}',
            f'--window-size={width},7000',
            f'--screenshot={target}',
            source.as_uri(),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    picture = Image.open(target).convert('L')
    inked = np.flatnonzero((np.asarray(picture) < 200).any(axis=1))
    return picture.crop((0, 0, picture.width, min(picture.height, int(inked[-1]) + 80)))
