"""Make the README's pictures: of a sample report docs/screen.png (the terminal) and docs/page.png (the page), of the
desk's samples docs/desk.png (their board).

usage: python tools/screenshot.py [REPORT.txt DATE]     Chromium and a Bengali font have to be installed

Bengali has to be shaped, so a browser draws the terminal's text too: Rich's own pictures set every letter on a grid.
"""

import io
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from rich.console import Console
from rich.terminal_theme import MONOKAI

import shutro
from shutro.desk.samples import sample_ledger
from shutro.exports.html import page
from shutro.exports.screen import show

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))
from desks import served  # noqa: E402 - a server for a test serves a picture as well

REPORT, PUBLISHED = ROOT / "examples" / "reports" / "captives.txt", "2024-02-01"
COLUMNS, LINES = 96, 44  # as much of the terminal as a README can show
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
TERMINAL = """<!DOCTYPE html><meta charset="utf-8"><style>
body {{ margin: 0; background: #fff; }}
pre {{ display: inline-block; margin: 0; padding: 18px 26px; border-radius: 10px; background: #1b1c20; color: #e8e8ec;
  width: 940px;
  font: 15px/1.62 "Noto Sans Mono", "DejaVu Sans Mono", "Noto Sans Bengali", monospace; white-space: pre-wrap; }}
pre .prompt {{ color: #9aa0aa; }}
</style><pre><span class="prompt">$ shutro read {name} --published {published}</span>
{code}<span class="prompt">…</span></pre>"""


def main(report: Path, published: str) -> None:
    record = shutro.read(report.read_text(encoding="utf-8"), published)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        terminal(browser, record, f"{report.name}", published)
        web_page(browser, record)
        board(browser)
        browser.close()


def board(browser: Browser) -> None:
    """The desk's board of the sample negotiation."""
    page = browser.new_page(viewport={"width": 1180, "height": 900})
    with sample_ledger() as ledger, served(ledger) as address:
        page.goto(f"{address}/board?about=সাভানিয়া")
        page.screenshot(path=ROOT / "docs" / "desk.png")


def terminal(browser: Browser, record: shutro.Record, name: str, published: str) -> None:
    console = Console(file=io.StringIO(), width=COLUMNS, record=True, force_terminal=True, color_system="truecolor")
    show(record, console)
    code = console.export_html(theme=MONOKAI, inline_styles=True, code_format="{code}")
    shown = "\n".join(code.splitlines()[:LINES]) + "\n"
    tab = browser.new_page(viewport={"width": 1000, "height": 800}, device_scale_factor=1.25)
    tab.set_content(TERMINAL.format(name=name, published=published, code=shown))
    tab.locator("pre").screenshot(path=ROOT / "docs" / "screen.png")


def web_page(browser: Browser, record: shutro.Record) -> None:
    tab = browser.new_page(viewport={"width": 1200, "height": 860}, device_scale_factor=1.25)
    tab.set_content(page(record))
    figures = [f for f in record.figures if f.statement] or record.figures
    if figures:
        tab.locator(f"#at-{figures[0].id}").focus()
    tab.locator(".layers").evaluate("e => scrollTo(0, e.offsetTop - 12)")
    tab.screenshot(path=ROOT / "docs" / "page.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2]) if len(sys.argv) == 3 else main(REPORT, PUBLISHED)
