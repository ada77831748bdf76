"""How long an editor waits: `shutro check` on a draft of 500 words including start, and the language server per edit.

usage: python benchmarks/check.py [DRAFT.txt]      without a draft: the sample reports, cut to 500 words

The command runs as installed, its bytecode compiled beforehand. The language server is asked by a real client over
standard input and output: from an edit to the findings told of it, less the rest that it waits for; its processor time
is that of its process. The least and the median of the runs are printed; on a machine with other work to do the
processor time is the truer figure.
"""

import asyncio
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient

from shutro.drafts.review import review
from shutro.drafts.server import REST

WORDS, RUNS, EDITS = 500, 10, 40
REPORTS = Path(__file__).parents[1] / "examples" / "reports"
CODE = "from shutro.cli.__main__ import run; run()"


def sample() -> str:
    """Sample reports, line by line, until there are 500 words."""
    lines: list[str] = []
    for path in sorted(REPORTS.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if sum(len(one.split()) for one in lines) >= WORDS:
                return "\n".join(lines) + "\n"
            lines.append(line)
    return "\n".join(lines) + "\n"


def command(arguments: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """Seconds on the clock, and of the processor."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, env=environment, check=False)
    clock, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.returncode in (0, 1)
    return clock, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def processor(pid: int) -> float:
    """Seconds of the processor that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def typing(text: str) -> tuple[list[float], float]:
    """For each edit the seconds from sending it to the findings, and the server's processor seconds per edit."""
    client = LanguageClient("benchmark", "1")
    told: asyncio.Queue[lsp.PublishDiagnosticsParams] = asyncio.Queue()
    client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(lambda params: told.put_nowait(params))
    await client.start_io(sys.executable, "-c", CODE, "lsp")
    await client.initialize_async(lsp.InitializeParams(lsp.ClientCapabilities()))
    client.initialized(lsp.InitializedParams())
    uri = "untitled:draft"
    client.text_document_did_open(lsp.DidOpenTextDocumentParams(lsp.TextDocumentItem(uri, "plaintext", 1, text)))
    await told.get()
    server = client._server
    assert server is not None
    waits, before = [], processor(server.pid)
    for version in range(2, EDITS + 2):
        place = lsp.Position(version % 4, 0)
        change = lsp.TextDocumentContentChangePartial(lsp.Range(place, place), "ক " if version % 2 else "সভা ")
        start = time.perf_counter()
        client.text_document_did_change(
            lsp.DidChangeTextDocumentParams(lsp.VersionedTextDocumentIdentifier(version, uri), [change])
        )
        await told.get()
        waits.append(time.perf_counter() - start - REST)
    used = (processor(server.pid) - before) / EDITS
    await client.shutdown_async(None)
    client.exit(None)
    await client.stop()
    return waits, used


def row(name: str, clock: list[float], used: list[float], goal: str = "") -> None:
    told = [
        f"{1000 * value:7.0f}" for value in (min(clock), statistics.median(clock), min(used), statistics.median(used))
    ]
    print(f"{name:44}{''.join(told)}   {goal}")


def main(text: str) -> int:
    words = len(text.split())
    print(f"milliseconds{'':32}{'clock':>7}{'median':>7}{'cpu':>7}{'median':>7}")
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "draft.txt"
        draft.write_text(text, encoding="utf-8")
        environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        environment["PYTHONPYCACHEPREFIX"] = folder
        rows = {
            "bare Python": ["-c", "pass"],
            f"shutro check, {words} words": ["-c", CODE, "check", str(draft)],
            f"shutro check --format json, {words} words": ["-c", CODE, "check", "--format", "json", str(draft)],
        }
        for arguments in rows.values():
            command(arguments, environment)  # compiles
        runs = {name: [command(arguments, environment) for _ in range(RUNS)] for name, arguments in rows.items()}
    for name, seconds in runs.items():
        goal = "goal: under 500" if "shutro" in name else ""
        row(name, [clock for clock, _ in seconds], [used for _, used in seconds], goal)
    warm = []
    for _ in range(RUNS):
        start = time.process_time()
        review(text)
        warm.append(time.process_time() - start)
    row("a review, once loaded", warm, warm)
    waits, used = asyncio.run(typing(text))
    row(f"the language server, per edit of {words} words", waits, [used], "goal: under 50")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).read_text(encoding="utf-8") if len(sys.argv) > 1 else sample()))
