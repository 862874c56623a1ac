#!/usr/bin/env python3
"""Sets frequent words in type, has Tesseract read them and writes down what it misread.

    npm run -s build:dictionary -- --words >words.txt
    python3 tools/dictionary/collect.py words.txt --rounds 12 --out tools/dictionary/misreadings.tsv

Every word is set once in each round, in random company, so that the engine goes by its letters. A page depends on the
words, the seed and its number only. Pages run in parallel; the file says what was read, what was printed, how often.
"""

import argparse
import collections
import difflib
import os
import pathlib
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from random import Random

from PIL import Image, ImageDraw, ImageFont

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / 'render'))
from scan import degrade  # noqa: E402

# Font, size in pixels of a word of common height at about 150 dpi.
FONTS = [
    ('Noto Naskh Arabic', 27),
    ('Noto Sans Arabic', 26),
    ('Amiri', 29),
    ('Scheherazade', 34),
    ('KacstBook', 31),
    ('KacstNaskh', 31),
    ('KacstOne', 27),
    ('KacstLetter', 30),
    ('KacstOffice', 30),
    ('Furat', 29),
]
LEVELS = ['light', 'medium', 'medium', 'heavy']
LINES, WORDS_A_LINE = 36, 10
ORNAMENTS = re.compile('[\u0640\u064b-\u065f\u0670\u200e\u200f\u202a-\u202e\u2066-\u2069]')
LETTERS = re.compile('[\u0621-\u063a\u0641-\u064a]{3,}')


@cache
def font_path(name: str) -> str:
    found = subprocess.run(['fc-match', '-f', '%{family}\t%{file}', name], capture_output=True, text=True, check=True).stdout
    family, path = found.split('\t')
    if name not in family:
        raise SystemExit(f'collect: font {name} is not installed')
    return path


def draw(lines: list[list[str]], font_name: str, size: int) -> Image.Image:
    font = ImageFont.truetype(font_path(font_name), size, layout_engine=ImageFont.Layout.RAQM)
    width = max(int(font.getlength(' '.join(line), direction='rtl')) for line in lines) + 120
    leading = int(size * 1.9)
    page = Image.new('L', (width, leading * len(lines) + 120), 255)
    pen = ImageDraw.Draw(page)
    for n, line in enumerate(lines):
        pen.text((width - 60, 60 + n * leading), ' '.join(line), font=font, fill=0, anchor='ra', direction='rtl', language='ar')
    return page


def read(page: Image.Image) -> list[list[str]]:
    with tempfile.TemporaryDirectory() as folder:
        page.save(path := f'{folder}/page.png')
        env = {**os.environ, 'OMP_THREAD_LIMIT': '1'}
        command = ['tesseract', path, 'stdout', '-l', 'ara', '--psm', '6']
        text = subprocess.run(command, capture_output=True, text=True, check=True, env=env, timeout=600).stdout
    return [ORNAMENTS.sub('', line).split() for line in text.split('\n') if line.strip()]


def paired(printed: list[str], seen: list[str]) -> list[tuple[str, str]]:
    """Words that stand for each other: between words read right, as many on either side."""
    pairs = []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, printed, seen, autojunk=False).get_opcodes():
        if tag == 'replace' and b - a == d - c:
            pairs += zip(seen[c:d], printed[a:b])
    return pairs


def near(wrong: str, right: str) -> bool:
    return difflib.SequenceMatcher(None, wrong, right, autojunk=False).ratio() >= 0.6


def work(words: list[str], seed: str) -> tuple[collections.Counter, int]:
    rng = Random(seed)
    name, size = rng.choice(FONTS)
    lines = [words[i : i + WORDS_A_LINE] for i in range(0, len(words), WORDS_A_LINE)]
    page, _ = degrade(rng, draw(lines, name, size), rng.choice(LEVELS))
    seen, found, matched = read(page), collections.Counter(), 0
    for line in lines:
        # The engine may drop a line: the one with most of its words is the one.
        best = max(seen, key=lambda other: len(set(line) & set(other)), default=[])
        if len(set(line) & set(best)) < 3:
            continue
        matched += len(line)
        for wrong, right in paired(line, best):
            wrong = wrong.strip('.,:;،؛؟!"\'()[]«»-_*|/')
            if wrong != right and LETTERS.fullmatch(wrong) and near(wrong, right):
                found[wrong, right] += 1
    return found, matched


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('words', type=pathlib.Path, help='one word a line')
    parser.add_argument('--rounds', type=int, default=12)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--workers', type=int, default=os.cpu_count())
    parser.add_argument('--out', type=pathlib.Path, required=True)
    args = parser.parse_args()

    words = args.words.read_text(encoding='utf8').split()
    jobs, size = [], LINES * WORDS_A_LINE
    for turn in range(args.rounds):
        order = words[:]
        Random(f'{args.seed} {turn}').shuffle(order)
        jobs += [(order[i : i + size], f'{args.seed} {turn} {i}') for i in range(0, len(order), size)]
    counts, total = collections.Counter(), 0
    with ThreadPoolExecutor(args.workers) as pool:
        for done, (found, matched) in enumerate(pool.map(lambda job: work(*job), jobs), 1):
            counts += found
            total += matched
            if done % 20 == 0:
                print(f'{done} of {len(jobs)} pages, {total} words, {len(counts)} misreadings', file=sys.stderr, flush=True)
    lines = [f'{wrong}\t{right}\t{n}\n' for (wrong, right), n in sorted(counts.items())]
    head = f'# Read, printed, how often: {total:,} words set in type and read by Tesseract (collect.py).\n'
    args.out.write_text(head + ''.join(lines), encoding='utf8')


if __name__ == '__main__':
    main()
