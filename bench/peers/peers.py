"""python peers.py PEER PAGES.jsonl: does the step of one peer on all pages, with one process, and prints a line of JSON.

Time is that of the processor, from the first byte read to the last result; starting Python and importing are left out.
"""

import json
import os
import resource
import sys
import tempfile
import time

peer, file = sys.argv[1:3]


def texts():
    with open(file, encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]


def ftfy():
    from ftfy import fix_text

    def work():
        for text in texts():
            fix_text(text)

    return work


def pyarabic():
    from pyarabic.araby import normalize_hamza, normalize_ligature, strip_tashkeel, strip_tatweel

    def work():
        for text in texts():
            normalize_hamza(normalize_ligature(strip_tashkeel(strip_tatweel(text))))

    return work


def camel_tools():
    from camel_tools.utils.dediac import dediac_ar
    from camel_tools.utils.normalize import (
        normalize_alef_ar,
        normalize_alef_maksura_ar,
        normalize_teh_marbuta_ar,
        normalize_unicode,
    )

    def work():
        for text in texts():
            text = dediac_ar(normalize_unicode(text))
            normalize_teh_marbuta_ar(normalize_alef_maksura_ar(normalize_alef_ar(text)))

    return work


def datatrove():
    """The four stages of its minhash example, with its defaults and its tokenizer for Arabic."""
    from datatrove.executor.local import LocalPipelineExecutor
    from datatrove.pipeline.dedup import MinhashDedupBuckets, MinhashDedupCluster, MinhashDedupFilter, MinhashDedupSignature
    from datatrove.pipeline.dedup.minhash import MinhashConfig
    from datatrove.pipeline.readers import JsonlReader
    from datatrove.pipeline.writers.jsonl import JsonlWriter
    from datatrove.utils.typeshelper import Languages
    from datatrove.utils.word_tokenizers import load_word_tokenizer
    from loguru import logger

    logger.remove()
    language = Languages.standard_arabic__arab
    load_word_tokenizer(language)
    base = tempfile.mkdtemp()
    config = MinhashConfig()

    def work():
        reader = JsonlReader(os.path.dirname(file), glob_pattern=os.path.basename(file), compression=None)
        stages = [
            ([reader, MinhashDedupSignature(f"{base}/signatures", config, language)], 1),
            ([MinhashDedupBuckets(f"{base}/signatures", f"{base}/buckets", config=config)], config.num_buckets),
            ([MinhashDedupCluster(f"{base}/buckets", f"{base}/ids", config=config)], 1),
            ([reader, MinhashDedupFilter(f"{base}/ids"), JsonlWriter(f"{base}/out", compression=None)], 1),
        ]
        for i, (pipeline, tasks) in enumerate(stages):
            LocalPipelineExecutor(pipeline, tasks=tasks, workers=1, logging_dir=f"{base}/logs/{i}").run()

    return work


def text_dedup():
    """Its minhash command, with its defaults."""
    from text_dedup.minhash import main

    base = tempfile.mkdtemp()
    options = ["--path", "json", "--data_files", file, "--split", "train", "--cache_dir", f"{base}/cache"]
    options += ["--output", f"{base}/out", "--column", "text", "--num_proc", "1"]

    def work():
        main(options, standalone_mode=False)

    return work


def datasketch():
    """Words in fives, 112 permutations, bands as datatrove has them."""
    from datasketch import MinHash, MinHashLSH

    def work():
        index = MinHashLSH(params=(14, 8), num_perm=112)
        for i, text in enumerate(texts()):
            words = text.split()
            signature = MinHash(num_perm=112)
            signature.update_batch([" ".join(words[j : j + 5]).encode() for j in range(max(1, len(words) - 4))])
            if not index.query(signature):
                index.insert(str(i), signature)

    return work


def pyonion():
    """The method of onion in Python: paragraphs of which half the ten-word runs stand earlier."""
    from pyonion.remover import CleaningMode, DuplicateRemover, ListCorpusProvider

    def work():
        corpus = ListCorpusProvider(list(texts()), blockizer=lambda text: text.split("\n\n"))
        remover = DuplicateRemover()
        found = remover.find_duplicated_ngrams(corpus)
        for _ in remover.iter_clean_text_in_blocks(corpus, found, 0.5, CleaningMode.FIRST):
            pass

    return work


def processor_seconds():
    own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


PEERS = {
    "ftfy": ftfy,
    "pyarabic": pyarabic,
    "camel-tools": camel_tools,
    "datatrove": datatrove,
    "text-dedup": text_dedup,
    "datasketch": datasketch,
    "pyonion": pyonion,
}

output = os.dup(1)
os.dup2(2, 1)
work = PEERS[peer]()
start, clock = processor_seconds(), time.perf_counter()
work()
result = {"cpu": processor_seconds() - start, "seconds": time.perf_counter() - clock}
result["peak"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
os.write(output, (json.dumps(result) + "\n").encode())
