"""Builds data/word-vectors.bin: what field of life a word belongs to, and what company it keeps.

    pip install numpy scipy
    pip download --no-deps ar-corrector==1.1.6 && unzip ar_corrector-1.1.6-py3-none-any.whl
    python3 tools/vectors/build.py ar_corrector/resources/ngram_plus1.pickle data/word-vectors.bin

The company of a word: positive pointwise mutual information of the words that stand beside it in the pairs of ar-corrector, contexts
smoothed (power 0.75), reduced by singular value decomposition (Levy, Goldberg and Dagan 2015); the commonest words are no contexts.
The fields are those of fields/*.tsv, written by hand: a word counts less for a field the more fields it stands in, and the commoner its field.

Layout, little-endian: seven uint32 (magic, version, words, words with company, dimensions, fields, memberships), float32 step of the company,
float32 step of a word's weight; then of the words, sorted by the hash of their stem (src/lexicon/bigrams.ts), uint32 hashes, float32 worth of each field, uint16 fields of
each word in turn, uint8 weights, uint8 kinds (twice the number of its fields, one more where it has company), int8 company of those that have it.
"""
import collections
import glob
import os
import re
import subprocess
import sys

import numpy as np
from scipy.sparse import coo_matrix, csr_matrix
from scipy.sparse.linalg import svds

MAGIC, VERSION = 0x56575157, 1
DIMENSIONS = 64
# Stems with company, the commonest; a stem commoner than this share of all words is no context of others.
WORDS = 30_000
COMMONEST_CONTEXT = 0.002
# A stem in more fields than this, or commoner, points to none.
MOST_FIELDS = 20
COMMONEST_OF_FIELD = 0.0015
# A stem's weight is log(1 + RARE / share of all words), of a stem never counted at this share.
RARE = 1e-3
NEVER = 3e-6
# Centre of the company: a stem commoner than this counts as one of this share.
CENTRE = 1e-4

here = os.path.dirname(os.path.abspath(__file__))

# As foldWord and lightStem of src/text/fold.ts.
FOLDED = str.maketrans({
    "\u0622": "\u0627", "\u0623": "\u0627", "\u0625": "\u0627", "\u0671": "\u0627",
    "\u0649": "\u064a", "\u06cc": "\u064a", "\u06a9": "\u0643", "\u0629": "\u0647",
})
DROPPED = re.compile("[\u064b-\u065f\u0670\u0640]")
PREFIXES = ["\u0648\u0628\u0627\u0644", "\u0648\u0627\u0644", "\u0641\u0627\u0644", "\u0628\u0627\u0644",
            "\u0643\u0627\u0644", "\u0648\u0644\u0644", "\u0644\u0644", "\u0627\u0644", "\u0648"]
SUFFIXES = ["\u064a\u0647\u0627", "\u062a\u0647\u0627", "\u0647\u0645\u0627", "\u0627\u062a", "\u0647\u0627", "\u0647\u0645",
            "\u064a\u0646", "\u0648\u0646", "\u0627\u0646", "\u064a\u0647", "\u0647", "\u064a", "\u0627"]
LETTERS = re.compile("[\u0621-\u063a\u0641-\u064a]{3,}")


def stem_of(word):
    stem = DROPPED.sub("", word).translate(FOLDED)
    for prefix in PREFIXES:
        if len(stem) - len(prefix) >= 3 and stem.startswith(prefix):
            stem = stem[len(prefix):]
            break
    for suffix in SUFFIXES:
        if len(stem) - len(suffix) >= 3 and stem.endswith(suffix):
            stem = stem[: -len(suffix)]
            break
    return stem


def hash_of(word):
    value = 0x811C9DC5
    for letter in word:
        value = ((value ^ ord(letter)) * 0x01000193) & 0xFFFFFFFF
    value ^= value >> 16
    value = value * 0x85EBCA6B & 0xFFFFFFFF
    value ^= value >> 13
    value = value * 0xC2B2AE35 & 0xFFFFFFFF
    return value ^ (value >> 16)


def counted(pickle):
    """Counts of stems, and of pairs of stems side by side."""
    stems = {}
    pairs = collections.Counter()
    singles = collections.Counter()
    lines = subprocess.Popen(
        [sys.executable, os.path.join(here, "../bigrams/counts.py"), pickle], stdout=subprocess.PIPE, encoding="utf-8"
    )
    for line in lines.stdout:
        before, after, count = line.rstrip("\n").split("\t")
        for word in (before, after):
            if word not in stems:
                stems[word] = stem_of(word)
        pairs[stems[before], stems[after]] += int(count)
        singles[stems[before]] += int(count)
    if lines.wait():
        raise SystemExit("counts.py failed")
    return singles, pairs


def normalised(rows):
    return rows / (np.linalg.norm(rows, axis=1, keepdims=True) + 1e-9)


def company_of(words, shares, pairs):
    """Vectors of the words by what stands beside them, about their centre."""
    number = {word: i for i, word in enumerate(words)}
    cells = [(number[a], number[b], n) for (a, b), n in pairs.items() if a in number and b in number]
    left, right, counts = (np.array(column) for column in zip(*cells))
    size = len(words)
    beside = coo_matrix(
        (np.r_[counts, counts].astype(float), (np.r_[left, right], np.r_[right, left])), shape=(size, size)
    ).tocsr()
    beside.sum_duplicates()
    rows = np.asarray(beside.sum(1)).ravel()
    contexts = np.asarray(beside.sum(0)).ravel() ** 0.75
    contexts /= contexts.sum()
    beside = beside.tocoo()
    information = np.log(beside.data / (rows[beside.row] * contexts[beside.col] + 1e-12))
    kept = (information > 0) & (shares[beside.col] < COMMONEST_CONTEXT)
    positive = csr_matrix((information[kept], (beside.row[kept], beside.col[kept])), shape=(size, size))
    vectors, values, _ = svds(positive, k=DIMENSIONS, v0=np.ones(size))
    company = normalised(vectors * np.sqrt(values))
    return company - np.average(company, axis=0, weights=np.minimum(shares, CENTRE))


def fields_of(shares):
    """The fields of each stem, and what each field is worth."""
    members = collections.defaultdict(list)
    size = 0
    for path in sorted(glob.glob(os.path.join(here, "fields/*.tsv"))):
        for line in open(path, encoding="utf-8"):
            _, words = line.rstrip("\n").split("\t")
            for stem in {stem_of(word) for word in words.split()}:
                if LETTERS.fullmatch(stem) and shares.get(stem, 0) <= COMMONEST_OF_FIELD:
                    members[stem].append(size)
            size += 1
    members = {stem: fields for stem, fields in members.items() if len(fields) <= MOST_FIELDS}
    drawn = np.zeros(size)
    for stem, fields in members.items():
        drawn[fields] += (min(shares.get(stem, 0), CENTRE) + 2e-6) / np.sqrt(len(fields))
    return members, 1 / np.sqrt(drawn / np.median(drawn) + 0.1)


def main(pickle, target):
    singles, pairs = counted(pickle)
    total = sum(singles.values())
    shares = {stem: count / total for stem, count in singles.items()}
    common = [stem for stem, _ in sorted(singles.items(), key=lambda one: (-one[1], one[0]))[: 2 * WORDS]]
    common = [stem for stem in common if re.fullmatch("[\u0621-\u063a\u0641-\u064a]{2,}", stem)][:WORDS]
    company = company_of(common, np.array([shares[stem] for stem in common]), pairs)
    members, worths = fields_of(shares)
    row = {stem: i for i, stem in enumerate(common) if len(stem) > 2}
    words = sorted({*row, *members}, key=hash_of)
    hashes = np.array([hash_of(word) for word in words], "<u4")
    if len(set(hashes.tolist())) < len(words):
        raise SystemExit("two stems have one hash")
    weights = np.log1p(RARE / (np.array([shares.get(word, 0) for word in words]) + NEVER))
    weight_step = weights.max() / 255
    with_company = [row[word] for word in words if word in row]
    step = np.abs(company[with_company]).max() / 127
    listed = [field for word in words for field in members.get(word, [])]
    kinds = [2 * len(members.get(word, [])) + (word in row) for word in words]
    with open(target, "wb") as out:
        sizes = [MAGIC, VERSION, len(words), len(with_company), DIMENSIONS, len(worths), len(listed)]
        out.write(np.array(sizes, "<u4").tobytes())
        out.write(np.array([step, weight_step], "<f4").tobytes())
        out.write(hashes.tobytes())
        out.write(worths.astype("<f4").tobytes())
        out.write(np.array(listed, "<u2").tobytes())
        out.write(np.round(weights / weight_step).astype("u1").tobytes())
        out.write(np.array(kinds, "u1").tobytes())
        out.write(np.round(company[with_company] / step).astype("i1").tobytes())
    print(f"{len(words)} stems, {len(with_company)} with company, {len(worths)} fields, {len(listed)} memberships")


if __name__ == "__main__":
    main(*sys.argv[1:])
