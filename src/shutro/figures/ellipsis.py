"""Numbers whose unit or noun is said only once: ৫০ হাজার এবং ১০ হাজার টাকা; বরিশালে ৯৮, ভোলায় ৫২ জন."""

from collections.abc import Sequence

from shutro import lexicon
from shutro.figures import units
from shutro.figures.draft import Draft
from shutro.figures.vocabulary import SETTINGS, look
from shutro.words import Page

_MONEY = frozenset(SETTINGS["money_words"])
_HEAT = frozenset(SETTINGS["heat_words"])
_THEM = frozenset(SETTINGS["them"])
_BETWEEN = frozenset(SETTINGS["between_role_and_number"])
_BREAKS = frozenset(",;।৷|?!:—")
_REACH = 7
_SCALES = {e["form"]: int(e["value"]) for e in lexicon.entries("numbers", "scales.tsv")}
_SMALL, _BOTH = 1000, 2


def fill(page: Page, drafts: Sequence[Draft]) -> None:
    """Give every elliptic draft the kind of the figure that it stands beside; where there is none it stays without."""
    waiting = [k for k, d in enumerate(drafts) if d.elliptic and not d.kind and not _scaled(page, drafts, k)]
    for k in waiting:
        _from_beside(page, drafts, k)
        _money_told(page, drafts[k], 3)
        _paid(page, drafts, k)
    for k in reversed(waiting):
        _take(drafts[k], _next(drafts, k))
    for k in waiting:
        _from_before(page, drafts, k)
        _take(drafts[k], _previous(drafts, k, 1))
        _money_told(page, drafts[k], 12)
    for k in reversed(waiting):
        _take(drafts[k], _later(drafts, k))


def _scaled(page: Page, drafts: Sequence[Draft], k: int) -> bool:
    """৫০ হাজার, এখন ৬০, পরে ৭০ হাজার টাকা: a bare number between two with one scale has that scale; beside one that is
    money it may have it or not, and is left unread. Whether the number at ``k`` is done with.
    """
    d = drafts[k]
    if d.number.shape or not isinstance(d.low, int) or d.low != d.high or d.low >= _SMALL or _scale(page, d):
        return False
    near = [x for x in drafts[max(0, k - 1) : k + 2] if x is not d and x.sentence == d.sentence and _scale(page, x)]
    scales = {_scale(page, x) for x in near}
    if len(near) == _BOTH and len(scales) == 1 and near[1].kind:
        scale = scales.pop()
        d.low = d.high = d.low * scale
        _set(d, near[1].kind, near[1].unit, "scale and unit as in the figures on either side")
        return True
    return (
        any(x.kind == "money" for x in near)
        and look(page.tokens[d.last - 1].text).role == ""
        and not d.number.classifier
    )


def _scale(page: Page, d: Draft) -> int:
    """The last scale word of the number, as its value; 0 where it has none."""
    found = [_SCALES[t.text] for t in page.tokens[d.first : d.last] if t.text in _SCALES]
    return found[-1] if found else 0


def _next(drafts: Sequence[Draft], k: int) -> Draft | None:
    d = drafts[k]
    other = drafts[k + 1] if k + 1 < len(drafts) else None
    return other if other and other.sentence == d.sentence and other.kind != "age" else None


def _later(drafts: Sequence[Draft], k: int) -> Draft | None:
    """Money that the next sentences tell: a headline leaves টাকা out."""
    d = drafts[k]
    for other in drafts[k + 1 : k + 5]:
        if other.sentence > d.sentence + 2:
            return None
        if other.kind == "money" and isinstance(d.low, int) and d.low >= 1000:
            return other
    return None


def _previous(drafts: Sequence[Draft], k: int, reach: int) -> Draft | None:
    d = drafts[k]
    for other in reversed(drafts[max(0, k - 4) : k]):
        if other.sentence < d.sentence - reach:
            return None
        if other.kind and other.kind != "age" and not (isinstance(d.low, float) and other.kind in ("people", "things")):
            return other
    return None


def _take(d: Draft, other: Draft | None) -> None:
    if d.kind or other is None or not other.kind:
        return
    d.kind, d.unit = other.kind, other.unit
    d.why.append("unit or noun as in the figure beside it")


def _set(d: Draft, kind: str, unit: str | None, why: str) -> None:
    d.kind, d.unit = kind, unit
    d.why.append(why)


def _from_beside(page: Page, drafts: Sequence[Draft], k: int) -> None:
    """নিহত ৬, আহত অন্তত ২০, নিহতের সংখ্যা বেড়ে ৪৮, মাত্রা ছিল ৭.৬, শতাংশে ৫২, তাঁদের মধ্যে ৪৩ লাখ."""
    d = drafts[k]
    if d.last < page.sentences[d.sentence].last and look(page.tokens[d.last].text).role not in ("", "other"):
        _set(d, "people", None, "number beside what became of people")
        return
    limit = max(drafts[k - 1].last if k else 0, page.sentences[d.sentence].first)
    for i in range(d.first - 1, max(limit, d.first - 4) - 1, -1):
        token = page.tokens[i]
        if token.kind != "word":
            return
        word = look(token.text)
        if (word.role and word.role != "other") or token.text in _THEM:
            _set(d, "people", None, "number beside what became of people")
            return
        if token.text.endswith("সংখ্যা") and len(token.text) > 6:
            people = look(token.text.removesuffix("সংখ্যা")).people
            _set(d, "people" if people else "things", None, "number behind the word for their number")
            return
        unit = units.read(page, i)
        if unit and unit.kind in ("percent", "measure") and unit.next == i + 1:
            _set(d, unit.kind, unit.code or None, "number behind its unit")
            return
        if not (word.predicate or token.text in _BETWEEN):
            return


def _from_before(page: Page, drafts: Sequence[Draft], k: int) -> None:
    """ভোটার ২১ হাজার, দেশে মানুষ এখন সাড়ে ১৬ কোটি, খরচ হয়েছে ৭৩ লাখ, তাপমাত্রা ছিল ৩৮.৯: from the clause before the number."""
    d = drafts[k]
    if d.kind:
        return
    limit = max(drafts[k - 1].last if k else 0, page.sentences[d.sentence].first)
    for i in range(d.first - 1, max(limit, d.first - _REACH) - 1, -1):
        token = page.tokens[i]
        if token.text in _BREAKS:
            return
        if token.text in _MONEY:
            _set(d, "money", "BDT", "number behind a word of money")
            return
        if token.text in _HEAT:
            _set(d, "measure", "degree Celsius", "number behind a word of heat")
            return
        word = look(token.text) if token.kind == "word" else None
        if word and (word.people or word.role) and word.case in ("", "genitive", "plural"):
            _set(d, "people", None, "number behind a word for people")
            return


def _paid(page: Page, drafts: Sequence[Draft], k: int) -> None:
    """গয়না বেচে ৪০ হাজার দিয়েছি: a verb of paying behind a large number, and money told shortly before."""
    d = drafts[k]
    if d.kind or not isinstance(d.low, int) or d.low < 100 or d.last >= page.sentences[d.sentence].last:
        return
    if look(page.tokens[d.last].text).paying:
        for other in reversed(drafts[max(0, k - 6) : k]):
            if other.kind == "money" and other.sentence >= d.sentence - 3:
                _take(d, other)
                return


def _money_told(page: Page, d: Draft, reach: int) -> None:
    """১২ লাখ চেয়ে ৭ লাখে রফা: a word of money anywhere in the sentence, and a number that only money makes sense of."""
    if d.kind or not isinstance(d.low, int) or d.low < 1000:
        return
    sentence = page.sentences[d.sentence]
    near = page.tokens[max(sentence.first, d.first - reach) : min(sentence.last, d.last + reach)]
    if any(t.text in _MONEY for t in near):
        _set(d, "money", "BDT", "number in a clause about money")
