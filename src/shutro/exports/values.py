"""Figures and times told in words: ``at_least 20`` becomes "২০ বা তার বেশি", ``2023-11`` becomes "নভেম্বর ২০২৩"."""

import math
import re
from datetime import date
from functools import cache
from typing import Any

from babel.numbers import format_decimal, get_currency_name

from shutro.exports.plain import digits
from shutro.figures import Figure
from shutro.lexicon import settings
from shutro.record.fields import Language
from shutro.times.bangla import of_day

_LARGEST = 1e18  # beyond this nobody counts digits
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T(\d\d:\d\d)(?::\d\d)?|(T[A-Z]{2}))?")
_WEEK = re.compile(r"(\d{4})-W(\d\d)")
_DURATION = re.compile(r"P((?:(?:\d+(?:\.\d+)?|X)[YMWD])*)(?:T((?:(?:\d+(?:\.\d+)?|X)[HMS])+))?")
_PART = re.compile(r"(\d+(?:\.\d+)?|X)([YMWDHS])")


@cache
def phrases(lang: Language) -> dict[str, Any]:
    """The words of ``phrases.toml`` in one language."""
    found: dict[str, Any] = settings("exports", "phrases.toml")[lang]
    return found


def number(value: float, lang: Language = "bn") -> str:
    """A number as a reader of the language writes it; Bengali groups by lakh.

    >>> number(1234567, "bn"), number(1234567, "en")
    ('১২,৩৪,৫৬৭', '1,234,567')
    """
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if abs(value) >= _LARGEST:
        return str(phrases(lang)["too_large"])
    grouping = "#,##,##0.######" if lang == "bn" else "#,##0.######"
    return digits(format_decimal(value, format=grouping, locale=lang), lang)


def figure(entry: Figure, lang: Language = "bn") -> str:
    """A figure's value in words: its bound, its number, its unit."""
    words = phrases(lang)
    low = None if entry.low is None else number(entry.low, lang)
    high = None if entry.high is None else number(entry.high, lang)
    told = _bounded(entry.bound, low, high, words["bounds"])
    if told is None:
        return str(words["number_not_known"])
    if entry.kind in words["kinds"]:
        return str(words["kinds"][entry.kind]).format(n=told)
    return f"{told} {unit(entry.unit, lang)}" if entry.unit else told


def _bounded(bound: str, low: str | None, high: str | None, words: dict[str, str]) -> str | None:
    if low is None and high is None:
        return None
    if bound == "about" and None not in (low, high) and low != high:
        bound = "about_range"
    template = words.get(bound, "{low}–{high}")
    if "{low}" in template and low is None:
        template = words["at_most"]
    elif "{high}" in template and high is None:
        template = words["at_least"]
    elif bound == "exact" and low != high:
        template = words["range"] if high is not None else words["at_least"]
    return template.format(low=low, high=high)


def unit(name: str, lang: Language = "bn") -> str:
    """A unit or currency in the language; the name itself where it is not known.

    >>> unit("USD", "bn"), unit("kilometre", "bn")
    ('মার্কিন ডলার', 'কিলোমিটার')
    """
    if name.isupper():
        return str(get_currency_name(name, locale=lang))
    return str(phrases(lang)["units"].get(name, name))


def time(value: str | None, lang: Language = "bn") -> str:
    """A TIMEX3 value in words; as it is where it is of a rarer form.

    >>> time("2023-12-20T09:00", "en"), time("P1W", "bn"), time("2023-W51-WE", "en")
    ('20 December 2023, 09:00', '১ সপ্তাহ', '2023-W51-WE')
    """
    words = phrases(lang)["times"]
    if value is None:
        return str(phrases(lang)["value_not_known"])
    if value in words:
        return str(words[value])
    first, slash, last = value.partition("/")
    if slash:
        return str(words["between"]).format(a=time(first, lang), b=time(last, lang))
    if match := _WEEK.fullmatch(value):
        return _week(int(match[1]), int(match[2]), lang) or value
    if match := _DATE.fullmatch(value):
        return _date(match, lang) or value
    if value != "P" and (match := _DURATION.fullmatch(value)):
        return digits(" ".join([*_parts(match[1] or "", "", lang), *_parts(match[2] or "", "T", lang)]), lang)
    return value


def bangla_day(day: date, lang: Language = "bn") -> str:
    """A day in the Bangla calendar of Bangladesh.

    >>> bangla_day(date(2024, 2, 1)), bangla_day(date(2024, 4, 14), "en")
    ('১৮ মাঘ ১৪৩০', '1 Boishakh 1431')
    """
    year, month, at = of_day(day)
    return digits(f"{at} {phrases(lang)['times']['bangla_months'][month - 1]} {year}", lang)


def _week(year: int, week: int, lang: Language) -> str | None:
    """A week as its first and last day, Monday to Sunday."""
    try:
        first, last = (date.fromisocalendar(year, week, day).isoformat() for day in (1, 7))
    except ValueError:
        return None
    return time(f"{first}/{last}", lang)


def _date(match: re.Match[str], lang: Language) -> str | None:
    year, month, day, clock, part = match.groups()
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    words = phrases(lang)["times"]
    told = " ".join(
        piece for piece in (day and str(int(day)), month and words["months"][int(month) - 1], year) if piece
    )
    return digits(", ".join(piece for piece in (told, clock, words.get(part, part)) if piece), lang)


def _parts(text: str, before: str, lang: Language) -> list[str]:
    words = phrases(lang)["times"]
    return [
        f"{words['several'] if count == 'X' else count} {_unit_of_time(words, letter, before, count, lang)}"
        for count, letter in _PART.findall(text)
    ]


def _unit_of_time(words: dict[str, str], letter: str, before: str, count: str, lang: Language) -> str:
    word = words["TM" if before and letter == "M" else letter]
    return word.removesuffix("s") if lang == "en" and count == "1" else word
