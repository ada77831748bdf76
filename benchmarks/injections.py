"""Slips to put into clean reports: each takes a report's text, its date and a seeded source of chance."""

import random
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from shutro import record

_WORD = re.compile(r"(?<![\u0980-\u09ff])[\u0985-\u09b9][\u0980-\u09e3]{4,}(?![\u0980-\u09ff])")
_BENGALI = str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯")
_LATIN = str.maketrans("০১২৩৪৫৬৭৮৯", "0123456789")
_DAYS = ("সোমবার", "মঙ্গলবার", "বুধবার", "বৃহস্পতিবার", "শুক্রবার", "শনিবার", "রোববার")
_MONTHS = "জানুয়ারি ফেব্রুয়ারি মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর".split()  # noqa: SIM905
_PEOPLE = ("কামরুল হাসান", "শিউলি আক্তার", "দীপক রায়", "নাসরিন বেগম", "আনোয়ার হোসেন")


class Injected(NamedTuple):
    """A report with a slip in it, and where. ``anywhere``: the rule may tell the slip at its other end."""

    text: str
    start: int
    end: int
    anywhere: bool = False


Inject = Callable[[str, str, random.Random], Injected | None]


def _at(text: str, start: int, end: int, new: str, anywhere: bool = False) -> Injected:
    return Injected(text[:start] + new + text[end:], start, start + max(len(new), 1), anywhere)


def _choose(pattern: str | re.Pattern[str], text: str, rng: random.Random) -> re.Match[str] | None:
    found = list(re.finditer(pattern, text))
    return rng.choice(found) if found else None


def _inserted(text: str, rng: random.Random, sentence: str) -> Injected | None:
    """A sentence of its own behind a random danda."""
    m = _choose("।(?= )", text, rng)
    return _at(text, m.end(), m.end(), " " + sentence) if m else None


def _number(value: int) -> str:
    return str(value).translate(_BENGALI)


def malformed_number(text: str, _: str, rng: random.Random) -> Injected | None:
    m = _choose(r"(?<![০-৯,.])[০-৯]{4,7}(?![০-৯,.])|(?<![০-৯,.])[০-৯]{1,3}(?:,[০-৯]{2,3})+(?![০-৯,.])", text, rng)
    if m is None or re.fullmatch("১[৮৯]..|২০..", m[0]):
        return None
    digits = m[0].replace(",", "")
    cut = len(digits) - rng.choice((1, 2))
    return _at(text, *m.span(), f"{digits[:cut]},{digits[cut:]}")


def _respelt(word: str, rng: random.Random) -> str | None:
    pairs = [("ি", "ী"), ("ী", "ি"), ("ু", "ূ"), ("ূ", "ু"), ("শ", "স"), ("স", "শ"), ("ন", "ণ")]
    places = [(n, b) for n, c in enumerate(word) for a, b in pairs if c == a and n]
    if not places:
        return None
    at, new = rng.choice(places)
    return word[:at] + new + word[at + 1 :]


def _named_twice(text: str, published: str, rng: random.Random, change: Callable[[str], str | None]) -> Injected | None:
    names = [n for n in record.read(text, published).names if n.type in ("PERSON", "PLACE") and len(n.entity) > 4]
    names = [
        n for n in names if sum(o.entity_id == n.entity_id for o in names) > 1 and n.span.text.startswith(n.entity)
    ]
    if not names:
        return None
    name = rng.choice(names)
    new = change(name.entity)
    end = name.span.start + len(name.entity)
    return _at(text, name.span.start, end, new, anywhere=True) if new else None


def other_letter(text: str, published: str, rng: random.Random) -> Injected | None:
    return _named_twice(text, published, rng, lambda word: _respelt(word, rng))


def lost_vowel(text: str, published: str, rng: random.Random) -> Injected | None:
    def without(word: str) -> str | None:
        places = [n for n, c in enumerate(word) if c in "ািীুূেো" and 0 < n < len(word) - 1 and word[n + 1 : n + 2] != " "]
        at = rng.choice(places) if places else 0
        return word[:at] + word[at + 1 :] if at else None

    return _named_twice(text, published, rng, without)


def lost_mark(text: str, _: str, rng: random.Random) -> Injected | None:
    m = _choose("[‘“](?=[\u0985-\u09b9])|(?<=[।,\u0980-\u09ff])[’”](?= |\n)", text, rng)
    return _at(text, *m.span(), "", anywhere=True) if m else None


def word_twice(text: str, _: str, rng: random.Random) -> Injected | None:
    m = _choose(r"(?<![\u0980-\u09ff])[\u0985-\u09b9][\u0980-\u09e3]{2,}(?= )", text, rng)
    return _at(text, *m.span(), f"{m[0]} {m[0]}") if m else None


def slip(text: str, published: str, rng: random.Random) -> Injected | None:
    names = [(n.span.start, n.span.end) for n in record.read(text, published).names]
    m = _choose(_WORD, text, rng)
    if m is None or any(s < m.end() and m.start() < e for s, e in names):
        return None
    word = m[0]
    at = rng.randrange(1, len(word) - 1)
    new = rng.choice((
        word[:at] + word[at + 1 :],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        word[: at + 1] + word[at:],
        word[:at] + rng.choice("ািীুূেো") + word[at + 1 :] if word[at] in "ািীুূেো" else word,
        word.replace("ণ", "ন", 1).replace("ষ", "স", 1),
    ))  # fmt: skip
    return _at(text, *m.span(), new) if new != word else None


def residue(text: str, _: str, rng: random.Random) -> Injected | None:
    lines = ("আরও পড়তে এখানে ক্লিক করুন", "বিস্তারিত পড়ুন", "বন্ধুদের সঙ্গে শেয়ার করুন", "আরও পড়ুন")
    return _inserted(text, rng, rng.choice(lines))


def english(text: str, _: str, rng: random.Random) -> Injected | None:
    m = _choose(r"(?<=[\u0980-\u09ff] )(?=[\u0980-\u09ff]{3})", text, rng)
    return (
        _at(text, m.start(), m.start(), rng.choice(("said", "government", "agreement", "however")) + " ") if m else None
    )


def headline(text: str, _: str, rng: random.Random) -> Injected | None:
    lines = (
        "ধানের দাম কমিয়ে দিলেন ব্যবসায়ীরা",
        "ফাইনালে যা বললেন দলের অধিনায়ক",
        "নদীভাঙনে ঘর হারিয়েছেন চরের মানুষ",
        "পেঁয়াজের দাম কমলেও নাগালের বাইরে সবজি",
    )
    return _inserted(text, rng, rng.choice(lines))


def exchange(text: str, _: str, rng: random.Random) -> Injected | None:
    giver = rng.choice(("ইসরায়েল", "রাশিয়া", "মিয়ানমার", "ভারত", "ইউক্রেন"))
    freed = rng.choice(("বন্দিকে", "জেলেকে", "সেনাকে", "শ্রমিককে"))
    one, two = _number(rng.randint(10, 90)), _number(rng.randint(100, 300))
    verb = rng.choice(("মুক্ত করার", "মুক্তি দেওয়ার", "ছেড়ে দেওয়ার"))
    return _inserted(text, rng, f"{giver} {one} {freed} {verb} বিনিময়ে {two} {freed} মুক্তি দিয়েছে।")


def digits_swapped(text: str, published: str, rng: random.Random) -> Injected | None:
    found = [f for f in record.read(text, published).figures if f.low and f.low == f.high and f.counted and f.low > 99]
    found = [f for f in found if re.fullmatch(r"[০-৯]{3,}(?:টি| জন)?", f.span.text) and f.counted.start >= f.span.end]
    if not found:
        return None
    figure = rng.choice(found)
    digits = str(int(figure.low))
    at = rng.randrange(len(digits) - 1)
    other = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
    if other == digits or other[0] == "0":
        return None
    phrase = text[figure.span.end : figure.counted.end]
    tail = re.match(r"[০-৯,]+(.*)", figure.span.text)
    return _inserted(text, rng, f"সব মিলিয়ে {other.translate(_BENGALI)}{tail[1] if tail else ''}{phrase} আছে।")


def parts(text: str, _: str, rng: random.Random) -> Injected | None:
    a, b, c = (rng.randint(5, 40) for _ in range(3))
    whole = _number(a + b + c - rng.randint(1, 4))
    return _inserted(text, rng, f"{whole} জনের মধ্যে {_number(a)} জন নারী, {_number(b)} জন পুরুষ ও {_number(c)} জন শিশু।")


def remainder(text: str, _: str, rng: random.Random) -> Injected | None:
    a, b = rng.randint(10, 40), rng.randint(5, 30)
    whole, noun = a + b + rng.randint(1, 9), rng.choice(("গাছ", "ঘর", "নৌকা"))
    told = f"মোট {_number(whole)}টি {noun}। এর {_number(a)}টি {noun} ভালো, বাকি {_number(b)}টি {noun} নষ্ট।"
    return _inserted(text, rng, told)


def weekday(text: str, published: str, rng: random.Random) -> Injected | None:
    day = date.fromisoformat(published[:10]) - timedelta(days=rng.randint(1, 25))
    wrong = _DAYS[(day.weekday() + rng.randint(1, 6)) % 7]
    return _inserted(text, rng, f"{wrong} ({_number(day.day)} {_MONTHS[day.month - 1]}) প্রথম সভা হয়।")


def other_mark(text: str, _: str, rng: random.Random) -> Injected | None:
    m = _choose("(?<=‘)[^‘’“”\n]{5,120}(’)(?= |\n|,)", text, rng)
    return _at(text, m.start(1), m.end(1), rng.choice('”"')) if m else None


def latin_digit(text: str, _: str, rng: random.Random) -> Injected | None:
    m = _choose("[০-৯]{2,}", text, rng)
    if m is None:
        return None
    at = rng.randrange(len(m[0]))
    return _at(text, *m.span(), m[0][:at] + m[0][at].translate(_LATIN) + m[0][at + 1 :])


def latin_number(text: str, _: str, rng: random.Random) -> Injected | None:
    m = _choose("(?<![০-৯,.])[০-৯]+(?![০-৯,.])", text, rng)
    return _at(text, *m.span(), m[0].translate(_LATIN)) if m else None


def other_encoding(text: str, _: str, rng: random.Random) -> Injected | None:
    m = _choose("\u09df|\u09af\u09bc", text, rng)
    return _at(text, *m.span(), "\u09df" if len(m[0]) == 2 else "\u09af\u09bc", anywhere=True) if m else None


def joiner(text: str, _: str, rng: random.Random) -> Injected | None:
    m = _choose("(?<=[\u0995-\u09b9])(?=[\u0995-\u09b9])", text, rng)
    return _at(text, m.start(), m.start(), rng.choice("\u200c\u200b\u00ad")) if m else None


def split_a(text: str, _: str, rng: random.Random) -> Injected | None:
    m = _choose("আ", text, rng)
    return _at(text, *m.span(), "অা") if m else None


def bar(text: str, _: str, rng: random.Random) -> Injected | None:
    m = _choose("।(?= |\n)", text, rng)
    return _at(text, *m.span(), rng.choice("|\u09f7")) if m else None


def percent(text: str, _: str, rng: random.Random) -> Injected | None:
    whom = rng.choice(("ভোটার", "শিক্ষার্থী", "মানুষ", "শ্রমিক", "পরিবার"))
    return _inserted(text, rng, f"এলাকার {_number(rng.randint(101, 400))} শতাংশ {whom} এতে রাজি।")


def age(text: str, published: str, rng: random.Random) -> Injected | None:
    born = rng.randint(1940, 1995)
    wrong = int(published[:4]) - born + rng.choice((-9, -5, 4, 7, 10))
    return _inserted(text, rng, f"{rng.choice(_PEOPLE)} ({_number(wrong)}) গান করেন। তাঁর জন্ম {_number(born)} সালে।")


def toll(text: str, _: str, rng: random.Random) -> Injected | None:
    how = rng.choice(("নিহত", "আহত"))
    return _inserted(text, rng, f"ট্রলার ডুবে {_number(rng.randint(41, 97))} জন {how} হন।")


def quotation(text: str, _: str, rng: random.Random) -> Injected | None:
    said = rng.choice(("আমরা এই মাঠ ছেড়ে কোথাও যাব না", "এত পানি এর আগে কেউ এই গ্রামে দেখেনি"))
    return _inserted(text, rng, f"‘{said}।’")


def style(text: str, _: str, rng: random.Random) -> Injected | None:
    return _inserted(text, rng, f"{rng.choice(('ইসরাইল', 'ইসরাইলের', 'ইজরাইলকে'))} নিয়ে কথা হয়।")


INJECTIONS: tuple[tuple[str, str, Inject], ...] = (
    ("malformed_number", "a comma in a wrong place", malformed_number),
    ("inconsistent_spelling", "a letter of like sound in one mention of a name", other_letter),
    ("inconsistent_spelling", "a vowel sign lost in one mention of a name", lost_vowel),
    ("unbalanced_quote", "a quotation mark lost", lost_mark),
    ("doubled_word", "any word written twice", word_twice),
    ("misspelt_word", "any slip in any word of five letters or more", slip),
    ("page_residue", "a link's text between sentences", residue),
    ("foreign_word", "an English word before any word", english),
    ("run_in_line", "a headline before any sentence", headline),
    ("role_conflict", "an exchange with one giver", exchange),
    ("figure_conflict", "a count told again with two digits swapped", digits_swapped),
    ("sum_mismatch", "parts that make more than their whole", parts),
    ("sum_mismatch", "a remainder that does not complete the whole", remainder),
    ("weekday_mismatch", "a date under another weekday", weekday),
    ("mixed_quotes", "another closing mark", other_mark),
    ("mixed_digits", "one Latin digit in a number", latin_digit),
    ("mixed_digits", "one number in Latin digits", latin_number),
    ("two_encodings", "one letter in its other encoding", other_encoding),
    ("stray_joiner", "an invisible character in a word", joiner),
    ("split_vowel", "আ as অ and its sign", split_a),
    ("latin_danda", "a bar for a danda", bar),
    ("impossible_percent", "more than a hundred per cent of people", percent),
    ("age_mismatch", "an age that is years off", age),
    ("unsourced_figure", "a toll on nobody's word", toll),
    ("unsourced_quote", "a quotation without a speaker", quotation),
    ("house_style", "a spelling that the desk does not want", style),
)
