"""`shutro board`: what it prints in every format, and what it says where a report says little or too much."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from shutro import cli

Capture = pytest.CaptureFixture[str]
REPORTS = Path(__file__).parents[1] / "examples" / "reports"
SEED = Path(__file__).parents[2] / "shared" / "gold" / "dev" / "seed.json"
FORMATS = ("screen", "json", "jsonl", "html", "md")


def board_of(text: str, tmp_path: Path, capsys: Capture, published: str = "2024-05-02") -> dict[str, Any]:
    """The board of a text, as the command prints it."""
    path = tmp_path / "report.txt"
    path.write_text(text, encoding="utf-8")
    assert cli.main(["board", str(path), "--published", published, "--format", "json"]) == 0
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    return told


def kinds(told: dict[str, Any]) -> dict[str, str]:
    return {m["id"]: m["kind"] for m in told["moves"]}


# -- the command


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("lang", ["bn", "en"])
def test_every_format_tells_who_takes_part_and_what_comes_first(form: str, lang: str, capsys: Capture) -> None:
    arguments = ["board", str(REPORTS / "captives.txt"), "--published", "2024-02-01", "--format", form, "--lang", lang]
    assert cli.main(arguments) == 0
    out = capsys.readouterr().out
    assert "সাভানিয়া মুক্তি ফ্রন্ট" in out
    assert "বন্দীদের মুক্তি" in out
    if form not in ("json", "jsonl"):
        assert ("The board" if lang == "en" else "আলোচনার ছক") in out


def test_the_screen_and_the_page_hold_the_board_alone(capsys: Capture) -> None:
    report = REPORTS / "captives.txt"
    for form in ("screen", "html", "md"):
        cli.main(["board", str(report), "--published", "2024-02-01", "--format", form])
        alone = capsys.readouterr().out
        cli.main(["read", str(report), "--published", "2024-02-01", "--format", form])
        assert len(alone) < len(capsys.readouterr().out)


def test_every_id_on_the_board_leads_to_a_move_or_statement_beside_it(capsys: Capture) -> None:
    for report in sorted(REPORTS.glob("*.txt")):
        assert cli.main(["board", str(report), "--published", "2024-02-01", "--format", "json"]) == 0
        told = json.loads(capsys.readouterr().out)
        board, moves = told["board"], {m["id"] for m in told["moves"]}
        statements = {s["id"] for s in told["statements"]}
        positions = [p for issue in board["issues"] for p in issue["positions"]]
        named = {
            *board["preconditions"],
            *(p["move"] for p in positions),
            *(e for p in positions for e in p["earlier"]),
        }
        named |= {e["move"] for e in board["exchanges"]} | {a for e in board["exchanges"] for a in e["answers"]}
        named |= {m for d in board["deals"] for m in (*d["moves"], *d["outcome"])}
        named |= {m for b in board["crux"] for m in b["moves"]}
        assert named <= moves
        assert {s for p in positions for s in p["chain"]} <= statements


def test_the_page_on_the_board_names_every_part_of_it(capsys: Capture) -> None:
    told = (REPORTS.parents[1] / "docs" / "board.md").read_text(encoding="utf-8")
    cli.main(["board", str(REPORTS / "captives.txt"), "--format", "json"])
    printed = json.loads(capsys.readouterr().out)
    assert printed["format"] in told
    assert all(f"`{part}`" in told for part in printed if part not in ("format", "board"))
    assert all(f"`board.{part}`" in told for part in printed["board"])


def test_links_of_the_page_lead_somewhere_on_it(capsys: Capture) -> None:
    cli.main(["board", str(REPORTS / "captives.txt"), "--published", "2024-02-01", "--format", "html"])
    page = capsys.readouterr().out
    places = set(re.findall(r' id="([^"]+)"', page))
    assert set(re.findall(r' href="#([^"]+)"', page)) <= places
    assert "board-crux" in places


def test_several_reports_and_a_folder_give_a_board_each(tmp_path: Path, capsys: Capture) -> None:
    two = [str(REPORTS / "captives.txt"), str(REPORTS / "wage-strike.txt")]
    assert cli.main(["board", *two, "--format", "json"]) == 0
    assert [b["report"]["id"] for b in json.loads(capsys.readouterr().out)] == ["captives", "wage-strike"]
    assert cli.main(["board", str(REPORTS), "--format", "html", "-o", str(tmp_path / "boards")]) == 0
    assert {p.stem for p in (tmp_path / "boards").iterdir()} == {p.stem for p in REPORTS.glob("*.txt")}


def test_what_cannot_be_read_is_told_and_the_others_go_on(capsys: Capture) -> None:
    assert cli.main(["board", "nowhere.txt", str(REPORTS / "captives.txt")]) == 1
    told = capsys.readouterr()
    assert "nowhere.txt" in told.err
    assert "সাভানিয়া" in told.out
    assert cli.main(["board", str(REPORTS / "captives.txt"), "--published", "soon"]) == 2


# -- what a report does not say


def test_a_report_of_no_negotiation_gives_a_board_that_says_so(tmp_path: Path, capsys: Capture) -> None:
    told = board_of("আজ সকালে ঢাকায় বৃষ্টি হয়েছে। বিকেলে রোদ উঠবে।", tmp_path, capsys)
    assert (told["moves"], told["board"]["parties"], told["board"]["issues"]) == ([], [], [])
    for form, lang, says in (("screen", "bn", "কোনো ধাপ পড়া যায়নি"), ("html", "en", "No step"), ("md", "en", "No step")):
        assert cli.main(["board", str(tmp_path / "report.txt"), "--format", form, "--lang", lang]) == 0
        assert says in capsys.readouterr().out


def test_talks_of_nobody_give_no_parties(tmp_path: Path, capsys: Capture) -> None:
    text = "যুদ্ধবিরতির আলোচনা ভেস্তে গেছে। প্রস্তাব প্রত্যাখ্যান করা হয়েছে। চুক্তি লঙ্ঘনের অভিযোগ উঠেছে। বন্দী বিনিময় হয়নি।"
    told = board_of(text, tmp_path, capsys)
    assert told["board"]["parties"] == []


def test_fifty_parties_are_all_kept_and_the_line_of_names_stays_short(tmp_path: Path, capsys: Capture) -> None:
    names = "পেরু চিলি কাতার ওমান মিসর ভারত নেপাল ভুটান চীন জাপান ইরান ইরাক তুরস্ক ফ্রান্স ইতালি স্পেন ঘানা মালি কেনিয়া নরওয়ে"
    states = names.split()
    bodies = [f"{place} মুক্তি ফ্রন্ট" for place in states] + [f"{place} গণসংগ্রাম পরিষদ" for place in states[:10]]
    fifty = [*states, *bodies][:50]
    pairs = zip(fifty[::2], fifty[1::2], strict=True)
    text = "\n".join(f"{a} ও {b} যুদ্ধবিরতিতে সম্মত হয়েছে। {a} ও {b} চুক্তিতে সই করেছে।" for a, b in pairs)
    told = board_of(text, tmp_path, capsys)
    assert len(told["board"]["parties"]) >= 20
    cli.main(["board", str(tmp_path / "report.txt")])
    named = next(line for line in capsys.readouterr().out.splitlines() if "পক্ষ:" in line)
    assert named.count(",") < 12


def test_conditions_that_go_round_in_a_circle_are_told_as_such(tmp_path: Path, capsys: Capture) -> None:
    text = (
        "যুদ্ধবিরতির আলোচনা আটকে আছে: পেরু ও চিলি\n"
        "পেরু বলেছে, আগে চিলির সেনা প্রত্যাহার, তারপর যুদ্ধবিরতি। "
        "চিলি জানিয়েছে, পেরু যুদ্ধবিরতি মেনে না নিলে কোনো সেনা প্রত্যাহার নয়। "
        "কাতারের মধ্যস্থতায় দুই পক্ষের বৈঠক হয়।"
    )
    told = board_of(text, tmp_path, capsys)
    (block,) = told["board"]["crux"]
    assert set(block["parties"]) == {"পেরু", "চিলি"}
    assert {kinds(told)[m] for m in block["moves"]} == {"precondition"}


def test_an_answer_without_an_offer_stands_alone(tmp_path: Path, capsys: Capture) -> None:
    text = (
        "যুদ্ধবিরতির প্রস্তাব প্রত্যাখ্যান করেছে চিলি\n"
        "যুদ্ধবিরতির প্রস্তাব প্রত্যাখ্যান করেছে চিলি। পেরু ও চিলির মধ্যে কাতারের মধ্যস্থতায় আলোচনা চলছে।"
    )
    told = board_of(text, tmp_path, capsys)
    assert "reject" in kinds(told).values()
    assert told["board"]["exchanges"] == []
    assert all(m["response_to"] is None for m in told["moves"])


def test_an_offer_without_an_answer_says_that_none_was_read(tmp_path: Path, capsys: Capture) -> None:
    text = "যুদ্ধবিরতির প্রস্তাব দিয়েছে চিলি\nপেরুকে যুদ্ধবিরতির প্রস্তাব দিয়েছে চিলি। পেরু ও চিলির মধ্যে কাতারের মধ্যস্থতায় আলোচনা চলছে।"
    told = board_of(text, tmp_path, capsys)
    assert [e["answers"] for e in told["board"]["exchanges"]] == [[]] * len(told["board"]["exchanges"])
    cli.main(["board", str(tmp_path / "report.txt"), "--lang", "en"])
    assert "no answer was read" in capsys.readouterr().out


def test_a_refusal_told_by_a_mediator_is_not_the_party_s_own_word(tmp_path: Path, capsys: Capture) -> None:
    text = (
        "যুদ্ধবিরতির প্রস্তাব নিয়ে আলোচনা\n"
        "কাতারের পররাষ্ট্রমন্ত্রী জানিয়েছেন, পেরু যুদ্ধবিরতির প্রস্তাব প্রত্যাখ্যান করেছে। "
        "চিলি জানিয়েছে, চিলি যুদ্ধবিরতির প্রস্তাব মেনে নিয়েছে। কাতারের মধ্যস্থতায় পেরু ও চিলির বৈঠক হয়।"
    )
    told = board_of(text, tmp_path, capsys)
    by = {(m["kind"], tuple(m["by"])): (m["self_reported"], m["status"]) for m in told["moves"]}
    assert by["reject", ("পেরু",)] == (False, "reported")
    assert by["accept", ("চিলি",)] == (True, "actual")


# -- the report that the project began with: its facts, not its sentences


@pytest.mark.skipif(not SEED.exists(), reason="the shared folder lies beside the project, not in it")
def test_the_first_report_s_board(tmp_path: Path, capsys: Capture) -> None:
    seed = json.loads(SEED.read_text(encoding="utf-8"))
    told = board_of(seed["text"], tmp_path, capsys, seed["published"])
    board, moves = told["board"], {m["id"]: m for m in told["moves"]}
    israel, hamas, jihad, egypt = "ইসরায়েল", "হামাস", "প্যালেস্টাইন ইসলামিক জিহাদ", "মিশর"

    def by(kind: str, party: str) -> list[dict[str, Any]]:
        return [m for m in moves.values() if m["kind"] == kind and party in m["by"]]

    def gives(move: dict[str, Any]) -> set[tuple[str, str | None, str | None]]:
        return {(t["act"], t["giver"], t["receiver"]) for t in move["terms"]}

    assert set(board["parties"]) <= {israel, hamas, jihad}
    assert {israel, hamas} <= set(board["parties"])
    assert {"release", "ceasefire"} <= {i["act"] for i in board["issues"]}
    (refusal,) = by("reject", hamas)
    pause, again = (m for m in by("offer", israel) if ("ceasefire", israel, hamas) in gives(m))
    assert all(("aid", israel, None) in gives(m) for m in (pause, again))
    assert again["self_reported"]  # its president is ready for another pause
    assert by("accept", israel) == []  # nothing was agreed to
    assert refusal["response_to"] in (None, pause["id"])
    assert gives(refusal) == {("ceasefire", israel, hamas), ("release", hamas, israel)}
    assert refusal["self_reported"] is not True  # a newspaper tells of it, on its sources' word
    assert all(m["before"] for m in by("precondition", hamas))
    assert {gives(m) == {("ceasefire", israel, hamas)} for m in by("precondition", hamas)} == {True}
    (shared,) = by("precondition", jihad)
    assert set(shared["by"]) == {hamas, jihad}  # one sentence says so of both
    assert by("precondition", israel) == []
    assert board["crux"] == []  # one side alone sets conditions here
    (demand,) = by("demand", israel)
    assert ("release", hamas, israel) in gives(demand)
    (insisted,) = by("demand", hamas)
    assert set(insisted["by"]) == {hamas, jihad}
    assert gives(insisted) == {("release", israel, hamas), ("release", hamas, israel)}
    (earlier,) = (d for d in board["deals"] if d["past"])
    assert {moves[m]["kind"] for m in earlier["outcome"]} >= {"comply", "collapse"}
    assert board["mediators"] in ([], [egypt])
