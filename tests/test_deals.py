"""The board: what it says of moves, and what it says where little is known; moves of rules and model together."""

import numpy as np

from shutro import speech, words
from shutro.deals import Move, Term, board, read
from shutro.deals.group import last_word
from shutro.encoder import LABELS, Scores
from shutro.names import read as names_of
from shutro.span import Span

NOWHERE = Span(0, 0, "")


def move(
    name: str, kind: str, by: str, to: str = "", status: str = "actual", terms: str = "", answers: str | None = None
) -> Move:
    return Move(
        id=name,
        kind=kind,
        by=by.split(),
        to=to.split(),
        terms=[Term(act) for act in terms.split()],
        before=None,
        status=status,
        span=NOWHERE,
        why="",
        response_to=answers,
    )


def test_no_moves_give_an_empty_board() -> None:
    empty = board([])
    assert not empty
    assert (empty.parties, empty.issues, empty.crux) == ([], [], [])


def test_the_latest_position_stands_and_an_earlier_deal_never_replaces_it() -> None:
    read = board(
        [
            move("m1", "demand", "ক", "খ", terms="release"),
            move("m2", "accept", "ক", "খ", terms="release"),
            move("m3", "agree", "ক খ", status="past", terms="release"),
        ]
    )
    (issue,) = read.issues
    assert [(p.party, p.move, p.earlier) for p in issue.positions] == [("ক", "m2", ["m1", "m3"]), ("খ", "m3", [])]


def test_conditions_on_each_other_are_the_crux() -> None:
    read = board(
        [move("m1", "precondition", "ক", "খ"), move("m2", "offer", "ক", "খ"), move("m10", "precondition", "খ", "ক")]
    )
    assert [(b.parties, b.moves) for b in read.crux] == [(["ক", "খ"], ["m1", "m10"])]


def test_a_condition_that_was_met_blocks_nothing() -> None:
    read = board(
        [
            move("m1", "precondition", "ক", "খ"),
            move("m2", "precondition", "খ", "ক"),
            move("m3", "accept", "খ", "ক", answers="m1"),
        ]
    )
    assert read.crux == []


def test_an_offer_without_an_answer_says_so_and_an_answer_without_an_offer_stands_alone() -> None:
    read = board([move("m1", "offer", "ক"), move("m2", "reject", "খ"), move("m3", "reject", "গ", answers="m1")])
    assert [(e.move, e.answers) for e in read.exchanges] == [("m1", ["m3"])]


def test_deals_keep_their_outcome() -> None:
    read = board(
        [move("m1", "agree", "ক খ", status="past"), move("m2", "violate", "ক", "খ"), move("m3", "comply", "গ")]
    )
    assert [(d.moves, d.outcome, d.past) for d in read.deals] == [(["m1"], ["m2"], True)]


def test_mediators_are_no_parties() -> None:
    read = board([move("m1", "mediate", "গ", "ক খ"), move("m2", "talks", "ক খ")])
    assert (read.parties, read.mediators) == (["ক", "খ"], ["গ"])


def test_three_who_wait_for_each_other_in_a_circle_are_the_crux() -> None:
    read = board(
        [
            move("m1", "precondition", "ক", "খ"),
            move("m2", "precondition", "খ", "গ"),
            move("m3", "precondition", "গ", "ক"),
            move("m4", "precondition", "ঘ", "ক"),
        ]
    )
    (block,) = read.crux
    assert dict(zip(block.parties, block.moves, strict=True)) == {"ক": "m1", "খ": "m2", "গ": "m3"}


def test_a_condition_on_oneself_and_one_of_an_earlier_time_block_nothing() -> None:
    read = board([move("m1", "precondition", "ক", "ক"), move("m2", "precondition", "ক", "খ", status="past")])
    assert read.crux == []
    assert read.preconditions == ["m1", "m2"]


def test_a_deal_told_twice_is_one_and_a_deal_after_its_end_another() -> None:
    read = board(
        [
            move("m1", "agree", "ক খ"),
            move("m2", "agree", "ক খ"),
            move("m3", "collapse", "ক খ"),
            move("m4", "agree", "ক খ"),
        ]
    )
    assert [(d.moves, d.outcome) for d in read.deals] == [(["m1", "m2"], ["m3"]), (["m4"], [])]


def test_of_a_deal_that_only_its_breach_tells_of_the_board_says_so() -> None:
    read = board([move("m1", "violate", "ক খ", status="past"), move("m2", "collapse", "ক খ", status="past")])
    assert [(d.moves, d.outcome, d.past) for d in read.deals] == [([], ["m1", "m2"], True)]


def test_talks_that_fail_are_the_end_of_no_deal() -> None:
    assert board([move("m1", "talks", "ক খ"), move("m2", "collapse", "ক খ")]).deals == []


def test_a_mediator_who_also_offers_is_a_party_too() -> None:
    read = board([move("m1", "mediate", "গ", "ক খ"), move("m2", "offer", "গ", "ক খ"), move("m3", "talks", "ক খ গ")])
    assert set(read.parties) == {"ক", "খ", "গ"}
    assert read.mediators == ["গ"]


TALKS = "পেরু ও চিলির যুদ্ধবিরতির বৈঠক\nকাতারের মধ্যস্থতায় পেরু ও চিলির বৈঠক হয়। চিলি সেসব কথা শোনেনি।"


def moves_of(text: str, told: dict[str, str] | None = None, denied: bool = False) -> list[Move]:
    """The moves of a text; ``told``: words of which the model says surely that they are a move of this kind."""
    page = words.read(text)
    labels = LABELS["moves"]
    sure = np.full((len(page.tokens), len(labels)), np.log(1e-4), dtype=np.float32)
    sure[:, 0] = np.log(0.999) if denied else np.log(0.3)
    if not denied:
        sure[:, labels.index("B-talks")] = np.log(0.25)
    for said, kind in (told or {}).items():
        at = text.index(said)
        first, last = page.token_at(at), page.token_at(at + len(said) - 1) + 1
        for i in range(first, last):
            sure[i] = np.log(1e-4)
            sure[i, labels.index(("B-" if i == first else "I-") + kind)] = np.log(0.99)
    found = names_of(page)
    return read(page, found, [], [], speech.read(page, found), scores=Scores({"moves": sure}))


def test_a_move_that_only_the_model_is_sure_of_is_read_with_its_maker() -> None:
    (added,) = [m for m in moves_of(TALKS, {"চিলি সেসব কথা শোনেনি": "reject"}) if "model" in m.why]
    assert (added.kind, added.by, added.span.text) == ("reject", ["চিলি"], "চিলি সেসব কথা শোনেনি")


def test_a_move_of_the_rules_that_the_model_surely_denies_is_dropped() -> None:
    assert moves_of(TALKS)
    assert moves_of(TALKS, denied=True) == []


def test_a_name_without_a_letter_is_a_party_that_breaks_nothing() -> None:
    assert [last_word(party) for party in ("", " ", "চা শ্রমিক ইউনিয়ন")] == ["", "", "ইউনিয়ন"]
