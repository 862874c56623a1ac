"""Opens a dataset with what Python readers are at hand and compares what they see.

    python3 tools/loads-elsewhere.py corpus/articles-00000.jsonl

Looks for pandas, Hugging Face datasets, datatrove and smart_open (dolma's way of reading); says which are missing. Ends with
1 when a reader sees other columns, another number of records or other texts than json does, and with 2 when there is no reader.
"""

import hashlib
import json
import os
import sys
import tempfile

COLUMNS = ["id", "text", "title", "kicker", "subtitle", "byline", "dateline", "captions", "date", "source", "metadata"]


def digest(texts):
    """One hash over all texts in order."""
    whole = hashlib.sha256()
    for text in texts:
        whole.update(text.encode() + b"\0")
    return whole.hexdigest()[:16]


def plain(path, with_empty=True):
    with open(path, encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    if not with_empty:
        records = [record for record in records if record["text"]]
    for record in records:
        assert list(record) == COLUMNS, f"{record.get('id')}: columns {list(record)}"
    words = sum(record["metadata"]["words"] for record in records)
    return len(records), words, digest(record["text"] for record in records)


def with_pandas(path):
    import pandas

    frame = pandas.read_json(path, lines=True, convert_dates=False, dtype=False)
    assert list(frame.columns) == COLUMNS, list(frame.columns)
    return len(frame), int(sum(m["words"] for m in frame["metadata"])), digest(frame["text"])


def with_datasets(path):
    import datasets

    with tempfile.TemporaryDirectory() as cache:
        data = datasets.load_dataset("json", data_files=path, split="train", cache_dir=cache)
        assert data.column_names == COLUMNS, data.column_names
        return len(data), sum(m["words"] for m in data["metadata"]), digest(data["text"])


def with_datatrove(path):
    from datatrove.pipeline.readers import JsonlReader

    folder, name = os.path.split(os.path.abspath(path))
    documents = list(JsonlReader(folder, glob_pattern=name).run())
    # What is no text or id goes into its metadata, beside what the record has there.
    words = sum(document.metadata["words"] for document in documents)
    assert all("#" in document.id for document in documents)
    return len(documents), words, digest(document.text for document in documents)


def with_dolma(path):
    """Dolma's documents: id, text, source and metadata, read line by line through smart_open."""
    import smart_open

    with smart_open.open(path, "rt", encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines]
    assert all(isinstance(d[key], str) for d in documents for key in ("id", "text", "source"))
    assert all(isinstance(d["metadata"], dict) for d in documents)
    return len(documents), sum(d["metadata"]["words"] for d in documents), digest(d["text"] for d in documents)


def main(path):
    expected = plain(path)
    print(f"json: {expected[0]} records, {expected[1]} words, texts {expected[2]}")
    read = failed = 0
    for name, reader in (
        ("pandas", with_pandas),
        ("datasets", with_datasets),
        ("datatrove", with_datatrove),
        ("dolma", with_dolma),
    ):
        try:
            seen = reader(path)
        except ImportError as missing:
            print(f"{name}: not at hand ({missing})")
            continue
        except AssertionError as other:
            seen = other
        read += 1
        # datatrove passes over documents without text.
        if seen == (plain(path, with_empty=False) if name == "datatrove" else expected):
            print(f"{name}: the same")
        else:
            failed += 1
            print(f"{name}: differs: {seen}")
    return 1 if failed else 0 if read else 2


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
