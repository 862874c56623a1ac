#!/usr/bin/env python3
"""Typesets newspaper pages from gold articles, scans them and has Tesseract read them.

Writes NAME-001.txt (the engine's output, byte for byte) and NAME-001.gold.json (what stands on the page) and so on.
Every page depends on the seed and its number only; pages that are there already are left alone, so a broken run goes on
where it stopped. A page on which the engine misreads too many words is set again in another style.
"""

import os
import pathlib
import subprocess
import tempfile
from random import Random

from PIL import Image

from furnish import Desk, furnish, trim
from measure import engine_order, word_errors
from pairs import write_pair
from plan import make_plan, places
from scan import degrade
from sources import Source, Stock, arguments, load
from typeset import Typesetter, draw, make_style


def engine_name() -> str:
    version = subprocess.run(['tesseract', '--version'], capture_output=True, text=True, check=True).stdout.split()[1]
    return f'Tesseract {version}, ara'


def read(page: Image.Image, psm: int, folder: pathlib.Path) -> tuple[bytes, bytes]:
    """What the engine reads, as text and as ALTO."""
    page.save(folder / 'scan.png')
    env = {**os.environ, 'OMP_THREAD_LIMIT': '1'}
    command = ['tesseract', str(folder / 'scan.png'), str(folder / 'read'), '-l', 'ara', '--psm', str(psm), 'txt', 'alto']
    subprocess.run(command, capture_output=True, check=True, env=env, timeout=600)
    return (folder / 'read.txt').read_bytes(), (folder / 'read.xml').read_bytes()


def choose(rng: Random, sources: list[Source], used: set[int], budget: int) -> int:
    """Of three articles not yet on the page, the one that fills its place best when cut at a sentence's end."""
    free = [n for n in range(len(sources)) if n not in used]
    waste = lambda n: abs(sum(len(p.split()) for p in trim(sources[n].paragraphs, budget)) - budget)
    return min(rng.sample(free, 3), key=waste)


def make_page(
    rng: Random, sources: list[Source], stock: Stock, folder: pathlib.Path, keep_image: pathlib.Path | None
) -> tuple[bytes, bytes, dict]:
    desk = Desk(rng, stock)
    columns = rng.choice([3, 3, 3, 4, 4, 5])
    kind, tree = make_plan(rng, columns, column_words := rng.randint(170, 320))
    style = make_style(rng, columns)
    spots = places(tree)
    pictured = set(rng.sample(range(len(spots)), rng.choice([0, 0, 1, 1, 1, 2]) if rng.random() < 0.75 else 0))
    jumping = rng.randrange(len(spots)) if rng.random() < 0.15 else None
    used, articles = set(), {}
    for n, spot in enumerate(spots):
        overhead = 30 + (30 if n in pictured else 0)  # words' worth of room for headline and photo
        budget = max(50, int(spot.area * column_words) - overhead)
        used.add(at := choose(rng, sources, used, budget))
        articles[id(spot)] = furnish(desk, sources[at], budget, n in pictured, n == jumping)
    head = desk.head() if rng.random() < 0.6 else []
    page = draw(Typesetter(rng, style).page(tree, articles, head), style.width(columns) + 2 * style.margin_px, folder)
    level = rng.choice(['light', 'light', 'medium', 'medium', 'medium', 'heavy'])
    scanned, degraded = degrade(rng, page, level)
    psm = 1 if rng.random() < 0.25 else 3
    text, alto = read(scanned, psm, folder)
    if keep_image:
        scanned.save(keep_image)
    on_page = [articles[id(spot)] for spot in spots]
    gold = {
        'kind': 'ocr',
        'articles': [a.gold() for a in on_page],
        'furniture': head + [a.jump for a in on_page if a.jump],
        'render': {
            'psm': psm,
            'body_font': style.body_font,
            'head_font': style.head_font,
            'body_px': style.body_px,
            'columns': columns,
            'layout': kind,
            'level': level,
            'degrade': degraded,
        },
    }
    return text, alto, gold


def main() -> None:
    args = arguments(__doc__, 'train-ocr')
    args.add_argument('--worst', type=float, default=0.35, help='highest word error of a page that is kept')
    args.add_argument('--images', type=pathlib.Path, help='folder for the scans, which are thrown away otherwise')
    args.add_argument('--alto', type=pathlib.Path, help='folder for what the engine read as ALTO, with gold of its own')
    args = args.parse_args()

    (sources, stock), engine = load(args.sources, args.held_out), engine_name()
    for folder in filter(None, (args.out, args.images, args.alto)):
        folder.mkdir(parents=True, exist_ok=True)
    for number in range(1, args.pages + 1):
        name = f'{args.name}-{number:03}'
        target = args.out / f'{name}.gold.json'
        if target.exists():
            continue
        for attempt in range(20):
            with tempfile.TemporaryDirectory() as folder:
                image = args.images / f'{name}.png' if args.images else None
                text, alto, gold = make_page(Random(f'{args.seed} {number} {attempt}'), sources, stock, pathlib.Path(folder), image)
            read_text = text.decode('utf8')
            error, lost = word_errors(gold, read_text)
            if error <= args.worst:
                break
            print(f'{name}: word error {error}, {gold["render"]["body_font"]}, set again', flush=True)
        else:
            continue
        order = engine_order(gold, read_text)
        gold['render'] = {'engine': engine, **gold['render'], 'word_error': error, 'body_words_lost': lost, 'engine_order': order}
        if args.alto:
            write_pair(args.alto, name, '.xml', alto, gold)
        write_pair(args.out, name, '.txt', text, gold)
        print(name, gold['render']['layout'], gold['render']['body_font'], error, order, flush=True)


if __name__ == '__main__':
    main()
