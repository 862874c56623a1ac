"""Writes pages with their gold."""

import json
import pathlib


def write_pair(folder: pathlib.Path, name: str, ending: str, page: bytes, gold: dict) -> None:
    (folder / f'{name}{ending}').write_bytes(page)
    gold_text = json.dumps({'page': f'{name}{ending}', **gold}, ensure_ascii=False, indent=1)
    (folder / f'{name}.gold.json').write_text(gold_text + '\n', encoding='utf8')
