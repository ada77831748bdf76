"""What reads: rules and the trained model; the rules alone where it cannot run; never silently less."""

import json
import os
import subprocess
import sys
from pathlib import Path

REPORT = str(Path(__file__).parents[1] / "examples" / "reports" / "captives.txt")
READ = f"from shutro.cli import main; sys.exit(main(['read', {REPORT!r}, '--format', 'json']))"


def run(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    known = {k: v for k, v in os.environ.items() if k != "SHUTRO_MODEL"}
    return subprocess.run(
        [sys.executable, "-c", f"import sys; {code}"], capture_output=True, text=True, env=known | environment
    )


def test_the_record_says_that_rules_and_model_read() -> None:
    done = run(READ)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["report"]["reader"] == "rules and the trained model"
    assert done.stderr == ""


def test_without_onnxruntime_the_rules_read_and_say_so() -> None:
    done = run(f"sys.modules['onnxruntime'] = None; {READ}")
    assert done.returncode == 0, done.stderr
    record = json.loads(done.stdout)
    assert record["report"]["reader"].startswith("rules alone: onnxruntime is not installed")
    assert record["statements"]
    assert "pip install onnxruntime" in done.stderr


def test_adding_without_onnxruntime_says_so_too(tmp_path: Path) -> None:
    place = str(tmp_path / "l.db")
    add = f"from shutro.cli import main; sys.exit(main(['add', {REPORT!r}, '--ledger', {place!r}, '--processes', '1']))"
    done = run(f"sys.modules['onnxruntime'] = None; {add}")
    assert (done.returncode, done.stdout[:7]) == (0, "1 added")
    assert "the rules read alone" in done.stderr
    assert "pip install onnxruntime" in done.stderr
    assert run(add).stderr == ""


def test_who_switches_the_model_off_is_not_told_so_each_time() -> None:
    done = run(READ, SHUTRO_MODEL="off")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_model_file_that_is_missing_or_damaged_is_named_with_the_remedy(tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.onnx"
    damaged.write_bytes(b"no model at all")
    for path in (damaged, tmp_path / "none.onnx"):
        done = run(READ, SHUTRO_MODEL=str(path))
        assert done.returncode == 1
        assert str(path) in done.stderr
        assert "pip install --force-reinstall shutro" in done.stderr
        assert "Traceback" not in done.stderr


def test_a_damaged_model_refuses_no_report_of_a_ledger(tmp_path: Path) -> None:
    place = str(tmp_path / "l.db")
    add = f"from shutro.cli import main; sys.exit(main(['add', {REPORT!r}, '--ledger', {place!r}, '--processes', 'N']))"
    for processes in ("1", "2"):
        done = run(add.replace("'N'", f"'{processes}'"), SHUTRO_MODEL=str(tmp_path / "none.onnx"))
        assert done.returncode == 1
        assert "none.onnx" in done.stderr
        assert "Traceback" not in done.stderr
    assert run(add.replace("'N'", "'1'")).stdout.startswith("1 added")
