"""Full text: the reports that have the words, each with the sentence that has most of them, to be narrowed down."""

from calendar import monthrange
from dataclasses import dataclass
from typing import Annotated, Literal
from urllib.parse import quote

from litestar.params import QueryParameter

from shutro.desk.answering import Answer, page
from shutro.desk.given import TheLedger, Within, Words
from shutro.ledger.answers import Scope
from shutro.ledger.finding import Hit, Results, find, pieces

At = Annotated[int, QueryParameter(name="page", ge=1, le=1000, description="which page of what was found")]
Having = Annotated[
    Literal["moves", "tolls", ""] | None,
    QueryParameter(description="only reports that tell of a negotiation (moves), or that count people (tolls)"),
]

_BEFORE, _LONGEST = 120, 360  # characters of a sentence: before the first word asked for, in all
_ENDS = 4  # words by which a browser finds the beginning and the end of a sentence
_AROUND = 3  # pages to either side whose numbers are shown


@dataclass(frozen=True, slots=True)
class Shown:
    """A report found; its sentence in pieces: text, and whether it is a word that was asked for."""

    row: Hit
    pieces: list[tuple[str, bool]]

    @property
    def place(self) -> str:
        """The address of the sentence: of an entry in it, where it has one, and in browsers that know how (text
        fragments: https://wicg.github.io/scroll-to-text-fragment/) of its own first and last words.
        """
        words = self.row.sentence.split()
        ends = [words] if len(words) <= 2 * _ENDS else [words[:_ENDS], words[-_ENDS:]]
        told = ",".join(quote(" ".join(part), safe="").replace("-", "%2D") for part in ends)
        at = f"at-{self.row.entry}" if self.row.entry else ""
        return f"/reports/{self.row.report}#{at}:~:text={told}"


def asked(ledger: TheLedger, within: Within, q: Words = None, has: Having = None, at: At = 1) -> Answer:
    """Reports that hold every word, under any ending, best first; with counts by outlet, month, name and kind."""
    q, kind = (q or "").strip(), has or None
    scope = Scope(within.since, within.until, within.outlet)
    found = find(ledger, q, scope=scope, has=kind, page=at) if q else _nothing(at)
    hits = [Shown(row, _around(pieces(row.sentence, q))) for row in found.hits]
    keep = {"q": q, "outlet": scope.outlet, "since": scope.since, "until": scope.until, "has": kind}
    more = {
        "q": q, "found": found, "hits": hits, "keep": keep, "has": kind, "scope": scope,
        "numbers": _numbers(at, found.pages), "days_of": _days_of,
    }  # fmt: skip
    return Answer(found.hits, more, found)


def _around(found: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """So much of a long sentence as a reader takes in: from shortly before the first word that was asked for."""
    first = next((at for at, (_, is_word) in enumerate(found) if is_word), 0)
    before = "".join(text for text, _ in found[:first])
    if len(before) > _BEFORE:
        before = "… " + before[-_BEFORE:].partition(" ")[2]
    shown, room = [(before, False)], _LONGEST - len(before)
    for text, is_word in found[first:]:
        shown.append((text if len(text) <= room else text[:room].rpartition(" ")[0] + " …", is_word))
        room -= len(text)
        if room <= 0:
            break
    return shown


def _nothing(at: int) -> Results:
    return Results(0, False, at, 0, [], [], [], [], 0, 0)


def _numbers(at: int, pages: int) -> list[int]:
    """The pages that are offered: the first, the last and those around this one."""
    around = range(max(1, at - _AROUND), min(pages, at + _AROUND) + 1)
    return sorted({1, pages, *around}) if pages > 1 else []


def _days_of(month: str) -> dict[str, str]:
    """The first and the last day of a month, for an address.

    >>> _days_of("2024-02")
    {'since': '2024-02-01', 'until': '2024-02-29'}
    """
    year, number = int(month[:4]), int(month[5:7])
    return {"since": f"{month}-01", "until": f"{month}-{monthrange(year, number)[1]}"}


HANDLERS = (page("/search", asked, Hit, whole=Results),)
