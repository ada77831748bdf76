"""Where and when a figure holds: told only where its sentence leaves no choice."""

import pytest

import shutro


@pytest.mark.parametrize(
    ("text", "place", "as_of"),
    [
        ("গাজায় ইসরায়েলি হামলায় অন্তত ১২ জন নিহত হয়েছেন।", "গাজা", None),
        ("ইসরায়েলের হামলায় গত বুধবার রাফাহ শহরে ৭ জন নিহত হন।", "রাফাহ", "2024-01-31"),
        ("দক্ষিণ গাজার খান ইউনিসে ৯ জন নিহত হয়েছেন।", "খান ইউনিস", None),
        ("ঢাকায় ও সিলেটে ১২ জন আহত হয়েছেন।", None, None),  # which of the two?
        ("রাশিয়ার ১২ জন সেনা নিহত হয়েছেন।", None, None),  # whose, not where
        ("১২ জন আহত হয়েছেন। ঢাকায় বৃষ্টি হচ্ছে।", None, None),  # another sentence
        ("গত সোমবার ও মঙ্গলবার ১২ জন আহত হয়েছেন।", None, None),
    ],
)
def test_a_figure_has_a_place_and_a_day_only_where_its_sentence_leaves_no_choice(
    text: str, place: str | None, as_of: str | None
) -> None:
    record = shutro.read(text, "2024-02-01")
    names = {n.id: n.entity for n in record.names}
    times = {t.id: t.value for t in record.times}
    figure = record.figures[0]
    assert (names.get(figure.place or ""), times.get(figure.as_of or "")) == (place, as_of)
