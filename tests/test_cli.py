"""The command line: what goes in, what comes out, where, and with which exit code."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import shutro
from shutro import cli

ROOT = Path(__file__).parents[1]
TEXT = "মেলা কমিটি জানিয়েছে, অন্তত ১২ জন আহত হয়েছেন।\n"
SHUTRO = [sys.executable, "-m", "shutro.cli"]
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "mela.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for n in range(7):
        (folder / f"{n}.txt").write_text(TEXT * (n + 1), encoding="utf-8")
    for name in (".hidden.txt", "~$word.docx", "picture.png", "notes.json"):
        (folder / name).write_text("x", encoding="utf-8")
    return folder


# -- help


@pytest.mark.parametrize("arguments", [[], ["read"], ["board"], ["explain"], ["check"], ["lsp"], ["completion"]])
def test_every_help_has_an_example(arguments: list[str], capsys: Capture) -> None:
    with pytest.raises(SystemExit) as stop:
        cli.main([*arguments, "--help"])
    assert stop.value.code == 0
    assert re.search(r"^examples:\n +shutro ", capsys.readouterr().out, re.M)


def test_help_imports_nothing_heavy() -> None:
    code = "import sys, atexit; from shutro import cli"
    code += "; atexit.register(lambda: print(*sys.modules, file=sys.stderr)); cli.main(['-h'])"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stderr.split()
    heavy = {
        "msgspec",
        "rich",
        "trafilatura",
        "lxml",
        "docx",
        "ftfy",
        "urllib3",
        "shtab",
        "babel",
        "typing",
        "shutil",
        "pathlib",
    }
    assert not heavy & set(told)
    rooms = {name.split(".")[1] for name in told if name.startswith("shutro.")}
    assert rooms == {"cli"}


def test_version(capsys: Capture) -> None:
    with pytest.raises(SystemExit):
        cli.main(["--version"])
    assert capsys.readouterr().out.strip() == f"shutro {shutro.__version__}"


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
def test_completion_knows_commands_and_options(shell: str, capsys: Capture) -> None:
    assert cli.main(["completion", shell]) == 0
    out = capsys.readouterr().out
    assert "explain" in out
    assert "published" in out


# -- formats


def test_one_input_is_one_object_with_what_was_told_of_it(report: Path, capsys: Capture) -> None:
    options = ["--published", "2024-02-01", "--outlet", "দৈনিক ভোর", "--title", "মেলা", "--format", "json"]
    assert cli.main(["read", str(report), *options]) == 0
    record = json.loads(capsys.readouterr().out)
    assert record["text"] == TEXT
    told = {k: record["report"][k] for k in ("id", "published", "outlet", "title")}
    assert told == {"id": "mela", "published": "2024-02-01", "outlet": "দৈনিক ভোর", "title": "মেলা"}
    assert record == json.loads(shutro.read(TEXT, "2024-02-01", id="mela", outlet="দৈনিক ভোর", title="মেলা").to_json())


def test_an_empty_date_means_that_it_is_not_known(report: Path, capsys: Capture) -> None:
    assert cli.main(["read", str(report), "--published", "", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["report"]["published"] is None


def test_several_inputs_are_an_array_or_lines(folder: Path, capsys: Capture) -> None:
    assert cli.main(["read", str(folder), "--format", "json"]) == 0
    array = json.loads(capsys.readouterr().out)
    assert cli.main(["read", str(folder), "--format", "jsonl"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert array == lines
    assert [r["report"]["id"] for r in lines] == [str(n) for n in range(7)]


def test_only_the_layers_asked_for(report: Path, capsys: Capture) -> None:
    assert cli.main(["read", str(report), "--format", "json", "--layers", "figures,times"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert not {"statements", "names", "entities", "moves", "checks"} & set(record)
    assert {"figures", "times", "text", "report"} <= set(record)
    for form in ("screen", "html", "md"):
        assert cli.main(["read", str(report), "--format", form, "--layers", "figures"]) == 0


def test_screen_is_plain_where_it_is_no_terminal(report: Path, capsys: Capture) -> None:
    assert cli.main(["read", str(report)]) == 0
    out = capsys.readouterr().out
    assert out.strip()
    assert "\x1b" not in out


def test_standard_input(report: Path) -> None:
    with report.open("rb") as text:
        done = subprocess.run([*SHUTRO, "read", "-", "--format", "json"], stdin=text, capture_output=True, check=False)
    assert done.returncode == 0
    assert json.loads(done.stdout)["text"] == TEXT


def test_bengali_goes_out_as_utf8_whatever_the_console_speaks(report: Path) -> None:
    for encoding in ("ascii", "cp1252"):
        env = {**os.environ, "PYTHONIOENCODING": encoding}
        done = subprocess.run(
            [*SHUTRO, "read", str(report), str(report) + "খ"], env=env, capture_output=True, check=False
        )
        assert done.returncode == 1
        assert "জন".encode() in done.stdout or "মেলা".encode() in done.stdout
        assert "খ: there is no such file".encode() in done.stderr


# -- places


@pytest.mark.parametrize("name", ["r.json", "r.jsonl", "r.html", "r.md", "r.txt"])
def test_a_file_is_written_in_the_format_of_its_name(name: str, report: Path, capsys: Capture) -> None:
    place = report.parent / name
    assert cli.main(["read", str(report), "-o", str(place)]) == 0
    assert capsys.readouterr().out == ""
    start = {"r.json": "{", "r.jsonl": "{", "r.html": "<!DOCTYPE html>", "r.md": "#", "r.txt": ""}[name]
    assert place.read_text(encoding="utf-8").startswith(start)
    assert {p.name for p in report.parent.iterdir()} == {"mela.txt", name}
    assert place.stat().st_mode & 0o777 == report.stat().st_mode & 0o777


def test_a_folder_gets_a_file_for_each(folder: Path, tmp_path: Path) -> None:
    place = tmp_path / "pages"
    assert cli.main(["read", str(folder), "--format", "html", "-o", str(place)]) == 0
    assert {p.name for p in place.iterdir()} == {f"{n}.html" for n in range(7)}


def test_two_inputs_of_one_name_are_told_apart(report: Path, tmp_path: Path, capsys: Capture) -> None:
    other = tmp_path / "b" / "mela.txt"
    other.parent.mkdir()
    other.write_text(TEXT, encoding="utf-8")
    assert cli.main(["read", str(report), str(other), "--format", "json", "-o", f"{tmp_path}/out/"]) == 0
    assert {p.name for p in (tmp_path / "out").iterdir()} == {"mela.json", "mela-2.json"}
    assert cli.main(["read", str(report), str(other), "--format", "jsonl"]) == 0
    assert [json.loads(line)["report"]["id"] for line in capsys.readouterr().out.splitlines()] == [
        str(report),
        str(other),
    ]


def test_a_file_stays_as_it_was_where_nothing_could_be_read(tmp_path: Path) -> None:
    place = tmp_path / "r.json"
    place.write_text("as it was", encoding="utf-8")
    assert cli.main(["read", str(tmp_path / "none.txt"), "-o", str(place)]) == 1
    assert place.read_text(encoding="utf-8") == "as it was"
    assert [p.name for p in tmp_path.iterdir()] == ["r.json"]


def test_a_file_is_never_half_written(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = report.parent / "r.jsonl"
    place.write_text("as it was", encoding="utf-8")

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("shutro.cli.output.as_json", interrupted)
    assert cli.main(["read", str(report), str(report), "-o", str(place)]) == cli.INTERRUPTED
    assert place.read_text(encoding="utf-8") == "as it was"
    assert {p.name for p in report.parent.iterdir()} == {"mela.txt", "r.jsonl"}


@pytest.mark.parametrize("place", ["/dev/null", "-"])
def test_a_place_that_is_no_file_is_written_to_and_not_replaced(place: str, report: Path) -> None:
    assert cli.main(["read", str(report), "--format", "json", "-o", place]) == 0
    assert not Path("/dev/null").is_file()


# -- refusals


def test_in_a_batch_the_others_go_on(folder: Path, capsys: Capture) -> None:
    (folder / "3.txt").write_text("English only, alas.", encoding="utf-8")
    assert cli.main(["read", str(folder), "--format", "jsonl"]) == 1
    out, told = capsys.readouterr()
    assert len(out.splitlines()) == 6
    assert re.fullmatch(r"shutro: .*3\.txt has no Bengali in it: .*\n", told)


def test_a_fault_of_ours_does_not_take_the_others_with_it(
    folder: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    from shutro.record import sources

    read = sources.read

    def sometimes(text: str, *args: object, **more: object) -> object:
        if text == TEXT * 3:
            raise RecursionError("deep")
        return read(text, *args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(sources, "read", sometimes)
    assert cli.main(["read", str(folder), "--format", "jsonl"]) == 1
    out, told = capsys.readouterr()
    assert len(out.splitlines()) == 6
    assert "fault in shutro" in told
    assert len(told.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["read", "{}", "--published", "2024-13-45"], "is no date"),
        (["read", "{}", "{}", "--format", "html"], "-o FOLDER"),
        (["read", "{}", "{}", "--title", "x"], "--title"),
        (["read", "{}", "-o", "/nonexistent/r.json"], "is no folder"),
        (["explain", "{}", "s999"], "s999"),
        (["explain", "{}", "s1", "--published", "soon"], "is no date"),
    ],
)
def test_wrong_usage_is_told_and_ends_with_2(arguments: list[str], words: str, report: Path, capsys: Capture) -> None:
    assert cli.main([a.replace("{}", str(report)) for a in arguments]) == 2
    told = capsys.readouterr().err
    assert words in told
    assert len(told.splitlines()) == 1


@pytest.mark.parametrize(
    "arguments", [[], ["read"], ["look"], ["read", "x", "--format", "pdf"], ["read", "x", "--layers", "deals"]]
)
def test_what_the_parser_refuses_ends_with_2(arguments: list[str], capsys: Capture) -> None:
    with pytest.raises(SystemExit) as stop:
        cli.main(arguments)
    assert stop.value.code == 2
    assert "usage:" in capsys.readouterr().err


# -- explain


def test_explain_reads_an_entry_aloud(report: Path, capsys: Capture) -> None:
    record = shutro.read(TEXT)
    entry = next((e.id for layer in (record.statements, record.figures, record.times) for e in layer), None)
    if entry is None:
        pytest.skip("nothing is read from this sentence yet")
    assert cli.main(["explain", str(report), entry]) == 0
    assert "মেলা" in capsys.readouterr().out


# -- pipes and signals


@pytest.mark.parametrize("form", ["screen", "json", "jsonl", "md"])
def test_a_reader_that_has_had_enough_is_no_error(form: str, tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text(TEXT * 2000, encoding="utf-8")
    command = subprocess.Popen(
        [*SHUTRO, "read", str(path), "--format", form], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert command.stdout is not None
    assert command.stderr is not None
    command.stdout.read(10)
    command.stdout.close()
    told = command.stderr.read()
    assert command.wait(60) == 0
    assert told == b""
    command.stderr.close()


def test_ctrl_c_ends_with_130_and_without_a_traceback() -> None:
    command = subprocess.Popen(
        [*SHUTRO, "read", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    time.sleep(1.5)  # it now waits for its input
    command.send_signal(signal.SIGINT)
    assert command.wait(20) == cli.INTERRUPTED
    assert command.communicate()[1] == b""
