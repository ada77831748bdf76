"""Count which letter follows which, in Bengali and in languages of Latin letters: writes
src/shutro/text/letter_pairs.toml.

usage: python tools/letter_pairs.py ARTICLES.jsonl

Bengali is counted in newspaper articles (a field ``text``). The Latin side is the mean of four counts, so that none
rules: English prose (the docstrings of Python's own library), names in all languages of Latin letters (CLDR, through
Babel), program code (the same library), and Bengali in Latin letters (the articles, transliterated). Only counts
enter the package.
"""

import ast
import json
import re
import sys
import sysconfig
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from babel import Locale, localedata

from shutro.text.form import one_form

OUT = Path(__file__).parents[1] / "src" / "shutro" / "text" / "letter_pairs.toml"
HEAD = """\
# Which letter follows which, per thousand; "_" is the beginning and the end of a word.
# Made by tools/letter_pairs.py; do not edit.
# bengali: counted in newspapers. latin: English, program code, CLDR names in all languages of Latin letters and
# transliterated Bengali, in equal parts.
"""
ROMAN = {
    letter: sound
    for letters, sounds in (
        ("কখগঘঙচছজঝঞটঠডঢণতথদধন", "k kh g gh ng ch chh j jh n t th d dh n t th d dh n"),
        ("পফবভমযরলশষসহৎংঃ", "p f b bh m j r l sh sh s h t ng h"),
        ("অআইঈউঊঋএঐওঔ", "o a i i u u ri e oi o ou"),
        ("ািীুূৃেৈোৌ", "a i i u u ri e oi o ou"),
    )
    for letter, sound in zip(letters, sounds.split(), strict=True)
}
Pairs = dict[str, Counter[str]]


def pairs(words: Iterable[tuple[str, int]]) -> Pairs:
    found: Pairs = {}
    for word, times in words:
        for a, b in zip("_" + word, word + "_", strict=True):
            found.setdefault(a, Counter())[b] += times
    return found


def latin_words(texts: Iterable[str]) -> Counter[str]:
    return Counter(
        w.lower() for text in texts for w in re.findall(r"[^\W\d_]+", text) if re.match("[A-Za-z\u00c0-\u024f]+$", w)
    )


def romanised(words: Counter[str]) -> Counter[str]:
    out: Counter[str] = Counter()
    for word, times in words.items():
        spelt = re.sub("([ক-হ]\u09bc?)(?=[ক-হ])", r"\1অ", word)
        out["".join(ROMAN.get(c, "") for c in spelt)] += times
    return out


def cldr() -> Iterable[str]:
    for code in localedata.locale_identifiers():
        if "_" not in code and re.match("[A-Za-z\u00c0-\u024f]", Locale.parse(code).display_name or ""):
            locale = Locale.parse(code)
            for names in (locale.territories, locale.languages, locale.currencies):
                yield " ".join(map(str, names.values()))


def prose(path: Path) -> tuple[str, str]:
    source = path.read_text(encoding="utf-8", errors="replace")
    try:
        nodes = [n for n in ast.walk(ast.parse(source)) if isinstance(n, ast.Module | ast.ClassDef | ast.FunctionDef)]
    except SyntaxError:
        return "", source
    return "\n".join(ast.get_docstring(n) or "" for n in nodes), source


def mean(counts: list[Counter[str]]) -> list[tuple[str, int]]:
    every: Counter[str] = Counter()
    for count in counts:
        scale = 10_000_000 / count.total()
        every.update({w: round(n * scale) for w, n in count.items() if n * scale >= 0.5})
    return list(every.items())


def table(name: str, found: Pairs, keep: int) -> str:
    lines = [f"[{name}]"]
    common = {a for a, _ in Counter({a: c.total() for a, c in found.items()}).most_common(keep)}
    for a in sorted(common):
        total = found[a].total()
        followers = [(b, round(1000 * n / total)) for b, n in found[a].most_common() if b in common]
        lines.append(f'"{a}" = "{" ".join(f"{b}{n}" for b, n in followers if n)}"')
    return "\n".join(lines) + "\n"


def main(arguments: list[str]) -> int:
    with Path(arguments[0]).open(encoding="utf-8") as lines:
        text = one_form("\n".join(json.loads(line)["text"] for line in lines))
    bengali = Counter(re.findall("[ঁ-ঃঅ-হ\u09bcা-ৎৗ\u200d]+", text))
    library = [prose(p) for p in sorted(Path(sysconfig.get_paths()["stdlib"]).glob("*.py"))]
    latin = mean(
        [
            latin_words(p[0] for p in library),
            latin_words(p[1] for p in library),
            latin_words(cldr()),
            romanised(bengali),
        ]
    )
    OUT.write_text(
        f"{HEAD}\n{table('bengali', pairs(bengali.items()), 70)}\n{table('latin', pairs(latin), 60)}", encoding="utf-8"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
