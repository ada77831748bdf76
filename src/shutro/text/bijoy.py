"""Text in the legacy encoding of Bijoy (font SutonnyMJ): found by its letter pairs, and brought to Unicode.

Bijoy text is Latin letters and signs that only the font shows as Bengali: ``Avwg evsjvq`` is আমি বাংলায়. Nothing in
a plain text file says so, and English stands beside it. So each word is weighed: how likely are its letters as
Bengali (`shutro.text.glyphs`), how likely as a language of Latin letters, code or a random key? Words in a row add
up; only a stretch whose weight leaves no doubt is converted, and in it not the words that speak for Latin.

>>> convert("Avwg evsjvq Mvb MvB, Facebook e¨envi Kwi|")
'আমি বাংলায় গান গাই, Facebook ব্যবহার করি।'
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from math import log

from shutro.text import glyphs

CERTAIN = 16.0
"""Natural-log odds that a stretch needs: e^16, about nine million to one."""
_GIVE_UP = 9.0  # a stretch ends where the words since its best point speak against it by so much
_SWITCH = 4.0  # a change between Bijoy and Latin letters needs so much evidence
_PRIOR = 1.0  # in a text that has Bijoy, a word more likely is
_FLOOR = log(0.0003)
_ANY = log(1 / 64)  # a key, a hash, a part number: any of some 64 characters
_SIGN = log(1 / 2000)  # a character like † or ¨ in a Latin word
_ODDS = {"address": -30.0, "mark": 0.0, "bengali": -6.0}  # of what is no word
_MISFIT = -7.0
_CHANGE_OF_CASE = -2.0
_ACRONYM = 2.5  # capitals alone are common in Latin letters, and rare in Bijoy, whose signs are small letters

_DOUBTFUL = "‘’“”–—•…„"  # quotation marks, dashes: glyphs inside a word, never its beginning
_MARKS = "|ÑÒÓÔÕ$"
_GLYPHS = "".join(sorted(glyphs.ALL - set(_DOUBTFUL) - set(_MARKS)))
_CHUNK = re.compile(r"\S+")
_ADDRESS = re.compile(r"://|\bwww\.|@[\w-]+\.|\.(?:com|org|net|edu|gov|info|bd|in|uk|html?|pdf|docx?)(?![\w-])")
_LONGEST = 60  # characters: no word is longer
_WORD = rf"[{re.escape(_GLYPHS)}][{re.escape(_GLYPHS + _DOUBTFUL)}]*"
_TOKEN = re.compile(rf"(?P<word>{_WORD})|(?P<mark>[{re.escape(_MARKS)}])|(?P<bengali>[ঀ-৿]+)")
_LETTER = re.compile("[A-Za-z\u0080-\u00ff\u0152-\u0178\u0192\u02c6-\u02dc\u2020\u2021\u2030-\u203a]")
_DIGITS = re.compile("[0-9]+")
Token = tuple[int, int, str, float]  # start, end, kind, weight


@cache
def _pairs(table: str) -> dict[tuple[str, str], float]:
    """Natural-log likelihoods of a letter after another."""
    rows = tomllib.loads(files("shutro").joinpath("text", "letter_pairs.toml").read_text(encoding="utf-8"))[table]
    return {(a, cell[0]): log(int(cell[1:]) / 1000) for a, cells in rows.items() for cell in cells.split()}


def _likelihood(word: str, pairs: dict[tuple[str, str], float]) -> float:
    return sum(pairs.get(pair, _FLOOR) for pair in zip("_" + word, word + "_", strict=True))


@lru_cache(maxsize=32768)
def weight(word: str) -> float:
    """How much a word speaks for Bijoy (above 0) or for Latin letters (below), in natural-log odds. 0 for digits
    alone.
    """
    if len(word) > _LONGEST:
        return _ODDS["address"]
    letters = _DIGITS.sub("", word)
    if not letters:
        return 0.0
    return max(-30.0, min(30.0, _as_bengali(letters) - _as_latin(letters)))


def _as_bengali(letters: str) -> float:
    total = 0.0
    for part in re.findall(rf"[ঀ-৿\u200d{glyphs.NOT_WRITTEN}]+|[^ঀ-৿]+", glyphs.write(letters)):
        misfits = part.count(glyphs.NOT_WRITTEN)
        total += misfits * _MISFIT
        total += (
            _likelihood(part.replace(glyphs.NOT_WRITTEN, ""), _pairs("bengali"))
            if "ঀ" <= part[-1] <= "৿" or misfits
            else len(part) * _ANY
        )
    return total


def _as_latin(letters: str) -> float:
    words = [w for w in re.split(r"[_~^`&\\’‘“”…–—•-]+", letters) if w]
    total = 1.5 * (1 - len(words))
    for word in words:
        total += _likelihood(word.lower(), _pairs("latin")) + _case(word)
    return max(total, sum(_ANY if c < "\x80" else _SIGN for c in letters))


def _case(word: str) -> float:
    if word.isupper() and len(word) > 2:
        return _ACRONYM
    if word.islower() or word.istitle():
        return 0.0
    return _CHANGE_OF_CASE * sum(a.islower() and b.isupper() for a, b in pairwise(word))


def _tokens(text: str) -> Iterator[Token]:
    for chunk in _CHUNK.finditer(text):
        first, words = chunk.start(), chunk[0]
        if _ADDRESS.search(words):
            yield first, chunk.end(), "address", _ODDS["address"]
            continue
        for m in _TOKEN.finditer(words):
            kind = m.lastgroup or ""
            odds = weight(m[0]) if kind == "word" else _ODDS[kind]
            yield first + m.start(), first + m.end(), kind, odds


def certain(text: str) -> bool:
    """Whether words in a row leave no doubt that they are Bijoy. Linear in the text; stops where it is sure."""
    total = best = 0.0
    seen: set[str] = set()  # a word counts once: a table of "wfb" is no text
    for start, end, kind, odds in _tokens(text):
        word = text[start:end]
        if odds <= 0 or word not in seen:
            total += odds
            seen.add(word)
        best = max(best, total)
        if best >= CERTAIN:
            return True
        if total < best - _GIVE_UP or total <= 0 or kind == "bengali":
            total = best = 0.0
            seen.clear()
    return False


def convert(text: str) -> str:
    """The text with its Bijoy in Unicode where it certainly has some; all else, Latin words in it too, as it was."""
    if not _LETTER.search(text) or not certain(text):
        return text
    legacy: bool | None = None
    lines = []
    for line in text.split("\n"):
        row = list(_tokens(line))
        states = _bijoy(row, legacy)
        legacy = states[-1] if states else legacy
        lines.append(_with_bijoy(line, [token for token, state in zip(row, states, strict=True) if state]))
    return "\n".join(lines)


def _bijoy(row: list[Token], before: bool | None) -> list[bool]:
    """Which tokens of a line are Bijoy: the likeliest sequence, each change between the two ways costing `_SWITCH`.

    ``before``: how the line before it ended, None where there is none.
    """
    legacy, latin = (0.0 if before is not False else -_SWITCH), (0.0 if not before else -_SWITCH)
    stayed: list[tuple[bool, bool]] = []
    for _, _, kind, odds in row:
        here = (legacy >= latin - _SWITCH, latin > legacy - _SWITCH)
        legacy, latin = max(legacy, latin - _SWITCH), max(latin, legacy - _SWITCH)
        legacy += odds + (_PRIOR if kind == "word" else 0.0)
        stayed.append(here)
    state = legacy >= latin
    found = []
    for here in reversed(stayed):
        found.append(state)
        state = state if here[0 if state else 1] else not state
    return found[::-1]


def _with_bijoy(line: str, tokens: list[Token]) -> str:
    out: list[str] = []
    done = 0
    for start, end, kind, _ in tokens:
        if kind in ("word", "mark"):
            out += (line[done:start], _written(line[start:end]))
            done = end
    return "".join([*out, line[done:]])


def _written(word: str) -> str:
    return glyphs.write(word).replace(glyphs.NOT_WRITTEN, "")
