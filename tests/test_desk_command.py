"""``shutro desk``: one command to a living desk, and what it says where it cannot start."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import urllib3

from shutro import cli
from shutro.ledger import Ledger


@contextmanager
def started(*arguments: str, home: Path) -> Iterator[tuple[str, str]]:
    """The address that the command says, and all that it said."""
    command = [sys.executable, "-m", "shutro.cli", "desk", "--port", "0", *arguments]
    environment = {**os.environ, "XDG_CACHE_HOME": str(home), "SHUTRO_MODEL": "off", "SHUTRO_LEDGER": ""}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as running:
        assert running.stderr is not None
        said = ""
        try:
            while not (found := re.search(r"desk is at (\S+)/ ", said)):
                line = running.stderr.readline()
                assert line, said
                said += line
            if "--write" in arguments:
                said += running.stderr.readline()
            yield found[1], said
        finally:
            running.send_signal(signal.SIGINT)
            running.wait(20)


def status(address: str) -> int:
    return urllib3.request("GET", address, timeout=30).status


@pytest.mark.parametrize("processes", ["1", "2"])
def test_one_command_makes_a_desk_of_sample_reports_that_says_so(processes: str, tmp_path: Path) -> None:
    with started("--processes", processes, home=tmp_path) as (address, said):
        assert "sample reports" in said
        assert status(f"{address}/") == 200
        assert status(f"{address}/reports/1") == 200


def test_a_ledger_is_served_read_only_unless_told_otherwise(tmp_path: Path) -> None:
    place = tmp_path / "paper.db"
    Ledger(place).close()
    with started(str(place), "--processes", "1", home=tmp_path) as (address, said):
        assert "token" not in said
        assert status(f"{address}/") == 200
    with started(str(place), "--processes", "1", "--write", home=tmp_path) as (_, said):
        assert re.search(r"token \S{20,}", said)


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["no-such.db"], 1, "there is no such ledger"),
        ([__file__], 1, "not a database"),
        (["LEDGER", "--port", "99999"], 2, "name another --port"),
        (["LEDGER", "--aliases", "no-such.tsv"], 2, "no-such.tsv"),
    ],
)
def test_what_stands_in_the_way_is_told_before_anything_listens(
    arguments: list[str], code: int, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Ledger(tmp_path / "ledger.db").close()
    named = [str(tmp_path / "ledger.db") if a == "LEDGER" else a for a in arguments]
    assert cli.main(["desk", *named, "--processes", "1"]) == code
    said = capsys.readouterr().err
    assert words in said
    assert "Traceback" not in said


def test_a_taken_port_is_told_with_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / "ledger.db"
    Ledger(place).close()
    with started(str(place), "--processes", "1", home=tmp_path) as (address, _):
        assert cli.main(["desk", str(place), "--port", address.rpartition(":")[2]]) == 2
        assert "name another --port" in capsys.readouterr().err
