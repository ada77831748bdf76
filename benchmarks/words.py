"""Sentences and tokens against spaCy's blank Bengali pipeline, side by side in one run: speed, and the hard cases.

usage: python benchmarks/words.py [TEXT.jsonl | TEXT.txt ...]

Speed is measured on the files named (JSON Lines with a field ``text``, or plain text); without any, on the sentences of
words/examples.toml over and over. The hard cases are those of words/examples.toml. spaCy is measured where it can be
imported (``pip install spacy``); without it the script says so, and measures shutro alone.
"""

import json
import sys
import time
import tomllib
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import shutro
from shutro import words
from shutro.text.form import one_form

ROUNDS = 5


def examples() -> dict[str, Any]:
    path = Path(shutro.__file__).parent / "words" / "examples.toml"
    return tomllib.loads(one_form(path.read_text(encoding="utf-8")))


def texts(names: list[str]) -> list[str]:
    found: list[str] = []
    for name in names:
        content = Path(name).read_text(encoding="utf-8")
        found += [json.loads(line)["text"] for line in content.splitlines()] if name.endswith(".jsonl") else [content]
    return list(map(one_form, found)) or [" ".join(c["text"] for c in examples()["sentences"])] * 500


def rate(work: Callable[[str], object], on: list[str]) -> float:
    """Million characters a second, the best of several rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for text in on:
            work(text)
        best = min(best, time.perf_counter() - start)
    return sum(map(len, on)) / best / 1e6


def right(cases: list[dict[str, Any]], read: Callable[[str], list[str]]) -> str:
    return f"{sum(read(c['text']) == c['are'] for c in cases)} of {len(cases)}"


def shutro_sentences(text: str) -> list[str]:
    return [text[s.start : s.end] for s in words.read(text).sentences]


def shutro_tokens(text: str) -> list[str]:
    return [t.text for t in words.tokens(text)]


def main() -> None:
    on = texts(sys.argv[1:])
    cases = examples()
    rows = [("", "shutro", "")]
    columns: list[tuple[Any, ...]] = [(words.tokens, words.read, shutro_tokens, shutro_sentences)]
    if find_spec("spacy"):
        import spacy

        blank, sentencizer = spacy.blank("bn"), spacy.blank("bn")
        sentencizer.add_pipe("sentencizer")
        sentencizer.max_length = blank.max_length = 10**9
        columns.append(
            (
                blank.make_doc,
                sentencizer,
                lambda text: [t.text for t in blank.make_doc(text) if not t.is_space],
                lambda text: [s.text.strip() for s in sentencizer(text).sents],
            )
        )
        rows = [("", "shutro", f"spaCy {spacy.__version__}")]
    for label, k in (("tokens, M characters/s", 0), ("tokens and sentences, M characters/s", 1)):
        rows.append((label, *(f"{rate(column[k], on):.2f}" for column in columns)))  # type: ignore[arg-type]
    rows.append(("tokens, hard cases", *(right(cases["tokens"], c[2]) for c in columns)))  # type: ignore[arg-type]
    rows.append(("sentences, hard cases", *(right(cases["sentences"], c[3]) for c in columns)))  # type: ignore[arg-type]
    print(f"{len(on)} texts, {sum(map(len, on)):,} characters, best of {ROUNDS} rounds")
    for row in rows:
        print(f"{row[0]:38}" + "".join(f"{cell:>14}" for cell in row[1:]))
    if len(columns) == 1:
        print("spaCy is not installed, so it was not measured: pip install spacy")


if __name__ == "__main__":
    main()
