"""Bytes to text: every encoding, mojibake, Bijoy, web pages, Word documents; spans always lead back."""

import tomllib
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from bijoy_typist import typed
from shutro import text
from shutro.errors import EmptyInput, InputError, NotBengali, NotReached, NotText, TooLarge
from shutro.text import Clean, bijoy, decode, glyphs, mojibake, one_form
from shutro.text.html import as_day

HERE = Path(__file__).parent
REPORTS = sorted((HERE.parent / "examples" / "reports").glob("*.txt"))
CASES: dict[str, Any] = tomllib.loads((HERE / "bijoy_cases.toml").read_text(encoding="utf-8"))
LINE = "নদীর পাড়ে মেলা বসেছে।\r\n‘আসুন’, “দেখুন” – বললেন তিনি।\n"
PAGE = """<!doctype html><html lang="bn"><head><meta charset="utf-8"><title>নদীর পাড়ে মেলা | দৈনিক ভোর</title>
<meta property="og:site_name" content="দৈনিক ভোর"><meta property="og:title" content="নদীর পাড়ে মেলা">
<meta property="article:published_time" content="2024-01-31T19:30:00Z"></head><body>
<nav><ul><li><a href="/">প্রচ্ছদ</a></li><li><a href="/k">খেলা</a></li></ul></nav><article><h1>নদীর পাড়ে মেলা</h1>
<p>নদীর পাড়ে বুধবার সকালে তিন দিনের মেলা শুরু হয়েছে। আয়োজকেরা জানিয়েছেন, অন্তত ৪ হাজার মানুষ এসেছেন।</p>
<p>মেলা কমিটির সভাপতি রহিম উদ্দিন বলেন, ‘এবার দোকান বেশি।’ রাত ৯টা পর্যন্ত মেলা খোলা থাকবে বলে তিনি জানান।</p>
<p>পুলিশ জানিয়েছে, নিরাপত্তার জন্য ৩৫ জন সদস্য মোতায়েন করা হয়েছে। যান চলাচলের আলাদা পথ রাখা হয়েছে।</p>
<table><tr><td>মোট দোকান</td><td>১২০</td></tr></table></article>
<footer>© ২০২৪ দৈনিক ভোর। সর্বস্বত্ব সংরক্ষিত</footer></body></html>"""


# -- encodings


@pytest.mark.parametrize(
    "data",
    [
        LINE.encode(),
        LINE.encode("utf-8-sig"),
        LINE.encode("utf-16"),
        LINE.encode("utf-16-le"),
        LINE.encode("utf-16-be"),
        b"\xfe\xff" + LINE.encode("utf-16-be"),
        LINE.encode("utf-32"),
    ],
    ids=["utf-8", "utf-8 BOM", "utf-16 BOM", "utf-16-le", "utf-16-be", "utf-16-be BOM", "utf-32 BOM"],
)
def test_every_unicode_encoding_gives_the_same_characters_line_ends_and_quotes_included(data: bytes) -> None:
    assert text.open_bytes(data).text == LINE


def test_utf16_without_a_mark_and_without_ascii_is_told_by_its_zero_nines() -> None:
    assert text.open_bytes("নদীর।পাড়ে।মেলা".encode("utf-16-le")).text == "নদীর।পাড়ে।মেলা"


def test_a_broken_character_costs_that_character_and_is_told() -> None:
    source = text.open_bytes(LINE.encode()[:-2], "cut.txt")
    assert source.text.startswith("নদীর")
    assert source.text.endswith("�")
    assert "broken" in source.notes[0]


@pytest.mark.parametrize(
    ("beginning", "what"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF file"),
        (b"\x89PNG\r\n\x1a\n\x00", "a picture"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a picture"),
        (b"GIF89a\x01", "a picture"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8", "a picture"),
        (b"PK\x03\x04\x14\x00mimetypeapplication/vnd.oasis.opendocument.text", "an OpenDocument"),
        (b"PK\x03\x04\x14\x00xl/workbook.xml", "an Excel"),
        (b"PK\x03\x04\x14\x00photo.jpg", "a ZIP archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file"),
        (b"{\\rtf1\\ansi", "a rich-text"),
        (b"\x1f\x8b\x08\x00", "a gzip archive"),
        (b"ID3\x03", "a sound file"),
        (b"\x00\x00\x00\x18ftypmp42", "a film"),
        (b"SQLite format 3\x00", "an SQLite database"),
        (b"\x7fELF\x02\x01", "a program"),
        (bytes(range(256)), "in no encoding"),
        ("Ärger und Öl für Übergröße".encode("latin-1") * 5, "in no encoding"),
    ],
    ids=repr,
)
def test_what_is_no_text_is_called_by_its_name_with_what_to_do(beginning: bytes, what: str) -> None:
    with pytest.raises(NotText, match=what) as told:
        text.open_bytes(beginning + bytes(64), "file.txt")
    assert ": " in str(told.value).removeprefix("file.txt")


@pytest.mark.parametrize(
    "data", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"\xff\xfe", bytes(1000), b"\xef\xbb\xbf\n"], ids=repr
)
def test_nothing_is_told_as_nothing(data: bytes) -> None:
    with pytest.raises(EmptyInput):
        text.open_bytes(data)


@pytest.mark.parametrize(
    "given_text",
    [
        "The talks will resume next week, officials said.",
        "The Bengali word for news is খবর, and it is on every front page of every city in the land, officials said.",
        "12345 67890",
        "सरकार ने कहा कि वार्ता जारी रहेगी।",
    ],
)
def test_text_with_hardly_any_bengali_is_refused(given_text: str) -> None:
    with pytest.raises(NotBengali, match="reads Bengali news"):
        text.open_bytes(given_text.encode())


def test_bengali_with_much_english_in_it_is_read() -> None:
    mixed = "Riverside Textile Company-এর শ্রমিকেরা Monday থেকে ধর্মঘটে।"
    assert text.open_bytes(mixed.encode()).text == mixed


def test_the_limit_itself_is_read_and_a_byte_more_is_not() -> None:
    line = "নদীর পাড়ে মেলা বসেছে।\n".encode()
    data = (line * (text.LIMIT // len(line) + 1))[: text.LIMIT]
    assert len(text.open_bytes(data).text) > 7_000_000
    with pytest.raises(TooLarge, match="20 MB"):
        text.open_bytes(data + b"\n", "big.txt")


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    for path in (tmp_path / "none.txt", tmp_path, "a\x00b"):
        with pytest.raises(NotReached):
            text.open_path(path)


# -- characters that are none


def test_lone_surrogates_and_nul_stand_as_one_replacement_each_so_that_offsets_stay() -> None:
    given_text = "ক\ud800খ\x00গ\udfffঘ"
    assert decode.printable(given_text) == "ক\ufffdখ\ufffdগ\ufffdঘ"
    assert text.open_bytes("নদীর\x00পাড়ে".encode()).text == "নদীর\ufffdপাড়ে"


# -- one form, and the way back

BENGALI = st.text(
    st.sampled_from("কখয়ড়ঢ়\u09bc\u09df\u09dc\u09c7\u09be\u09d7োৌর্য\u200d\u200c\u00ad\u200b।\n ‘’a1\ud800\U0001f600")
)


@given(st.one_of(BENGALI, st.text(max_size=200)))
@settings(max_examples=300, deadline=None)
def test_cleaning_twice_is_cleaning_once(given_text: str) -> None:
    clean = Clean.of(given_text)
    assert clean.text == one_form(given_text) == one_form(clean.text)
    assert decode.printable(decode.printable(given_text)) == decode.printable(given_text)


@given(BENGALI, st.data())
@settings(max_examples=300, deadline=None)
def test_a_span_of_the_clean_text_leads_back_to_the_given_characters(given_text: str, data: st.DataObject) -> None:
    clean = Clean.of(given_text)
    start = data.draw(st.integers(0, len(clean.text)))
    end = data.draw(st.integers(start, len(clean.text)))
    span = clean.given_span(start, end)
    assert span.text == given_text[span.start : span.end]
    whole = clean.given_span(0, len(clean.text))
    assert one_form(whole.text) == clean.text


# -- mojibake


@pytest.mark.parametrize("wrong", ["cp1252", "latin-1"])
@pytest.mark.parametrize("path", REPORTS, ids=lambda p: p.stem)
def test_mojibake_of_a_report_is_undone_to_the_letter(path: Path, wrong: str) -> None:
    right = path.read_text(encoding="utf-8")
    broken = decode.windows(right.encode()) if wrong == "cp1252" else right.encode().decode("latin-1")
    source = text.open_bytes(broken.encode())
    assert source.text == right
    assert source.extracted == "mojibake"


@pytest.mark.parametrize(
    ("broken", "right"),
    [
        ("ভালো লাইন\nà¦¹à¦¾à¦®à¦¾à¦¸ à¦\u00ac\u00e0\u00a6\u00b2\u00e0\u00a7\u2021\nভালো লাইন", "ভালো লাইন\nহামাস বলে\nভালো লাইন"),
        ("“ঠিক” à¦¹à¦¾à¦®à¦¾à¦¸ ‘ঠিক’", "“ঠিক” হামাস ‘ঠিক’"),
        ("à¦¹à¦¾à¦®à¦¾à¦¸ â€˜à¦¨à¦¾â€™", "হামাস ‘না’"),
    ],
)
def test_mojibake_is_undone_part_by_part_and_quotes_keep_their_curl(broken: str, right: str) -> None:
    assert mojibake.repair(broken) == right


@pytest.mark.parametrize(
    "fine", ['“হ্যাঁ” ‘না’ it\'s "so" … – ﬁ Ａ &amp;', "Ça coûte 5 à¦ l'unité", "voilà§ 3", "naÃ¯ve cafÃ©", ""]
)
def test_what_is_no_mojibake_of_bengali_is_left_alone(fine: str) -> None:
    assert mojibake.repair(fine) == fine


# -- Bijoy


@pytest.mark.parametrize(("legacy", "word"), CASES["words"].items())
def test_a_bijoy_word_is_written_in_unicode(legacy: str, word: str) -> None:
    assert glyphs.write(legacy) == one_form(word)


@pytest.mark.parametrize("case", CASES["converted"], ids=lambda c: c["text"][:40])
def test_bijoy_is_found_and_converted_and_the_rest_left(case: dict[str, str]) -> None:
    assert bijoy.convert(case["given"]) == one_form(case["text"])


@pytest.mark.parametrize("given_text", CASES["left_alone"]["texts"])
def test_what_is_no_bijoy_is_left_alone(given_text: str) -> None:
    assert bijoy.convert(given_text) == given_text


@pytest.mark.parametrize("path", REPORTS, ids=lambda p: p.stem)
def test_a_report_typed_in_bijoy_comes_back_word_for_word(path: Path) -> None:
    right = one_form(path.read_text(encoding="utf-8")).replace("–", "-").replace("জ\u09bc", "জ")
    source = text.open_bytes(typed(right).encode())
    assert source.extracted == "Bijoy"
    assert source.text == right


def test_an_old_bijoy_file_in_its_one_byte_encoding_is_read() -> None:
    right = "জেলা প্রশাসক জানান, নদীর পানি বাড়ছে। স্থানীয় মানুষ কাজের খোঁজে শহরে যাচ্ছেন।"
    assert text.open_bytes(typed(right).encode("cp1252")).text == one_form(right)


@given(st.text(max_size=300))
@settings(max_examples=200, deadline=None)
def test_no_unicode_makes_the_repairs_fail(given_text: str) -> None:
    assert isinstance(bijoy.convert(mojibake.repair(given_text)), str)


@given(st.text(st.sampled_from("".join(sorted(glyphs.ALL)) + " \n"), max_size=300))
@settings(max_examples=200, deadline=None)
def test_no_order_of_glyphs_makes_the_conversion_fail(given_text: str) -> None:
    assert glyphs.NOT_WRITTEN not in bijoy.convert(given_text)


# -- web pages


def test_a_page_gives_its_article_title_outlet_and_date() -> None:
    source = text.open_bytes(PAGE.encode(), "page.html")
    assert source.text.split("\n")[0] == source.title == "নদীর পাড়ে মেলা"
    assert source.text.count("নদীর পাড়ে মেলা") == 1
    assert len(source.text.split("\n")) == 5
    assert "‘এবার দোকান বেশি।’" in source.text
    assert source.text.endswith("মোট দোকান\t১২০")
    assert not any(word in source.text for word in ("প্রচ্ছদ", "সর্বস্বত্ব", "|"))
    assert (source.outlet, source.published, source.extracted) == ("দৈনিক ভোর", "2024-02-01", "HTML")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_page_is_known_by_its_first_tag_in_any_encoding(encoding: str) -> None:
    assert text.open_bytes(PAGE.encode(encoding), "page").title == "নদীর পাড়ে মেলা"


def test_a_bijoy_page_is_both_extracted_and_converted() -> None:
    body = PAGE.split("<p>")
    page = "<!doctype html><html><body><article>" + "".join(
        f"<p>{typed(part.split('</p>')[0])}</p>" for part in body[1:]
    )
    source = text.open_bytes((page + "</article></body></html>").encode(), "old.htm")
    assert source.extracted == "HTML, Bijoy"
    assert one_form("আয়োজকেরা জানিয়েছেন, অন্তত ৪ হাজার মানুষ এসেছেন।") in source.text


@pytest.mark.parametrize(
    "page", ["<!doctype html>", "<html><body></body></html>", "<html><script>var a = 1</script></html>"]
)
def test_a_page_without_a_report_is_refused(page: str) -> None:
    with pytest.raises(InputError):
        text.open_bytes(page.encode(), "page.html")


def test_a_page_of_endless_tags_is_refused() -> None:
    with pytest.raises(TooLarge, match="tags"):
        text.open_bytes(b"<html>" + b"<p>" * 150_000, "page.html")


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("2024-01-31T19:30:00Z", "2024-02-01"),  # in UTC: already the next day in Dhaka
        ("2024-01-31T19:30:00+06:00", "2024-01-31"),
        ("2024-01-31 19:30", "2024-01-31"),
        ("2024-01-31", "2024-01-31"),
        ("31 January", None),
        ("9999-12-31T23:00:00Z", None),
        ("", None),
    ],
)
def test_a_time_stamp_is_told_as_the_day_in_bengal(stamp: str, day: str | None) -> None:
    assert as_day(stamp) == day


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">{"@graph": [{"datePublished": "2023-05-06T10:00:00+06:00"}]}</script>',
        '<script type="application/ld+json">[{"datePublished": "2023-05-06"}]</script>',
        '<meta itemprop="datePublished" content="2023-05-06">',
        '<script type="application/ld+json">{broken</script><meta name="pubdate" content="2023-05-06T01:00">',
    ],
)
def test_the_date_of_publication_is_found_where_pages_keep_it(head: str) -> None:
    page = PAGE.replace('<meta property="article:published_time" content="2024-01-31T19:30:00Z">', head)
    assert text.open_bytes(page.encode(), "page.html").published == "2023-05-06"


# -- Word documents


def word(*lines: str, table: list[list[str]] | None = None) -> bytes:
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    if table:
        grid = document.add_table(len(table), len(table[0]))
        for row, cells in zip(grid.rows, table, strict=True):
            for cell, words in zip(row.cells, cells, strict=True):
                cell.text = words
    document.core_properties.created = datetime(2020, 1, 1)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_word_document_gives_its_paragraphs_and_table_rows_as_lines() -> None:
    source = text.open_bytes(word("নদীর পাড়ে মেলা", "তিনি বলেন, ‘আসুন।’", table=[["দোকান", "১২০"], ["মানুষ", "৪ হাজার"]]))
    assert source.text == "নদীর পাড়ে মেলা\nতিনি বলেন, ‘আসুন।’\nদোকান\t১২০\nমানুষ\t৪ হাজার"
    assert (source.extracted, source.published) == ("docx", None)


def test_a_bijoy_word_document_is_converted() -> None:
    source = text.open_bytes(word(typed("জেলা প্রশাসক জানান, নদীর পানি বাড়ছে।")))
    assert (source.text, source.extracted) == (one_form("জেলা প্রশাসক জানান, নদীর পানি বাড়ছে।"), "docx, Bijoy")


def test_damaged_empty_and_swollen_word_documents_are_refused() -> None:
    whole = word("নদীর পাড়ে মেলা")
    for damaged in (whole[:2000], whole.replace(b"document.xml", b"documenT.xml"), b"PK\x03\x04word/" + bytes(50)):
        with pytest.raises(NotText, match="damaged"):
            text.open_bytes(damaged, "a.docx")
    with pytest.raises(EmptyInput):
        text.open_bytes(word("", " "), "a.docx")
    bomb = BytesIO()
    with ZipFile(bomb, "w", ZIP_DEFLATED) as parts:
        parts.writestr("word/document.xml", bytes(250 * 1024 * 1024))
    with pytest.raises(TooLarge, match="unpacks"):
        text.open_bytes(bomb.getvalue(), "a.docx")
