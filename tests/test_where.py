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


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("ঢাকায় ১২ জন, ফেনীতে ৮ জন ও নরসিংদীতে ৬ জন নিহত হয়েছেন।", ["ঢাকা", "ফেনী", "নরসিংদী"]),
        ("৬ জন ফেনীতে, ৮ জন সিলেটে নিহত হন।", ["ফেনী", "সিলেট"]),
        ("সারা দেশে ১০০ জন নিহত হয়েছেন, এর মধ্যে ঢাকায় ১২ জন।", [None, "ঢাকা"]),
        ("ফেনী ও নোয়াখালীতে ৮ জন নিহত হয়েছেন।", [None]),  # in both together
        ("তিনজনকে চিকিৎসা দেওয়া হয়েছে এবং দুজন ঢাকার হাসপাতালে আছেন।", [None, "ঢাকা"]),
        ("সংঘাতে ৪০ জন নিহত হয় এবং নেতারা নেপালে পালিয়ে যান।", [None]),  # they fled, they did not die there
        ("গাজার উত্তরাঞ্চলে ১২ জন নিহত হয়েছেন।", ["গাজা"]),
        ("ভারতের রাজস্থান রাজ্যে বন্যায় ২০ জন নিহত হয়েছেন।", ["রাজস্থান"]),
        ("ইসরায়েল গাজায় ২০ জনকে হত্যা করেছে।", ["গাজা"]),
        ("ফেনীতে থানায় আগুনে ২০ জন নিহত হয়েছেন।", ["ফেনী"]),
        ("ফেনীর বিভিন্ন এলাকায় ২০ জন নিহত হয়েছেন।", ["ফেনী"]),  # all of them there
        ("ফেনীতে ও বিভিন্ন এলাকায় ২০ জন নিহত হয়েছেন।", [None]),
        ("উত্তাল ঢাকা, ফেনীতে গুলিতে ৬ জন নিহত হয়েছেন।", ["ফেনী"]),  # no list
        ("গাজার মানুষ ১২ জন নিহত হওয়ার খবর পেয়েছে।", [None]),
        ("নারায়ণগঞ্জের সিদ্ধিরগঞ্জে ঢাকা-চট্টগ্রাম মহাসড়কে ৩ জন নিহত হয়েছেন।", ["সিদ্ধিরগঞ্জ"]),  # one in the other
    ],
)
def test_each_part_of_a_sentence_has_its_own_place(text: str, places: list[str | None]) -> None:
    record = shutro.read(text, "2024-02-01")
    names = {n.id: n.entity for n in record.names}
    assert [names.get(f.place or "") for f in record.figures] == places


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("লক্ষ্মীপুরে সংঘর্ষে ১১ জন নিহত হয়েছেন। এতে আহত হয়েছেন ৪০ জন।", "লক্ষ্মীপুর"),
        ("লক্ষ্মীপুরে সংঘর্ষে ১১ জন নিহত হয়েছেন। তাদের মধ্যে সাতজন শ্রমিক।", "লক্ষ্মীপুর"),
        ("লক্ষ্মীপুরে সংঘর্ষ হয়েছে। এ সময় দোকান পোড়ে। এতে ৪০ জন আহত হন।", "লক্ষ্মীপুর"),
        ("লক্ষ্মীপুরে সংঘর্ষে ১১ জন নিহত হয়েছেন। গত বছর ৪০ জন নিহত হন।", None),  # points to nothing
        ("লক্ষ্মীপুরে ও ফেনীতে সংঘর্ষ হয়েছে। এতে ৪০ জন আহত হন।", None),
        ("লক্ষ্মীপুরে সংঘর্ষ হয়েছে। বাজার বন্ধ ছিল। এতে ৪০ জন আহত হন।", None),  # the one before says nothing of a place
        ("ঢাকায় এক সভায় মন্ত্রী বলেন, বন্যা হয়েছে। এতে ৪০ জন মারা গেছেন।", None),  # where he speaks
        ("লক্ষ্মীপুরে সংঘর্ষ হয়েছে। এতে ৪০ জন ফেনী থেকে এসে আহত হন।", None),  # a place, but not where
        ("তাঁকে কুমিল্লা মেডিকেল কলেজ হাসপাতালে নেওয়া হয়। এ ঘটনায় আহত হন আরও ছয়জন।", None),
        ("তাঁরা ফেনীতে যান। সেখানে চকবাজার থানার সামনে ছয়টি লাশ দেখা যায়।", None),
    ],
)
def test_a_sentence_that_points_back_holds_where_the_one_before_it_does(text: str, place: str | None) -> None:
    record = shutro.read(text, "2024-02-01")
    names = {n.id: n.entity for n in record.names}
    assert names.get(record.figures[-1].place or "") == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("ঢাকায় এক সভায় মন্ত্রী বলেন, বন্যায় ১২ জন মারা গেছেন।", None),
        ("পুলিশ জানায়, ফেনীতে বন্যায় ১২ জন মারা গেছেন।", "ফেনী"),
        ("মন্ত্রী ঢাকায় বলেন, ফেনীতে বন্যায় ১২ জন মারা গেছেন।", "ফেনী"),
    ],
)
def test_what_is_said_holds_where_it_is_said_to_hold_and_not_where_its_source_speaks(
    text: str, place: str | None
) -> None:
    record = shutro.read(text, "2024-02-01")
    names = {n.id: n.entity for n in record.names}
    assert names.get(record.figures[0].place or "") == place


def test_places_of_a_sentence_without_end_take_time_in_proportion() -> None:
    import time

    def took(parts: int) -> float:
        text = "ঢাকায় ১২ জন, ফেনী ও সিলেটে ৮ জন, " * parts
        start = time.process_time()
        shutro.read(text, "2024-02-01")
        return time.process_time() - start

    took(50)
    assert took(1600) < 8 * max(took(400), 0.05)
