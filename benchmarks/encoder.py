"""The trained encoder: load with imports, characters a second in batches of 1 and of 32, memory; CRF and spaCy beside.

    python benchmarks/encoder.py                 load, speed and memory, one thread
    python benchmarks/encoder.py --peers         and a CRF and a spaCy CNN of the usual size, where they are installed

The text is that of the real articles in ../shared/data/articles.jsonl where they are, else of the sample reports.
Seconds of speed are the processor's; those of loading are the clock's, with compiled bytecode, as pip installs it
(PYTHONDONTWRITEBYTECODE and no .pyc files add 0.1 s). The peers (pip install python-crfsuite spacy) are trained for
names by benchmarks/names_rifat.py; here only their speed is measured.
"""

import argparse
import contextlib
import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
ARTICLES = ROOT.parent / "shared" / "data" / "articles.jsonl"
COUNT = 60
LOAD = """
import time
begun = time.perf_counter()
from shutro import encoder, words
imported = time.perf_counter()
encoder.read(words.read("ঢাকা"))
done = time.perf_counter()
print(f"import {imported - begun:.3f} s, load and read a word {done - imported:.3f} s, together {done - begun:.3f} s")
"""


def texts() -> list[str]:
    if ARTICLES.exists():
        with ARTICLES.open(encoding="utf-8") as lines:
            return [json.loads(line)["text"] for _, line in zip(range(COUNT), lines, strict=False)]
    return [p.read_text(encoding="utf-8") for p in sorted((ROOT / "examples" / "reports").glob("*.txt"))]


def memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def speed(batch: int) -> None:
    """Run in a process of its own, so that the memory is its own."""
    from shutro import encoder, words
    from shutro.text import Clean

    if encoder.absence():
        print(encoder.absence())
        return
    pages = [words.read(Clean.of(text).text) for text in texts()]
    size = sum(len(page.text) for page in pages)
    encoder.read(pages[0])
    best, labels = float("inf"), 0.0
    for _ in range(3):
        begun = time.process_time()
        scores = [encoder.read(page) for page in pages] if batch == 1 else encoder.read_all(pages, batch)
        read = time.process_time()
        for one in scores:
            for layer in encoder.LABELS:
                assert one is not None
                one.spans(layer)
        best, labels = min(best, read - begun), time.process_time() - read
    print(
        f"batch of {batch:2}: {size / best:9,.0f} characters a second, "
        f"{size / (best + labels):9,.0f} with the spans of all layers, peak memory {memory():.0f} MB"
    )


def peers() -> None:
    """The speed of names alone, by a CRF and by a spaCy CNN."""
    import names_rifat

    sentences = [text.split() for text in texts()]
    size = sum(len(word) + 1 for words in sentences for word in words)
    learned = [(["ঢাকা", "থেকে", "তিনি", "।"], ["B-LOC", "O", "O", "O"])] * 20
    given: dict[str, Any] = {"CRF": names_rifat.crf, "spaCy CNN": names_rifat.spacy_cnn}
    for name, train in given.items():
        with contextlib.suppress(ImportError):
            tag = train(learned, 1)
            begun = time.process_time()
            tag(sentences)
            print(f"{name:12} {size / (time.process_time() - begun):9,.0f} characters a second, names alone")
            continue
        print(f"{name:12} not installed")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--batch", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.batch:
        speed(options.batch)
        return 0
    for _ in range(3):
        subprocess.run([sys.executable, "-c", LOAD], check=True)
    for batch in (1, 32):
        subprocess.run([sys.executable, __file__, "--batch", str(batch)], check=True)
    if options.peers:
        peers()
    return 0


if __name__ == "__main__":
    sys.exit(main())
