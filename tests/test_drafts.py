"""A draft: places in it, corrections, comments that silence, configuration, the caret under a place."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from wcwidth import iter_graphemes

from shutro.checks import Check, Fix, Settings, Style, rules
from shutro.checks.fixing import apart, certain, correct, write
from shutro.drafts import caret, config
from shutro.drafts.buffer import Buffer, Change
from shutro.drafts.draft import Draft
from shutro.drafts.ignores import BAD_IGNORE, Ignores
from shutro.drafts.lines import Lines
from shutro.drafts.review import review
from shutro.drafts.told import correction
from shutro.errors import InputError, UsageError
from shutro.exports.lines import cells
from shutro.span import Span

DOUBLED = "ধান এবং এবং গম কেনা হবে।"
ANY = st.text(st.sampled_from("কিখ ।‘’\n\r\t\u2028\u200d\u09df<!->😀a\x00"), max_size=60) | st.text(max_size=60)
SLIPS = (
    "এবং এবং",
    "১২,০০",
    "‘আমরা",
    "মিছিল মিছিল",
    "কিন্তু কিন্তু",
    "তবে তবে",
    "অা",
    "বন্দী বন্দি",
    "দশ জন",
    "।",
    "\n",
    "\r\n",
    "😀",
)
DRAFTS = st.lists(st.sampled_from(SLIPS) | st.text(max_size=8), max_size=12).map(" ".join)


# -- lines


@given(ANY, st.data())
def test_a_place_is_where_an_editor_counts_it(text: str, data: st.DataObject) -> None:
    lines = Lines(text)
    at = data.draw(st.integers(0, len(text)))
    before = re.split("\r\n|\n|\r", text[:at])
    if text[at - 1 : at + 1] == "\r\n" and at:  # between CR and LF: still in the line that they end
        before = [*before[:-2], before[-2] + "\r"]
    assert lines.at(at) == (len(before), len(before[-1]) + 1)
    assert lines.utf16(at) == (len(before) - 1, len(before[-1].encode("utf-16-le", "surrogatepass")) // 2)


@given(ANY, st.data())
def test_a_place_in_utf16_leads_back(text: str, data: st.DataObject) -> None:
    lines = Lines(text)
    at = data.draw(st.integers(0, len(text)))
    line, units = lines.utf16(at)
    start, stop = lines.span(line + 1)
    assert lines.place(line, units) == min(at, stop)
    assert start <= lines.place(line, data.draw(st.integers(0, 200))) <= stop


@pytest.mark.parametrize(
    ("line", "units", "place"), [(0, 2, 2), (0, 3, 2), (0, 4, 3), (0, 99, 4), (1, 0, 5), (9, 9, 6), (1, 99, 6)]
)
def test_a_place_in_the_middle_of_a_character_or_beyond_the_text_is_brought_into_it(
    line: int, units: int, place: int
) -> None:
    assert Lines("ab😀c\nd").place(line, units) == place


# -- what an editor sends


EDITS = st.lists(st.tuples(ANY, st.integers(0, 80), st.integers(0, 80)), max_size=5)


@given(ANY, EDITS)
def test_pieces_of_changes_make_the_text_that_the_editor_has(text: str, edits: list[tuple[str, int, int]]) -> None:
    buffer, wanted, changes = Buffer(text, 1), text, []
    for new, a, b in edits:
        lines = Lines(wanted)
        start, end = sorted((min(a, len(wanted)), min(b, len(wanted))))
        # an editor's cursor never stands between CR and LF
        start, end = (lines.place(*lines.utf16(place)) for place in (start, end))
        changes.append(Change(new, lines.utf16(start), lines.utf16(end)))
        wanted = wanted[:start] + new + wanted[end:]
    assert buffer.changed(changes, 2).text == wanted
    assert buffer.changed([*changes, Change("সব নতুন")], 3).text == "সব নতুন"


# -- corrections


def fix(text: str, start: int, end: int, to: str) -> Fix:
    return Fix(Span.of(text, start, end), to)


@given(ANY, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), st.text(max_size=4)), max_size=8))
def test_corrections_never_overlap_and_everything_else_stays(text: str, raw: list[tuple[int, int, str]]) -> None:
    fixes = [fix(text, min(a, b, len(text)), min(max(a, b), len(text)), to) for a, b, to in raw]
    kept = apart(text, fixes)
    assert all(one.span.end <= other.span.start for one, other in pairwise(kept))
    assert len({one.span.start for one in kept}) == len(kept)
    assert bool(kept) == any(f.to != f.span.text for f in fixes)
    new = write(text, kept)
    at = done = 0
    for one in kept:  # the text between the corrections, character by character
        between = one.span.start - done
        assert new[at : at + between] == text[done : one.span.start]
        assert new[at + between : at + between + len(one.to)] == one.to
        at, done = at + between + len(one.to), one.span.end
    assert new[at:] == text[done:]


def test_a_correction_made_for_other_words_is_not_written() -> None:
    assert apart("ধান গম", [Fix(Span(0, 3, "পাট"), "চাল")]) == []


@given(DRAFTS)
def test_correcting_twice_changes_nothing_more(text: str) -> None:
    once, found, count = correct(text, review)
    assert found == review(once)
    twice, _, none = correct(once, review)
    assert (twice, none) == (once, 0)
    assert (count > 0) or once == text
    assert not apart(once, [f for c in found if (f := certain(c))])


def test_rules_that_want_each_others_opposite_come_to_rest_at_one_text() -> None:
    def turns(text: str) -> list[Check]:
        to = {"এক": "দুই", "দুই": "এক"}[text]
        return [Check("c1", "doubled_word", Span.of(text, 0, len(text)), "", "", "", [fix(text, 0, len(text), to)])]

    assert {correct(text, turns)[0] for text in ("এক", "দুই")} == {"এক"}


FORMS = (
    "হ\u09df",
    "হ\u09af\u09bc",
    "কাজ\u200c",
    "কর\u200dবে",
    "র\u200d্যাব",
    "\ufeff",
    "ক\u09c7\u09be",
    "কো",
    "১২",
    " ",
    "।",
    "\r\n",
)


@given(st.lists(st.sampled_from(FORMS), max_size=8), st.lists(st.sampled_from(FORMS), max_size=8))
@example(["হ\u09af\u09bc"], ["হ\u09df"])
@example(["হ\u09df"], ["হ\u09af\u09bc"])
def test_a_correction_around_words_keeps_every_form_inside_them(inside: list[str], around: list[str]) -> None:
    text = f"{''.join(around)} তিনি বলেন, ‘সব{''.join(inside)} ঠিক।’ {''.join(around)}"
    double = only("house_style", style=Style(quotes="double"))
    better, _, _ = correct(text, lambda t: review(t, settings=double))
    wanted = text.replace("‘", "“").replace("’", "”")
    assert better == wanted or (better == text and "\n" in "".join(inside)), "a quotation ends with its paragraph"


ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]


@given(DRAFTS, st.sampled_from(ENCODINGS))
def test_a_draft_is_written_back_byte_for_byte_in_its_own_encoding(text: str, encoding: str) -> None:
    try:
        data = f"{DOUBLED}\r\n{text}".encode(encoding)
        draft = Draft.of(data, "x.txt")
    except (UnicodeEncodeError, InputError):
        return
    if draft.kept:
        return
    assert draft.bytes_of(draft.plain) == data
    assert len(draft.plain) == len(draft.source.text)
    better, _, _ = correct(draft.plain, review)
    written = draft.bytes_of(better)
    assert written.startswith(draft.mark)
    assert written[len(draft.mark) :].decode(draft.encoding) == better


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_only_the_corrected_words_change(encoding: str) -> None:
    text = f"\u200c{DOUBLED}\r\nহ\u09df হয়, র‍্যাব\u2028 \t😀 শেষ।\rশেষ নয়"
    draft = Draft.of(text.encode(encoding), "x.txt")
    better, _, count = correct(draft.plain, lambda t: review(t, settings=only("doubled_word")))
    assert count == 1
    assert draft.bytes_of(better) == text.replace("এবং এবং", "এবং").encode(encoding)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (DOUBLED.encode() + b"\xff" + DOUBLED.encode() * 20, "broken bytes"),
        ("<html><body><article><p>{}</p></article></body></html>".format(f"{DOUBLED} " * 20).encode(), "web page"),
        ("Avgvi ‡mvbvi evsjv, Avwg ‡Zvgvq fv‡jvevwm| wPiw`b ‡Zvgvi AvKvk".encode("cp1252", "ignore"), "Bijoy"),
    ],
    ids=["broken", "HTML", "Bijoy"],
)
def test_what_is_not_simply_its_bytes_is_kept_and_says_what_to_do(data: bytes, words: str) -> None:
    try:
        draft = Draft.of(data, "x.txt")
    except InputError:
        pytest.skip("this text is refused altogether")
    assert words in draft.kept


# -- comments that silence


def only(*codes: str, style: Style | None = None) -> Settings:
    return Settings({code: code in codes for code in [*rules(), BAD_IGNORE.code]}, style or Style())


@pytest.mark.parametrize(
    "text",
    [
        "{} <!-- shutro: ignore -->",
        "{} <!--shutro:ignore doubled_word-->",
        "{} <!-- shutro: ignore unbalanced_quote, doubled_word -->",
        "<!-- shutro: ignore doubled_word -->\n{}",
        "<!-- shutro: ignore -->\n\n  \n{}\nসব ঠিক আছে।",
        "<!-- shutro: ignore-file doubled_word -->\nএক।\n{}\n{}",
        "{}\n{}\n<!-- shutro: ignore-file -->",
        "<!-- shutro: ignore doubled_word -->\r{}",
    ],
)
def test_a_comment_silences_its_line_or_the_next_or_the_draft(text: str) -> None:
    assert review(text.replace("{}", DOUBLED)) == []


@pytest.mark.parametrize(
    "text",
    [
        "{} <!-- shutro: ignore unbalanced_quote -->",
        "<!-- shutro: ignore doubled_word -->\nএক।\n{}",
        "{}\n<!-- shutro: ignore doubled_word -->\nএক।",
        "<!-- shutro: ignore-file unbalanced_quote -->\n{}",
    ],
)
def test_a_comment_silences_nothing_else(text: str) -> None:
    assert [c.rule for c in review(text.replace("{}", DOUBLED))] == ["doubled_word"]


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("এক। <!-- shutro: ignore doubled_wrod -->", "doubled_wrod", "is it doubled_word?"),
        ("এক। <!-- shutro: ignore ১২ -->", "১২", "no rule is called ১২"),
        ("এক। <!-- shutro: ignr -->", "<!-- shutro: ignr -->", "write <!-- shutro: ignore"),
        ("এক। <!-- shutro -->", "<!-- shutro -->", "write <!-- shutro: ignore"),
    ],
)
def test_a_mistaken_comment_is_told_and_silences_nothing(text: str, place: str, words: str) -> None:
    found = review(f"{DOUBLED} {text}")
    assert [c.rule for c in found] == ["doubled_word", "bad_ignore"]
    assert found[1].span.text == place
    assert words in found[1].note
    assert re.search("[ক-হ]", found[1].note_bn)


@given(ANY | DRAFTS, st.sampled_from(["<!-- shutro: ignore -->", "<!-- shutro: x -->", "<!--shutro", "-->", ""]), ANY)
def test_a_comment_is_no_text_and_moves_nothing(before: str, comment: str, after: str) -> None:
    text = before + comment + after
    ignores = Ignores(text)
    assert len(ignores.text) == len(text)
    assert all(new in (old, " ") for old, new in zip(text, ignores.text, strict=True))
    for check in review(text):
        assert check.span.text == text[check.span.start : check.span.end].replace("\x00", "\ufffd")


def test_other_comments_stay_text() -> None:
    assert Ignores("<!-- ছবি --> <!-- shutrokar -->").text == "<!-- ছবি --> <!-- shutrokar -->"


# -- configuration


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    config.forget()
    (tmp_path / "a" / "b").mkdir(parents=True)
    return tmp_path


def test_the_nearest_configuration_upward_is_taken(desk: Path) -> None:
    (desk / "pyproject.toml").write_text("[tool.shutro.rules]\ndoubled_word = false\n")
    (desk / "a" / "pyproject.toml").write_text("[tool.other]\nx = 1\n")
    assert config.for_path(desk / "a" / "b" / "draft.txt").rules == {"doubled_word": False}
    (desk / "a" / "shutro.toml").write_text('lang = "en"\n[style]\nprefer = ["ইসরা\u09dfেল"]\n', encoding="utf-8")
    config.forget()
    near = config.for_path(desk / "a" / "b" / "draft.txt")
    assert (near.lang, near.rules) == ("en", {})
    assert near.style.prefer == ["ইসরা\u09af\u09bcেল"], "brought to the one Unicode form"
    assert config.for_path(desk).rules == {"doubled_word": False}


def test_a_configuration_switches_rules_and_options_come_after_it() -> None:
    chosen = config.Config(rules={"doubled_word": False, "malformed_number": True})
    assert not chosen.settings().runs(rules()["doubled_word"])
    assert chosen.settings(select=["doubled_word"]).runs(rules()["doubled_word"])
    assert not chosen.settings(select=["doubled_word"]).runs(rules()["malformed_number"])
    assert not chosen.settings(ignore=["malformed_number"]).runs(rules()["malformed_number"])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[rules\n", "is no TOML"),
        ("lang = 'fr'\n", "lang"),
        ("[rule]\ndoubled_word = true\n", "there is no key 'rule'; do you mean rules?"),
        ("[rules]\ndoubled_wrod = true\n", "there is no rule 'doubled_wrod' in [rules]; do you mean doubled_word?"),
        ("[rules]\ndoubled_word = 'no'\n", "doubled_word"),
        ("[style]\ndigit = 'bengali'\n", "there is no key 'digit' in [style]; do you mean digits?"),
        ("[style]\nzzz = 1\n", "there are prefer, spellings, digits, quotes"),
        ("[style]\ndigits = 'roman'\n", "style.digits is 'bengali' or 'latin', not 'roman'"),
        ("[style]\nprefer = 'ইসরায়েল'\n", "prefer"),
        ("rules = 3\n", "rules"),
        ("x = " + "[" * 3000, "is no TOML"),
    ],
)
def test_a_damaged_configuration_is_told_with_its_file_and_what_was_meant(text: str, words: str, desk: Path) -> None:
    (desk / "shutro.toml").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=re.escape(words)) as told:
        config.for_path(desk / "a" / "draft.txt")
    assert str(desk / "shutro.toml") in str(told.value)
    (desk / "shutro.toml").unlink()
    (desk / "pyproject.toml").write_text("[tool]\nshutro = 3\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"pyproject\.toml"):
        config.for_path(desk)


def test_a_configuration_that_is_no_utf8_or_may_not_be_read_is_told(desk: Path) -> None:
    (desk / "shutro.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match="cannot be read"):
        config.for_path(desk)


def test_the_configuration_that_the_page_prints_is_one(desk: Path) -> None:
    page = (Path(__file__).parents[1] / "docs" / "check.md").read_text(encoding="utf-8")
    (desk / "shutro.toml").write_text(page.partition("```toml\n")[2].partition("```")[0], encoding="utf-8")
    chosen = config.for_path(desk)
    assert (chosen.lang, chosen.style.quotes) == ("bn", "single")
    assert chosen.rules


@pytest.mark.parametrize("name", ["a\x00b", "x" * 5000, ""])
def test_a_name_that_no_file_can_have_has_the_default_configuration(name: str) -> None:
    assert config.for_path(Path("/nowhere") / name) == config.Config()


# -- the caret


@given(ANY | DRAFTS, st.data(), st.integers(20, 120))
def test_the_carets_stand_under_the_place_and_the_line_fits(text: str, data: st.DataObject, room: int) -> None:
    lines = Lines(text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    framed = caret.frame(lines, Span.of(text, start, end), room)
    shown = framed.before + framed.marked + framed.after
    assert not set(shown) & set("\n\r\t\x00\u2028\x1b")
    assert framed.indent == cells(framed.before)
    assert framed.carets == max(cells(framed.marked), 1)
    assert cells(shown) <= room + 4
    clusters = list(iter_graphemes(shown))
    assert "".join(clusters) == shown


@pytest.mark.parametrize(
    ("terminal", "word", "wide"),
    [
        ("xterm-256color", "দর্শনার্থী", 8),
        ("tmux-256color", "বন্দী", 4),
        ("xterm", "উদ্ধৃতিচিহ্ন", 9),
        ("", "কি", 2),
    ],
)
def test_bengali_is_as_wide_as_the_terminal_draws_it(
    terminal: str, word: str, wide: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", terminal)
    monkeypatch.delenv("TERM_PROGRAM", raising=False)
    assert caret.on_terminal(word) == wide, "as xterm and tmux say of their cursor"


def test_a_place_inside_a_letter_is_shown_as_the_whole_letter() -> None:
    text = "তিনি বন্দী ছিলেন"
    framed = caret.frame(Lines(text), Span.of(text, 7, 8), 80)
    assert (framed.before, framed.marked) == ("তিনি ব", "ন্দী")


def test_a_long_line_is_shown_around_the_place() -> None:
    text = "ক খ গ ঘ ঙ " * 20_000 + "এবং এবং" + " চ ছ জ ঝ ঞ" * 20_000
    at = text.index("এবং")
    framed = caret.frame(Lines(text), Span.of(text, at, at + 7), 80)
    assert framed.marked == "এবং এবং"
    assert framed.before.startswith("… ")
    assert framed.after.endswith("…")
    assert cells(framed.before + framed.marked + framed.after) <= 80


def test_a_correction_of_a_mark_is_shown_with_its_word() -> None:
    text = "তিনি বলেন, ‘আমরা প্রস্তুত।"
    check = Check("c1", "unbalanced_quote", Span.of(text, 11, 16), "", "", "", [fix(text, 25, 25, "’")])
    assert correction(text, check, "bn") == "লিখুন: প্রস্তুত’।"
    check.fixes = [fix(text, 11, 17, "")]
    assert correction(text, check, "en") == "write: প্রস্তুত।"
    check.fixes = [fix(text, 0, len(text), "")]
    assert correction(text, check, "bn") == "মুছে দিন"
