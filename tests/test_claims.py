"""The same claim in many reports: what is one, what is not, who told it first; on SQLite and on a real PostgreSQL."""

import csv
import io
import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledgers import item
from shutro.cli import main
from shutro.ledger import Ledger, add
from shutro.ledger.answers import Claim, Scope, claims, said, sources, stories
from shutro.ledger.answers.claimed import claimed, relation

TOLD = {
    "first": ("জাতিসংঘ জানিয়েছে, চরফুলপুরে ২০টি বিদ্যালয় বন্যায় ভেসে গেছে।", "2024-01-02", "ভোরের খবর"),
    "again": ("জাতিসংঘ জানায়, বন্যায় চরফুলপুরের ২০টি বিদ্যালয় ভেসে গেছে।", "2024-01-03", "দিনের খবর"),
    "also": ("আল-জাজিরা জানিয়েছে, কাতার বলেছে যে বন্যায় চরফুলপুরে ২০টি বিদ্যালয় ভেসে গেছে।", "2024-01-04", "দিনের খবর"),
    "other number": ("কাতার জানিয়েছে, চরফুলপুরে ৩৫টি বিদ্যালয় বন্যায় ভেসে গেছে।", "2024-01-04", "রাতের খবর"),
    "denies": ("ইরান জানিয়েছে, চরফুলপুরে ২০টি বিদ্যালয় বন্যায় ভেসে যায়নি।", "2024-01-04", "রাতের খবর"),
    "elsewhere": ("জাতিসংঘ জানিয়েছে, সাতক্ষীরায় ২০টি বিদ্যালয় বন্যায় ভেসে গেছে।", "2024-01-04", "রাতের খবর"),
}


def texts(told: dict[str, tuple[str, str | None, str]]) -> list[object]:
    return [item(text, at, published=day, outlet=outlet) for at, (text, day, outlet) in told.items()]


def addresses(claim: Claim) -> list[str]:
    return [one.address for one in claim.tellings]


def test_a_claim_is_told_first_again_and_by_others_and_what_is_against_it_is_linked(place: str) -> None:
    with Ledger(place) as ledger:
        add(ledger, texts(TOLD), processes=1)
        found = claims(ledger)
    one = next(c for c in found if "first" in addresses(c))
    assert [(t.address, t.turn, t.by, t.through) for t in one.tellings] == [
        ("first", "first", "জাতিসংঘ", []),
        ("again", "again", "জাতিসংঘ", []),
        ("also", "also", "কাতার", ["আল-জাজিরা"]),
    ]
    assert (one.origins, one.reports, one.sources, one.first, one.last) == (3, 3, 2, "2024-01-02", "2024-01-04")
    by_number = {c.number: addresses(c) for c in found}
    assert [by_number[n] for n in one.counted] == [["other number"]]
    assert [by_number[n] for n in one.denied] == [["denies"]]
    assert not any("elsewhere" in addresses(c) for c in found)
    for telling in one.tellings:
        text = TOLD[telling.address][0]
        assert telling.sentence == text
        assert telling.content in text
        assert 0 <= telling.start < telling.end <= len(text)


def test_claims_are_of_a_source_of_words_and_of_so_many_origins(place: str) -> None:
    with Ledger(place) as ledger:
        add(ledger, texts(TOLD), processes=1)
        assert {a for c in claims(ledger, by="ইরান") for a in addresses(c)} == {"denies"}
        assert claims(ledger, by="কেউ না") == []
        assert claims(ledger, scope=Scope(about="সাতক্ষীরা")) == []
        assert [addresses(c) for c in claims(ledger, scope=Scope(about="সাতক্ষীরা"), least=1)] == [["elsewhere"]]
        assert max(c.origins for c in claims(ledger, least=3)) == 3
        cut = claims(ledger, limit=2)
        assert (cut.taken, cut.of, cut.left_out) == (2, 7, 5)


def test_copies_of_one_text_make_a_claim_once(place: str) -> None:
    lines = "\n".join(f"{n} নম্বর সেতুর কাছে মানুষ সকাল থেকে অপেক্ষা করছেন বলে জানান স্থানীয় বাসিন্দা রহিম মিয়া।" for n in range(9))
    wire = f"{TOLD['first'][0]}\n{lines}"
    copies = {f"{n}": (f"{wire}\n{n} নম্বর সংস্করণ।", "2024-01-02", f"পত্রিকা {n}") for n in range(3)}
    with Ledger(place) as ledger:
        add(ledger, texts(copies), processes=1)
        assert claims(ledger) == []
        (one,) = [c for c in claims(ledger, least=1) if "চরফুলপুরে" in c.content]
    assert (one.origins, one.reports, [t.reports for t in one.tellings]) == (1, 3, [3])


SAME = [
    ("উপকূলে খাদ্য ফুরিয়ে আসছে", "খাবার উপকূলে ফুরিয়ে আসছে"),
    ("কুড়িগ্রামে বন্যায় ১২ জন মারা গেছেন", "বন্যায় কুড়িগ্রামে ১২ জনের মৃত্যু হয়েছে"),
    ("সীমান্তের দুটি সেতু খুলে দেওয়া হয়েছে", "সীমান্তে দুটি সেতু খুলে দেওয়া হলো"),
    ("সীমান্তে গুলি চালানো হয়নি", "সীমান্তে কোনো গুলি চালানো হয় নি"),
]
OTHER = [
    ("হামাস ইসরায়েলের প্রস্তাব প্রত্যাখ্যান করেছে", "ইসরায়েল হামাসের প্রস্তাব প্রত্যাখ্যান করেছে"),
    ("চালের দাম বাজারে বেড়েছে", "চালের দাম বাজারে কমেছে"),
    ("সীমান্তে সেনারা গুলি চালিয়েছে", "সীমান্তে সেনারা গুলি চালাতে পারে"),
    ("সীমান্তে সেনারা গুলি চালিয়েছে", "সীমান্তে সেনারা গুলি চালাবে"),
    ("সীমান্তে সেনারা গুলি চালিয়েছে", "সেনারা সীমান্তে গুলি চালাতে চায়"),
    ("চরে ১২ জন নিহত ও ৪০ জন আহত হয়েছেন", "চরে ১৫ জন নিহত ও ৬০ জন আহত হয়েছেন"),
    ("চরে ১২ জন নিহত হয়েছেন", "চরে মানুষ নিহত হয়েছেন"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_in_other_words_is_the_same(one: str, other: str) -> None:
    assert relation(claimed(one), "state", claimed(other), "claim", 3) == "same"
    assert relation(claimed(one), "state", claimed(other), "deny", 3) == "denied"
    assert relation(claimed(one), "state", claimed(other), "demand", 3) is None


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_what_claims_something_else_in_like_words_is_not_the_same(one: str, other: str) -> None:
    assert relation(claimed(one), "state", claimed(other), "state", 0) is None
    assert relation(claimed(other), "state", claimed(one), "state", 0) is None


def test_another_number_is_told_as_such_and_a_day_of_its_own_is_another_day() -> None:
    twelve, fifteen = claimed("কুড়িগ্রামে বন্যায় ১২ জন মারা গেছেন"), claimed("কুড়িগ্রামে বন্যায় ১৫ জন মারা গেছেন")
    assert relation(twelve, "state", fifteen, "state", 0) == "counted"
    rain = claimed("আগামীকাল উপকূলে ভারী বৃষ্টি হবে")
    assert relation(rain, "state", rain, "state", 1) == "same"
    assert relation(rain, "state", rain, "state", 2) is None
    assert relation(rain, "state", rain, "state", None) is None


def test_what_is_said_of_oneself_is_said_by_one(place: str) -> None:
    told = {
        "a": ("রহিমা খাতুন বলেন, ‘আমি ভোটারদের বিপুল সাড়া পাচ্ছি।’", "2024-01-02", "ভোরের খবর"),
        "b": ("করিম মিয়া বলেন, ‘আমি ভোটারদের বিপুল সাড়া পাচ্ছি।’", "2024-01-03", "দিনের খবর"),
        "c": ("রহিমা খাতুন বলেন, ‘ভোটারদের বিপুল সাড়া আমি পাচ্ছি।’", "2024-01-03", "রাতের খবর"),
    }
    with Ledger(place) as ledger:
        add(ledger, texts(told), processes=1)
        assert [addresses(c) for c in claims(ledger)] == [["a", "c"]]


@given(st.text(max_size=60), st.text(max_size=60))
@settings(max_examples=60, deadline=None)
def test_any_two_texts_are_compared_alike_from_either_side(one: str, other: str) -> None:
    a, b = claimed(one), claimed(other)
    assert relation(a, "state", b, "deny", 0) == relation(b, "deny", a, "state", 0)


def test_claims_take_time_in_proportion(tmp_path: Path) -> None:
    """Statements that all share their usual words, and in pairs their rare ones."""
    words = [
        f"{a}{b}{c}"
        for a in ("কলা", "নদী", "পাখি", "মেলা")
        for b in ("পুর", "গঞ্জ", "হাট")
        for c in ("তলা", "বাড়ি", "ঘাট", "খালি")
    ]

    def text(n: int) -> str:
        place = f"{words[n % 48]}{words[(n * 7) % 48]}"
        return f"জাতিসংঘ জানিয়েছে, {place} এলাকার বিদ্যালয়ে মানুষ আশ্রয় নিয়েছে।"

    def took(count: int) -> float:
        start = time.process_time()
        claims(ledger, limit=count)
        return time.process_time() - start

    with Ledger(tmp_path / "l.db") as ledger:
        many = "\n".join(text(n) for n in range(400))
        add(ledger, texts({f"{n}": (f"{many}\n{n}", "2024-01-02", f"{n}") for n in range(2)}), processes=1)
        took(100)
        assert took(800) < 16 * max(took(100), 0.01)


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    at = tmp_path / "claims.db"
    with Ledger(at) as ledger:
        add(ledger, texts(TOLD), processes=1)
    monkeypatch.setenv("SHUTRO_LEDGER", str(at))
    return at


@pytest.mark.usefixtures("kept")
def test_claims_are_shown_and_leave_as_rows(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for lang, word in (("bn", "প্রথম"), ("en", "first")):
        assert main(["claims", "--lang", lang]) == 0
        assert f"{word}: জাতিসংঘ" in capsys.readouterr().out
    assert main(["claims", "--format", "jsonl"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {row["address"] for row in rows} == set(TOLD) - {"elsewhere"}
    out = tmp_path / "claims.csv"
    assert main(["claims", "--out", str(out)]) == 0
    assert len(list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8"))))) == len(rows)
    assert main(["claims", "--by", "জাতি"]) == 1
    assert "জাতিসংঘ" in capsys.readouterr().err


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize(
    ("command", "said_so"),
    [
        (["claims"], "7 statements"),
        (["said", "--by", "জাতিসংঘ"], "3 statements"),
        (["sources"], "4 sources"),
        (["stories", "--since", "2024-01-01"], "6 reports"),
        (["search", "বিদ্যালয়"], "6 reports"),
    ],
)
def test_what_a_limit_leaves_out_is_told(command: list[str], said_so: str, capsys: pytest.CaptureFixture[str]) -> None:
    main([*command, "--limit", "1"])
    assert f"… 1 of {said_so}" in capsys.readouterr().err
    main([*command, "--limit", "20"])
    assert "--limit" not in capsys.readouterr().err


def test_how_much_there_is_is_known_to_who_asks_in_python(place: str) -> None:
    with Ledger(place) as ledger:
        add(ledger, texts(TOLD), processes=1)
        for found in (
            said(ledger, "জাতিসংঘ", limit=1),
            said(ledger, "জাতিসংঘ", about="বন্যা", limit=1),
            sources(ledger, limit=1),
            stories(ledger, scope=Scope(since="2024-01-01"), limit=1),
        ):
            assert (found.taken, found.left_out > 0) == (1, True)
        assert said(ledger, "জাতিসংঘ", limit=3).left_out == 0
