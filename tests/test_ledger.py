"""What is promised of a ledger, on SQLite and on a real PostgreSQL."""

import json
import os
import pty
import random
import re
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
import sqlalchemy as sa

import shutro
from ledgers import REPORTS, item, toll
from shutro.errors import LedgerError, UsageError
from shutro.ledger import Ledger, Refusal, Tally, add, search, tables
from shutro.ledger.intake import Told, how_many, items
from shutro.ledger.intake.told import published
from shutro.ledger.keys import folded, key
from shutro.ledger.refused import refused
from shutro.ledger.rows import record_of
from shutro.ledger.store import NEWEST


def count(ledger: Ledger, table: sa.Table) -> int:
    with ledger.reading() as connection:
        return connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()


def test_a_report_enters_with_every_entry_of_its_record(place: str) -> None:
    text = (REPORTS / "captives.txt").read_text(encoding="utf-8")
    with Ledger(place) as ledger:
        add(ledger, [item(text, published="2024-02-01")], processes=1)
        record = shutro.read(text, "2024-02-01")
        assert count(ledger, tables.statement) == len(record.statements)
        assert count(ledger, tables.figure) == len(record.figures)
        assert count(ledger, tables.move) == len(record.moves)
        assert count(ledger, tables.entity) == len(record.entities)
        with ledger.reading() as connection:
            row = connection.execute(sa.select(tables.report)).one()
            assert record_of(row.record, row.text) == record
            for figure in connection.execute(sa.select(tables.figure)):
                assert text[figure.start : figure.end] == figure.text
                assert figure.sentence_start <= figure.start < figure.end <= figure.sentence_end


def test_the_same_text_twice_is_one_report_and_another_text_there_a_new_version(place: str) -> None:
    with Ledger(place) as ledger:
        assert add(ledger, [item(toll(1)), item(toll(1)), item(toll(1), "b.txt")], processes=1) == Tally(1, 0, 2, 0)
        assert add(ledger, [item(toll(1))], processes=1) == Tally(0, 0, 1, 0)
        assert add(ledger, [item(toll(1, 15))], processes=1) == Tally(0, 1, 0, 0)
        with ledger.reading() as connection:
            rows = connection.execute(sa.select(tables.report).order_by(tables.report.c.id)).all()
        assert [(r.version, r.latest, r.replaces) for r in rows] == [(1, False, None), (2, True, rows[0].id)]
        assert [f.report for f in search(ledger, "শিবির")] == [rows[1].id]


def test_all_that_can_happen_to_one_place_can_happen_in_one_transaction(place: str) -> None:
    old, new, none = item(toll(1)), item(toll(1, 15)), item("English only, no Bengali.")
    with Ledger(place) as ledger:
        given = [none, old, new, item(toll(1) + "\n"), old, item(toll(2), "b"), item(toll(2), "c")]
        assert add(ledger, given, processes=1) == Tally(2, 2, 2, 1)
        assert list(refused(ledger)) == []  # it came in the end
        with ledger.reading() as connection:
            rows = connection.execute(sa.select(tables.report).order_by(tables.report.c.id)).all()
            cited = connection.execute(sa.select(tables.cited.c.report).where(tables.cited.c.latest)).scalars()
            assert {row.id for row in rows if row.latest} == set(cited) == {rows[2].id, rows[3].id}
        assert [(r.version, r.replaces) for r in rows] == [(1, None), (2, rows[0].id), (3, rows[1].id), (1, None)]
        assert add(ledger, [item(toll(1), title="আবার")], processes=1) == Tally(0, 0, 1, 0)  # the first text is back
        with ledger.reading() as connection:
            latest = sa.select(tables.report.c.id).where(tables.report.c.latest)
            assert set(connection.execute(latest).scalars()) == {rows[0].id, rows[3].id}


def test_one_text_of_two_outlets_is_two_reports(place: str) -> None:
    with Ledger(place) as ledger:
        given = [item(toll(1), "a", outlet="ভোরের খবর"), item(toll(1), "b", outlet="দিনের খবর")]
        assert add(ledger, given, processes=1) == Tally(2, 0, 0, 0)


def test_what_is_no_report_is_kept_with_its_reason_and_tried_again_when_asked(place: str) -> None:
    given = [item("English only, no Bengali.", "e.txt"), item(toll(1)), item("", "empty.txt"), Refusal("x", "no such")]
    with Ledger(place) as ledger:
        assert add(ledger, given, processes=1) == Tally(1, 0, 0, 3)
        told = {one.address: one.reason for one in refused(ledger)}
        assert told.keys() == {"e.txt", "empty.txt", "x"}
        assert "Bengali" in told["e.txt"]
        assert add(ledger, given, processes=1) == Tally(0, 0, 4, 0)
        assert add(ledger, given, processes=1, again=True) == Tally(0, 0, 1, 3)


def test_words_are_found_under_every_ending_and_spelling(place: str) -> None:
    with Ledger(place) as ledger:
        add(ledger, [item(toll(7), "a"), item("গাজার হাসপাতালে আজ কেউ আসেননি।", "b")], processes=1)
        assert [f.address for f in search(ledger, "বন্দি")] == ["a"]
        assert [f.address for f in search(ledger, "বন্দীদের মুক্তি")] == ["a"]
        assert [f.address for f in search(ledger, "গাজা")] == ["b"]
        assert [f.address for f in search(ledger, '"করিম হোসেন"')] == ["a"]
        assert search(ledger, '"হোসেন করিম"') == []
        assert search(ledger, "বন্দি")[0].sentence.startswith("সংগঠনটির মুখপাত্র")
        with pytest.raises(UsageError, match="at least one word"):
            search(ledger, "  ।  ")


@pytest.mark.parametrize(
    "query", ['"', "'", "a OR b", "NEAR(", "-x", "word*", "\\", ":*", "!", "গাজা & ()", "\x00", "'' \"\""]
)
def test_no_query_is_a_command_to_the_database(place: str, query: str) -> None:
    with Ledger(place) as ledger:
        add(ledger, [item(toll(1))], processes=1)
        if folded(query):
            assert search(ledger, query) == []
        else:
            with pytest.raises(UsageError, match="at least one word"):
                search(ledger, query)


def test_any_report_whatever_its_words_can_be_searched_for(place: str) -> None:
    odd = "ক'খ \\গ\\ 'ঘ' ঙ\x00চ " + "অ" * 5_000 + " শেষে বন্দি।"
    with Ledger(place) as ledger:
        add(ledger, [item(odd)], processes=1)
        assert len(search(ledger, "বন্দি")) == 1


def test_many_processes_give_what_one_gives(tmp_path: Path) -> None:
    given = [item(toll(n), f"{n}.txt") for n in range(40)]
    with Ledger(tmp_path / "one.db") as one, Ledger(tmp_path / "many.db") as many:
        assert add(one, given, processes=1) == add(many, given, processes=2) == Tally(40, 0, 0, 0)
        texts = sa.select(tables.report.c.address, tables.report.c.sha256).order_by(tables.report.c.id)
        with one.reading() as a, many.reading() as b:
            assert a.execute(texts).all() == b.execute(texts).all()


def test_two_writers_at_once_lose_and_double_nothing(place: str, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(60):
        (folder / f"{number}.txt").write_text(toll(number), encoding="utf-8")
    command = [sys.executable, "-m", "shutro.cli", "add", str(folder), "--ledger", place, "--processes", "1"]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
    for one in running:
        _, err = one.communicate(timeout=120)
        assert one.returncode == 0, err.decode()
    with Ledger(place) as ledger:
        assert count(ledger, tables.report) == 60


def test_a_kill_at_any_moment_loses_doubles_and_halves_nothing(tmp_path: Path) -> None:
    folder, place = tmp_path / "reports", str(tmp_path / "ledger.db")
    folder.mkdir()
    for number in range(120):
        (folder / f"{number}.txt").write_text(toll(number), encoding="utf-8")
    command = [sys.executable, "-m", "shutro.cli", "add", str(folder), "--ledger", place, "--processes", "2"]
    chance = random.Random(1)  # noqa: S311 - moments, no secrets
    for _ in range(4):
        running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.2, 1.6))
        os.kill(running.pid, signal.SIGKILL)
        running.wait()
    done = subprocess.run(command, capture_output=True, timeout=120)
    assert (done.returncode, done.stderr) == (0, b"")
    with Ledger(place) as ledger:
        assert count(ledger, tables.report) == 120
        assert count(ledger, tables.given) == 120
        assert count(ledger, tables.figure) == sum(len(shutro.read(toll(n)).figures) for n in range(120))


def test_json_lines_tell_their_fields_and_a_bad_line_is_refused_alone(tmp_path: Path) -> None:
    lines = tmp_path / "dump.jsonl"
    good = json.dumps({"body": toll(1), "date": "প্রকাশ : ২৩ মার্চ ২০২১, ১৫:৫০", "headline": "শিরোনাম"})
    lines.write_text("\n".join([good, "{broken", "[1]", '{"other": "x"}', ""]), encoding="utf-8")
    found = list(items([str(lines)], Told(fields={"text": "body"})))
    assert [type(f).__name__ for f in found] == ["Item", "Refusal", "Refusal", "Refusal"]
    assert (found[0].published, found[0].title) == ("2021-03-23", "শিরোনাম")
    assert "--fields text=NAME" in found[3].reason


def seen_in_a_terminal(command: list[str]) -> str:
    """What a command writes where somebody looks on."""
    process, terminal = pty.fork()
    if not process:  # pragma: no cover - the child
        os.environ |= {"TERM": "xterm", "COLUMNS": "120", "SHUTRO_MODEL": "off"}
        os.execv(command[0], command)  # noqa: S606
    told = b""
    with suppress(OSError):  # Linux: the other end is closed
        while part := os.read(terminal, 65536):
            told += part
    assert os.waitpid(process, 0)[1] == 0, told.decode()
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", told.decode())


def test_progress_tells_the_rate_and_where_it_is_known_the_time_that_is_left(tmp_path: Path) -> None:
    lines, folder = tmp_path / "many.jsonl", tmp_path / "few"
    lines.write_text("".join(json.dumps({"text": toll(n)}) + "\n" for n in range(200)), encoding="utf-8")
    folder.mkdir()
    (folder / "a.txt").write_text(toll(1), encoding="utf-8")
    given = [str(lines), str(folder)]
    assert how_many(given) == 201
    assert how_many([*given, "https://example.org/rss.xml"]) is None
    (folder / "feed.xml").write_text("<rss/>")
    assert how_many(given) is None
    command = [sys.executable, "-m", "shutro.cli", "add", *given, "--ledger", str(tmp_path / "l.db")]
    told = seen_in_a_terminal([*command[:4], str(lines), *command[-2:]])
    assert re.search(r"[1-9]\d*/200", told)
    assert re.search(r"[\d.]+ a second, 0:\d\d:\d\d left", told)
    without = seen_in_a_terminal([*command, "--processes", "1"])
    assert "left" not in without
    assert "known already" in without


@pytest.mark.parametrize(
    ("said", "date"),
    [
        ("১০ ফেব্রুয়ারি ২০১৬", "2016-02-10"),
        ("প্রকাশ : ২৩ মার্চ ২০২১", "2021-03-23"),
        ("2024-02-01T10:00:00+06:00", "2024-02-01T10:00:00+06:00"),
        ("গতকাল", None),
        ("", None),
        (None, None),
    ],
)
def test_dates_as_newspapers_print_them(said: str | None, date: str | None) -> None:
    assert published(said) == date


def test_a_folder_without_reports_and_a_missing_file_are_refused_by_name(tmp_path: Path) -> None:
    assert next(items([str(tmp_path)])).reason.startswith("holds no report")
    assert "No such file" in next(items([str(tmp_path / "none.txt")])).reason


def test_a_ledger_is_opened_only_where_there_is_one(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    engine = sa.create_engine(f"sqlite:///{other}")
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE cats (name text)")
    text = tmp_path / "text.db"
    text.write_text("no database, only words " * 100)
    newer = tmp_path / "newer.db"
    with Ledger(newer) as ledger, ledger.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    for path, said in {
        other: "no ledger of shutro",
        text: "give another place",
        newer: "update shutro",
        tmp_path: "is a folder",
        tmp_path / "none" / "l.db": "no such folder",
    }.items():
        with pytest.raises(LedgerError, match=said):
            Ledger(path)
    with pytest.raises(LedgerError, match="shutro add"):
        Ledger(tmp_path / "none.db", create=False)
    with pytest.raises(LedgerError, match="postgresql://"):
        Ledger("mysql://x/y")


def test_the_migrations_make_the_tables_that_the_code_knows(place: str) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.config import Config
    from alembic.migration import MigrationContext
    from alembic.script import ScriptDirectory

    settings = Config()
    settings.set_main_option("script_location", str(Path(shutro.__file__).parent / "ledger" / "migrations"))
    assert ScriptDirectory.from_config(settings).get_current_head() == NEWEST
    with Ledger(place) as ledger, ledger.engine.connect() as connection:
        drift = compare_metadata(MigrationContext.configure(connection), tables.metadata)
    assert [d for d in drift if "words" not in str(d)] == []


def test_spellings_of_one_name_have_one_key_and_two_names_two() -> None:
    assert key("ইসরায়েল") == key("ইসরাইল")
    assert key("আল-জাজিরা") == key("আলজাজিরা")
    assert key("ইরান") != key("ইরাক")
    assert folded("হামাসের বন্দীদের") == folded("হামাস বন্দি")


def wire(changed: str = "শহরের") -> str:
    lines = [f"{n} নম্বর সেতুর কাছে {changed} মানুষ সকাল থেকে অপেক্ষা করছেন বলে জানান স্থানীয় বাসিন্দা রহিম মিয়া।" for n in range(9)]
    return "\n".join(lines)


def test_near_copies_of_one_text_have_one_origin(place: str) -> None:
    other = " ".join(toll(n) for n in range(5))
    texts = [wire(), other, wire().replace("রহিম", "করিম", 1), wire() + "\nসংবাদ সংস্থার খবর।"]
    with Ledger(place) as ledger:
        add(ledger, [item(text, f"{n}") for n, text in enumerate(texts)], processes=1)
        with ledger.reading() as connection:
            asked = sa.select(tables.report.c.origin).order_by(tables.report.c.id)
            assert connection.execute(asked).scalars().all() == [None, None, 1, 1]
