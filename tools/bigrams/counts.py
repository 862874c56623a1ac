"""Prints the word pairs of the Python package ar-corrector, "first<TAB>second<TAB>count" a line, UTF-8.

    python3 counts.py ar_corrector/resources/ngram_plus1.pickle

The pickle holds nothing but counters of strings; anything else in it is refused.
"""
import collections
import pickle
import sys


class Counters(pickle.Unpickler):
    def find_class(self, module, name):
        if (module, name) in {("collections", "Counter"), ("collections", "defaultdict")}:
            return getattr(collections, name)
        raise pickle.UnpicklingError(f"unexpected {module}.{name}")


with open(sys.argv[1], "rb") as file:
    followers = Counters(file).load()
out = open(sys.stdout.fileno(), "w", encoding="utf-8", newline="\n", buffering=1 << 20)
for before, counts in followers.items():
    if before:
        for after, count in counts.items():
            out.write(f"{before[0]}\t{after}\t{count}\n")
