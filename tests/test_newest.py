"""The newest figures are the same ones whichever way they are found, in SQLite and in PostgreSQL."""

from ledgers import item
from shutro.ledger import Ledger, add
from shutro.ledger.answers import Scope, figures
from shutro.ledger.answers.newest import newest
from shutro.ledger.tables import figure, report

TOLL = "নূরাবাদে {a} জন নিহত হয়েছেন। সাগরপুরে {b} জন আহত ও {c} জন নিহত হয়েছেন।"


def test_walking_back_from_the_newest_report_finds_what_sorting_all_finds(place: str) -> None:
    given = [
        item(
            TOLL.format(a=n + 2, b=n + 3, c=n + 4), f"{n}.txt", published=f"2024-01-{n % 9 + 1:02d}" if n % 4 else None
        )
        for n in range(30)
    ]
    with Ledger(place) as ledger:
        add(ledger, given, processes=1)
        wanted = [report.c.latest, figure.c.role == "killed"]
        with ledger.reading() as connection:
            for limit in (1, 2, 3, 7, 59, 60, 61):
                walked, of = newest(connection, figure, wanted, limit, there=10**6)
                found, there = newest(connection, figure, wanted, limit, there=0)
                assert walked == found
                assert len(found) == min(limit, 60)
                assert there == 60
                assert of == (10**6 if limit <= 60 else 60)
        cut = figures(ledger, "killed", limit=2)
        assert (cut.taken, cut.of, cut.left_out) == (2, 60, 58)
        assert {one.published for one in cut} == {"2024-01-09"}
        assert figures(ledger, "killed", limit=1000).left_out == 0
        assert figures(ledger, "killed", scope=Scope(since="2024-01-09"), limit=1).left_out > 0
