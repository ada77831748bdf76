#!/usr/bin/env python3
"""Synthetic reports of real length, as many as are wanted, from texts that may be published; for benchmarks alone.

usage: python benchmarks/synthetic.py REPORTS FILE.jsonl

A world of stories over two years in twenty outlets. A story has a cast (persons, bodies, places) and an order of
paragraphs, taken from annotated reports of this project (examples/reports, training/reports, and gold/train beside it).
Each of its reports tells a part of them, as long as real articles are, with the story's names in the places of the
old ones and with figures that grow from day to day; a quarter of reports are prints of one wire. Names come as news
has them: few are everywhere, most are rare. The same seed gives the same reports.
"""

import json
import random
import re
import sys
from bisect import bisect
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
SOURCES = (
    ROOT / "examples" / "reports",
    ROOT / "training" / "reports",
    ROOT.parent / "shared" / "gold" / "train",
)
FIRST, DAYS, OUTLETS = date(2023, 1, 1), 730, 20
# every twentieth of the lengths of 1,500 real articles, in characters
LENGTHS = (
    257,
    543,
    694,
    831,
    965,
    1089,
    1201,
    1314,
    1439,
    1580,
    1774,
    1970,
    2164,
    2426,
    2729,
    3190,
    3621,
    4200,
    5348,
    7264,
)
_WIRE = 0.25  # share of reports that are prints of one before them
_DIGITS = re.compile(r"(?<![০-৯.,/:–-])[০-৯]{1,5}(?![০-৯.,/:–%-])")
_ENDING = 6  # characters that an ending has at most
_VOWELS = frozenset("অআইঈউঊঋএঐওঔািীুূৃেৈোৌ")
_BENGALI = str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯")
_PLAIN = str.maketrans("০১২৩৪৫৬৭৮৯", "0123456789")

Slot = tuple[int, int, str, str]  # start, end, class of a name or "#" for a number, the name
Paragraph = tuple[str, list[Slot]]


class World:
    """The paragraphs that there are, and the names that can stand in them."""

    def __init__(self, sources: Sequence[Path] = SOURCES) -> None:
        given = [json.loads(p.read_text(encoding="utf-8")) for folder in sources for p in sorted(folder.glob("*.json"))]
        self.paragraphs: list[Paragraph] = []
        pool: dict[str, dict[str, None]] = {}
        for report in given:
            slots = [*_names(report), *_numbers(report)]
            for _, _, of, name in slots:
                pool.setdefault(of, {})[name] = None
            self.paragraphs += [p for p in _paragraphs(report["text"], slots) if len(p[0]) > 60]  # no headlines
        chance = random.Random(7)  # noqa: S311 - no secrets here and below
        self.pool = {of: chance.sample(list(names), len(names)) for of, names in pool.items() if of != "#"}
        self._weights = {
            of: list(accumulate(1 / (n + 3) for n in range(len(names)))) for of, names in self.pool.items()
        }

    def name(self, of: str, chance: random.Random) -> str:
        """A name of a class; the first ones of the pool are had often."""
        weights = self._weights[of]
        return self.pool[of][min(bisect(weights, chance.random() * weights[-1]), len(weights) - 1)]


def _class(kind: str, name: str) -> str:
    end = "vowel" if name[-1] in _VOWELS else "glide" if name[-1] in "\u09df\u09bc" else "consonant"
    return f"{kind} {end}"


def _names(report: dict[str, Any]) -> Iterator[Slot]:
    """The mentions that are a name and an ending, of names of which all mentions are."""
    mentions: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for name in report["names"]:
        if name["entity"] and name["type"] != "NORP":
            mentions.setdefault((name["type"], name["entity"]), []).append(name["span"])
    for (kind, entity), spans in mentions.items():
        if all(s["text"].startswith(entity) and len(s["text"]) - len(entity) <= _ENDING for s in spans):
            yield from ((s["start"], s["start"] + len(entity), _class(kind, entity), entity) for s in spans)


def _numbers(report: dict[str, Any]) -> Iterator[Slot]:
    """The digits of what is counted; no dates, ages or shares."""
    for figure in report["figures"]:
        if figure["kind"] in ("people", "objects", "money"):
            start = figure["span"]["start"]
            for found in _DIGITS.finditer(figure["span"]["text"]):
                yield start + found.start(), start + found.end(), "#", found.group()


def _paragraphs(text: str, slots: list[Slot]) -> Iterator[Paragraph]:
    at = 0
    for line in text.split("\n"):
        end = at + len(line)
        inside = sorted((s - at, e - at, of, name) for s, e, of, name in slots if s >= at and e <= end)
        clear = [slot for n, slot in enumerate(inside) if n == 0 or inside[n - 1][1] <= slot[0]]
        yield line, clear
        at = end + 1


class Story:
    """What its reports have in common."""

    def __init__(self, world: World, number: int) -> None:
        self._world, self._chance = world, random.Random(number)  # noqa: S311
        self.paragraphs = self._chance.sample(world.paragraphs, self._chance.randint(8, 16))
        self.growth = self._chance.uniform(0.5, 3.0)
        self._cast: dict[str, list[str]] = {}

    def _actor(self, of: str, taken: set[str]) -> str:
        """One of the cast who does not stand in this paragraph yet."""
        cast = self._cast.setdefault(of, [])
        for one in cast:
            if one not in taken:
                return one
        for _ in range(20):
            one = self._world.name(of, self._chance)
            if one not in taken and one not in cast:
                break
        cast.append(one)
        return one

    def tell(self, paragraph: Paragraph, day: int) -> str:
        """A paragraph with this story's names, and the figures of the day."""
        text, slots = paragraph
        of_one: dict[str, str] = {}
        parts: list[str] = []
        done = 0
        for start, end, of, name in slots:
            new = self._number(name, day) if of == "#" else of_one.get(name)
            if new is None:
                new = of_one[name] = self._actor(of, set(of_one.values()))
            parts += (text[done:start], new)
            done = end
        return "".join((*parts, text[done:]))

    def _number(self, digits: str, day: int) -> str:
        grown = max(1, round(int(digits.translate(_PLAIN)) * (self.growth + day / 8)))
        return str(grown).translate(_BENGALI)


def reports(count: int, seed: int = 1) -> Iterator[dict[str, str]]:
    """So many reports in the order of their days: text, title, outlet, published, url."""
    world, chance = World(), random.Random(seed)  # noqa: S311
    story = lru_cache(maxsize=4000)(lambda number: Story(world, number))
    last: dict[int, list[str]] = {}
    for number, (day, of) in enumerate(_schedule(count, chance)):
        told, age = story(of), day - _begin(of)
        before = last.get(of)
        last[of] = parts = before if before and chance.random() < _WIRE else _body(world, told, age, chance)
        when = datetime.combine(FIRST, datetime.min.time()) + timedelta(days=day, minutes=chance.randrange(1440))
        outlet = chance.randrange(OUTLETS)
        title = " ".join(parts[0].split()[:8]).rstrip("।,")
        line = f"{str(number % 60 + 1).translate(_BENGALI)} নম্বর ডেস্ক, {str(number).translate(_BENGALI)}"
        yield {
            "title": title,
            "outlet": f"পত্রিকা {str(outlet + 1).translate(_BENGALI)}",
            "published": when.isoformat(timespec="minutes"),
            "url": f"https://example.org/{outlet}/{number}",
            "text": "\n".join((*parts, line)),
        }


def _begin(story: int) -> int:
    return random.Random(-story - 1).randrange(DAYS)  # noqa: S311


def _schedule(count: int, chance: random.Random) -> list[tuple[int, int]]:
    """Day and story of each report: most stories are told a few times, a few for weeks."""
    found: list[tuple[int, int]] = []
    story = 0
    while len(found) < count:
        begin = _begin(story)
        prints = min(300, int(chance.paretovariate(1.1) * 3))
        found += ((begin + int(chance.expovariate(1 / (1 + prints / 10))), story) for _ in range(prints))
        story += 1
    return sorted(found[:count])


def _body(world: World, story: Story, age: int, chance: random.Random) -> list[str]:
    """The story's paragraphs in their order, some left out, up to a length that real articles have."""
    at = chance.randrange(len(LENGTHS))
    longest = LENGTHS[at + 1] if at + 1 < len(LENGTHS) else 2 * LENGTHS[at]
    wanted = chance.uniform(LENGTHS[at], longest)
    parts: list[str] = []
    size = 0
    while size < wanted:
        chosen = story.paragraphs if not parts else chance.sample(world.paragraphs, 12)
        for paragraph in chosen:
            if size >= wanted:
                break
            if not parts or chance.random() < 0.8:
                parts.append(story.tell(paragraph, age))
                size += len(parts[-1])
    return parts


def write(path: Path, count: int) -> None:
    """The reports as JSON Lines."""
    with path.open("w", encoding="utf-8") as out:
        for one in reports(count):
            out.write(json.dumps(one, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    write(Path(sys.argv[2]), int(sys.argv[1]))
