"""Who the parties of a report are: names, offices that stand for them, people and bodies without a name."""

import pytest

from shutro import speech, words
from shutro.deals.parties import Cast, cast
from shutro.names import read as names_of
from shutro.text.form import one_form


def cast_of(text: str) -> Cast:
    page = words.read(one_form(text))
    found = names_of(page)
    return cast(page, found, speech.read(page, found, None))


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("সরকার আলোচনা চায়। শ্রমমন্ত্রী দিলারা খাতুন দাবি মেনে নিয়েছেন।", "সরকার"),
        ("সরকার আলোচনা চায়। পরে মন্ত্রী দাবি মেনে নিয়েছেন।", "সরকার"),
        ("রাজ্য আলোচনা চায়। পরে মুখ্যমন্ত্রী দাবি মেনে নিয়েছেন।", "রাজ্য"),
        ("ত্রিপুরায় ধর্মঘট চলছে। মুখ্যমন্ত্রী দাবি মেনে নিয়েছেন।", "ত্রিপুরা"),
        ("প্রশাসন আলোচনা চায়। জেলা প্রশাসক নাজমা বেগম দাবি মেনে নিয়েছেন।", "প্রশাসন"),
        ("তিস্তাপাড় বিশ্ববিদ্যালয়ে অনশন চলছে। পরে উপাচার্য দাবি মেনে নিয়েছেন।", "তিস্তাপাড় বিশ্ববিদ্যালয়"),
        ("রাজনৈতিক দলগুলো দাবি মেনে নিয়েছে।", "রাজনৈতিক দলগুলো"),
        ("সড়ক বন্ধ। নৌশ্রমিকেরা দাবি মেনে নিয়েছেন।", "নৌশ্রমিকেরা"),
        ("আলু ব্যবসায়ী সমিতি দাবি মেনে নিয়েছে।", "আলু ব্যবসায়ী সমিতি"),
    ],
)
def test_who_accepts_is_the_party_that_the_words_stand_for(text: str, party: str) -> None:
    last = cast_of(text).groups[-1]
    assert (last.parties, last.case) == ([one_form(party)], "nominative")


def test_a_university_told_with_its_short_form_takes_the_case_of_its_authorities() -> None:
    told = cast_of("তিস্তাপাড় বিশ্ববিদ্যালয় (তিবি) কর্তৃপক্ষকে সময় বেঁধে দিয়েছেন শিক্ষার্থীরা।").groups
    assert [(g.parties, g.case) for g in told] == [
        ([one_form("তিস্তাপাড় বিশ্ববিদ্যালয়")], "dative"),
        ([one_form("শিক্ষার্থীরা")], "nominative"),
    ]


def test_an_office_stands_for_nobody_where_the_report_does_not_tell_whose_it_is() -> None:
    assert cast_of("শ্রমিকেরা অনশনে। মুখ্যমন্ত্রী দাবি মেনে নিয়েছেন।").counts.keys() == {"শ্রমিকেরা"}


def test_a_broadcaster_is_no_party() -> None:
    assert "রংধনু টেলিভিশন" not in cast_of("রংধনু টেলিভিশনকে এ কথা জানান বিদ্রোহীদের নেতা।").counts


def test_people_told_once_by_their_work_rename_nobody() -> None:
    told = cast_of("শ্রমিকেরা অনশনে। নৌশ্রমিকেরা কাজে ফিরেছেন। শ্রমিকেরা দাবি মেনে নিয়েছেন।")
    assert told.counts == {"শ্রমিকেরা": 2, one_form("নৌশ্রমিকেরা"): 1}


def test_people_told_with_their_number_are_a_party() -> None:
    assert cast_of("সড়ক অবরোধ করেন কয়েক শ শিক্ষার্থী।").counts.keys() == {"শিক্ষার্থীরা"}
