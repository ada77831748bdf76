"""A step of a negotiation that many reports tell is one step; what they tell otherwise is shown, never averaged."""

import csv
import io
import json
from pathlib import Path

import pytest

from ledgers import item
from shutro.cli import main
from shutro.ledger import Ledger, add
from shutro.ledger.answers import Step, Talks, talks

SCENE = "কাতারের মধ্যস্থতায় দোহায় দুই পক্ষের আলোচনা চলছে।"
OFFER = "ইসরায়েল হামাসকে {days} দিনের যুদ্ধবিরতির প্রস্তাব দিয়েছে।"
REJECT = "হামাস ইসরায়েলের {days} দিনের যুদ্ধবিরতির প্রস্তাব প্রত্যাখ্যান করেছে।"
TURNED = "ইসরায়েল হামাসের {days} দিনের যুদ্ধবিরতির প্রস্তাব প্রত্যাখ্যান করেছে।"
REST = {  # what else each tells, so that none is a copy of another
    "a": "শহরের দোকানপাট সকাল থেকে খোলা ছিল এবং বাসগুলো সময়মতো ছেড়েছে বলে যাত্রীরা খুশি।",
    "b": "বিকেলে মাঠে ফুটবল খেলা দেখতে অনেক দর্শক জড়ো হন, পরে বৃষ্টিতে খেলা থেমে যায়।",
    "c": "নদীর ঘাটে নতুন ফেরি এসেছে, কৃষকেরা ধান তুলতে ব্যস্ত সময় পার করছেন এখন।",
    "later": "পাহাড়ের ঢালে কমলা পেকেছে, পর্যটকেরা ছবি তুলছেন আর স্থানীয় হাট জমে উঠেছে।",
    "reject": "রেলস্টেশনে নতুন ঘড়ি বসানো হয়েছে, পুরোনো ভবনের রং বদলানোর কাজও শুরু হলো।",
    "reject again": "বইমেলার স্টলে ভিড় বেড়েছে, তরুণ লেখকেরা পাঠকদের সঙ্গে গল্প করে সময় কাটান।",
    "turned": "সাগরে জেলেরা প্রচুর ইলিশ ধরেছেন, আড়তে দাম কিছুটা কমায় ক্রেতারা স্বস্তিতে আছেন।",
}
TOLD = {
    "a": (OFFER.format(days="২০"), "2024-02-03", "ভোরের খবর"),
    "b": (OFFER.format(days="২০"), "2024-02-03", "দিনের খবর"),
    "c": (OFFER.format(days="৩০"), "2024-02-04", "রাতের খবর"),
    "later": (OFFER.format(days="৪৫"), "2024-02-20", "রাতের খবর"),
    "reject": (REJECT.format(days="২০"), "2024-02-05", "ভোরের খবর"),
    "reject again": (REJECT.format(days="২০"), "2024-02-06", "রাতের খবর"),
    "turned": (TURNED.format(days="২০"), "2024-02-05", "দিনের খবর"),
}


def board(place: str, only: str) -> tuple[Talks, dict[str, list[Step]]]:
    with Ledger(place) as ledger:
        told = {at: TOLD[at] for at in only.split(", ")}
        add(
            ledger,
            [item(f"{t}\n{SCENE}\n{REST[at]}", at, published=day, outlet=o) for at, (t, day, o) in told.items()],
            processes=1,
        )
        found = talks(ledger, "যুদ্ধবিরতি")
    by_id = {one.id: one for one in found.tellings}
    return found, {
        one.address: [by_id[n] for n in one.tellings] for one in found.steps if one.kind in ("offer", "reject")
    }


def test_an_offer_that_many_reports_tell_is_one_with_every_report_and_what_they_tell_otherwise(place: str) -> None:
    found, again = board(place, "a, b, c")
    (offer,) = [one for one in found.steps if one.kind == "offer"]
    assert (offer.address, offer.origins) == ("a", 3)
    assert [(t.address, t.first, t.differs) for t in again["a"]] == [("b", offer.id, []), ("c", offer.id, ["terms"])]
    assert {t.sentence for t in again["a"]} == {OFFER.format(days="২০"), OFFER.format(days="৩০")}
    assert [one.id for one in found.steps] == [move.id for move in found.record.moves]
    assert {one.address for one in found.tellings} == {"a", "b", "c"}


def test_another_offer_on_a_later_day_is_another(place: str) -> None:
    found, _ = board(place, "a, later")
    assert [one.address for one in found.steps if one.kind == "offer"] == ["a", "later"]


def test_who_rejects_whose_offer_is_not_turned_round(place: str) -> None:
    found, again = board(place, "a, reject, turned, reject again")
    rejects = {one.address: one for one in found.steps if one.kind == "reject"}
    assert set(rejects) == {"reject", "turned"}
    assert [t.address for t in again["reject"]] == ["reject again"]
    (offer,) = [one for one in found.steps if one.kind == "offer"]
    assert rejects["reject"].response_to == offer.id
    assert rejects["turned"].response_to is None


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    at = tmp_path / "talks.db"
    board(str(at), "a, b, c")
    monkeypatch.setenv("SHUTRO_LEDGER", str(at))
    return at


@pytest.mark.usefixtures("kept")
def test_the_board_shows_who_tells_a_step_again_and_its_rows_are_every_telling(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for lang, word in (("bn", "যা ভিন্ন লেখা: শর্ত"), ("en", "told otherwise: terms")):
        assert main(["board", "--about", "যুদ্ধবিরতি", "--lang", lang]) == 0
        assert word in capsys.readouterr().out
    assert main(["board", "--about", "যুদ্ধবিরতি", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {one["id"] for one in told["steps"]} == {move["id"] for move in told["moves"]}
    assert {one["first"] for one in told["tellings"]} == {one["id"] for one in told["steps"]}
    out = tmp_path / "steps.csv"
    assert main(["board", "--about", "যুদ্ধবিরতি", "--limit", "2", "--out", str(out)]) == 0
    assert "… 2 of 3 reports" in capsys.readouterr().err
    rows = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8"))))
    assert {row["address"] for row in rows} == {"b", "c"}
