"""Writes src/shutro/checks/frequent.tsv and known.sieve: the words that `misspelt_word` goes by.

    uv pip install --no-deps --target PACKAGES bkit==0.0.9 bengalianalyzer==0.0.109
    python tools/make_words.py --packages PACKAGES --shared ../shared [--check]

frequent.tsv: the word forms that stand in at least 3 of the 1,500 articles of shared/data, in at least 2 newspapers,
and in how many articles each; words only. What another form is taken to be a slip of.

known.sieve: a Bloom filter of every form that is a word: those and their bare forms; the head words and verb forms of
the dictionaries in bkit (MIT) and bengalianalyzer (BSD-3-Clause); forms met twice in shared/data/ner (CC0, MIT), unless
they lie a small slip from a frequent word; forms of shared/gold/train (our own reports) outside the slips planted
there;
our own word files.
"""

import argparse
import json
import pickletools
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from shutro import lexicon
from shutro.checks.sieve import Sieve
from shutro.checks.slips import slips
from shutro.text.form import one_form
from shutro.words import bare
from shutro.words.tokens import tokens

ROOT = Path(__file__).parents[1] / "src" / "shutro"
FREQUENT, KNOWN = ROOT / "checks" / "frequent.tsv", ROOT / "checks" / "known.sieve"
HEAD = """\
# gazetteer
# Word forms that stand in 3 articles or more of 2 newspapers or more, and in how many of 1,500 articles. Words only.
# Written by: python tools/make_words.py
form	articles	source
"""
_WORD = re.compile("[\u0980-\u09e3\u200d]{2,}")
_OFTEN = 20  # articles
_BITS = 16  # a word: one wrong form in 2,000 passes as known


def words_of(text: str) -> Iterator[str]:
    """The words of a text, without marks, digits and other scripts."""
    return (t.text for t in tokens(one_form(text)) if t.kind == "word" and _WORD.fullmatch(t.text))


def frequent(articles: Path) -> dict[str, int]:
    """Form -> in how many articles, of those in 3 articles of 2 newspapers."""
    counts: Counter[str] = Counter()
    outlets: dict[str, set[str]] = defaultdict(set)
    with articles.open(encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            here = set(words_of(article["title"] + "\n" + article["text"]))
            counts.update(here)
            for word in here:
                outlets[word].add(article["outlet"].split(" (")[0])
    return {w: n for w, n in sorted(counts.items()) if n >= 3 and len(outlets[w]) >= 2}


def listed(packages: Path) -> Iterator[str]:
    """The words of the two packages' dictionaries."""
    pickled = (packages / "bkit" / "stemmer" / "data" / "words.pkl").read_bytes()  # its strings, without unpickling
    yield from (argument for _, argument, _ in pickletools.genops(pickled) if isinstance(argument, str))
    assets = packages / "bengali_analyzer" / "assets"
    for name in ("wordListPoS.csv", "verbs.csv", "banglaNonFiniteVerbs.csv"):
        for line in (assets / name).read_text(encoding="utf-8").splitlines():
            yield line.split(",")[0].strip()


def annotated(shared: Path, counted: dict[str, int]) -> Iterator[str]:
    """Forms met twice in the name corpora, and every form of our own reports outside what was planted there."""
    counts: Counter[str] = Counter()
    for file in sorted((shared / "data" / "ner").glob("*.tsv")):
        for line in file.read_text(encoding="utf-8").splitlines():
            counts.update(words_of(line.split("\t")[0]))
    yield from (word for word, count in counts.items() if count > 1 and not _is_slip(word, counted))
    for file in sorted((shared / "gold" / "train").glob("*.json")):
        report = json.loads(file.read_text(encoding="utf-8"))
        wrong = {w for c in report["checks"] for w in words_of(c["span"]["text"])}
        yield from (w for w in words_of(report["text"]) if w not in wrong)


def _is_slip(word: str, counted: dict[str, int]) -> bool:
    return any(s.kind in ("reph", "twice", "lost") and counted.get(s.meant, 0) >= _OFTEN for s in slips(word))


def ours(counted: dict[str, int]) -> Iterator[str]:
    """The words of our own word files; times/ also reads months that are spelt wrong."""
    for file in sorted(ROOT.glob("*/*.tsv")):
        if file != FREQUENT:
            for (form,) in lexicon.columns(file.parent.name, file.name, "form"):
                yield from (w for w in words_of(form) if file.parent.name != "times" or not _is_slip(w, counted))


def known(sources: Iterable[Iterable[str]]) -> bytes:
    """The sieve's file."""
    words = {form for source in sources for word in source if _WORD.fullmatch(form := one_form(word))}
    return Sieve.of(words, _BITS).to_bytes()


def main(arguments: list[str]) -> int:
    """Write the files, or with --check say whether they are what this script gives."""
    parser = argparse.ArgumentParser(description="write the word files of misspelt_word")
    parser.add_argument("--packages", type=Path, required=True)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args(arguments)
    counts = frequent(options.shared / "data" / "articles.jsonl")
    text = HEAD + "".join(f"{form}\t{count}\tcounted\n" for form, count in counts.items())
    sieve = known(
        (counts, map(bare, counts), listed(options.packages), annotated(options.shared, counts), ours(counts))
    )
    if options.check:
        same = FREQUENT.read_text(encoding="utf-8") == text and KNOWN.read_bytes() == sieve
        print("up to date" if same else "differs: run python tools/make_words.py")
        return 0 if same else 1
    FREQUENT.write_text(text, encoding="utf-8")
    KNOWN.write_bytes(sieve)
    print(f"{len(counts):,} frequent forms; sieve of {len(sieve):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
