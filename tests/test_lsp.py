"""The language server, asked by a real client over standard input and output."""

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient

from shutro.drafts.buffer import Buffer, Change

SLIP = "ধান এবং এবং গম কেনা হবে।"
COMMAND = [sys.executable, "-m", "shutro.cli", "lsp"]
PATIENCE = 30.0


class Editor(LanguageClient):
    """A client that keeps a draft as editors do, and what it is told."""

    def __init__(self) -> None:
        super().__init__("editor", "1")
        self.told: asyncio.Queue[lsp.PublishDiagnosticsParams] = asyncio.Queue()
        self.messages: list[str] = []
        self.version = 0

        @self.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def diagnostics(params: lsp.PublishDiagnosticsParams) -> None:
            self.told.put_nowait(params)

        @self.feature(lsp.WINDOW_SHOW_MESSAGE)
        def message(params: lsp.ShowMessageParams) -> None:
            self.messages.append(params.message)

    def open(self, uri: str, text: str) -> None:
        self.version = 1
        self.text_document_did_open(
            lsp.DidOpenTextDocumentParams(lsp.TextDocumentItem(uri, "plaintext", self.version, text))
        )

    def change(self, uri: str, *changes: lsp.TextDocumentContentChangeEvent) -> None:
        self.version += 1
        which = lsp.VersionedTextDocumentIdentifier(self.version, uri)
        self.text_document_did_change(lsp.DidChangeTextDocumentParams(which, list(changes)))

    async def findings(self, version: int | None = None) -> list[lsp.Diagnostic]:
        """What is told of a version (the latest that was sent), however late."""
        while True:
            told = await asyncio.wait_for(self.told.get(), PATIENCE)
            if told.version == (version or self.version):
                return list(told.diagnostics)

    async def actions(self, uri: str, where: lsp.Range, *only: str) -> list[lsp.CodeAction]:
        context = lsp.CodeActionContext([], only=list(only) or None)
        which = lsp.TextDocumentIdentifier(uri)
        found = await self.text_document_code_action_async(lsp.CodeActionParams(which, where, context))
        return [action for action in found or [] if isinstance(action, lsp.CodeAction)]


@asynccontextmanager
async def editor(root: Path, options: Any = None, encodings: list[Any] | None = None) -> AsyncIterator[Editor]:
    client = Editor()
    await client.start_io(*COMMAND, cwd=str(root))
    general = lsp.GeneralClientCapabilities(position_encodings=encodings) if encodings else None
    answer = await client.initialize_async(
        lsp.InitializeParams(
            lsp.ClientCapabilities(general=general), root_uri=root.as_uri(), initialization_options=options
        )
    )
    assert answer.capabilities.position_encoding == lsp.PositionEncodingKind.Utf16
    sync = answer.capabilities.text_document_sync
    assert isinstance(sync, lsp.TextDocumentSyncOptions)
    assert sync.change == lsp.TextDocumentSyncKind.Incremental
    client.initialized(lsp.InitializedParams())
    try:
        yield client
    finally:
        await client.shutdown_async(None)
        client.exit(None)
        await client.stop()


def try_it(root: Path, steps: Callable[[Editor], Awaitable[None]], **more: Any) -> None:
    async def whole() -> None:
        async with editor(root, **more) as client:
            await steps(client)

    asyncio.run(whole())


def edited(text: str, edits: list[lsp.TextEdit]) -> str:
    """The text after an editor has applied edits, which are all told against the same version."""
    changes = [
        Change(e.new_text, (e.range.start.line, e.range.start.character), (e.range.end.line, e.range.end.character))
        for e in sorted(edits, key=lambda e: (e.range.start.line, e.range.start.character), reverse=True)
    ]
    return Buffer(text, 1).changed(changes, 2).text


def of(action: lsp.CodeAction, uri: str) -> list[lsp.TextEdit]:
    assert action.edit is not None
    assert action.edit.changes is not None
    return list(action.edit.changes[uri])


def span(line: int, start: int, end: int) -> lsp.Range:
    return lsp.Range(lsp.Position(line, start), lsp.Position(line, end))


@pytest.fixture
def uri(tmp_path: Path) -> str:
    return (tmp_path / "খসড়া ১.txt").as_uri()


@pytest.mark.parametrize("encodings", [None, [lsp.PositionEncodingKind.Utf8, lsp.PositionEncodingKind.Utf16]])
def test_findings_stand_where_the_editor_counts_in_utf16_and_a_quick_fix_mends_them(
    encodings: list[Any] | None, tmp_path: Path, uri: str
) -> None:
    text = f"সভা শুরু।\r\n😀😀 {SLIP}\n"

    async def steps(client: Editor) -> None:
        client.open(uri, text)
        (found,) = await client.findings()
        assert (found.range, found.code, found.source) == (span(1, 9, 16), "doubled_word", "shutro")
        assert found.message == "শব্দটি দুবার আছে"
        fix, ignore, fix_all = await client.actions(uri, span(1, 10, 10))
        assert (fix.title, fix.is_preferred, fix.kind) == ("লিখুন: এবং", True, lsp.CodeActionKind.QuickFix)
        assert edited(text, of(fix, uri)) == text.replace("এবং এবং", "এবং")
        assert edited(text, of(fix_all, uri)) == text.replace("এবং এবং", "এবং")
        quiet = edited(text, of(ignore, uri))
        assert quiet == text.replace("হবে।", "হবে। <!-- shutro: ignore doubled_word -->")
        client.change(uri, lsp.TextDocumentContentChangeWholeDocument(quiet))
        assert await client.findings() == []

    try_it(tmp_path, steps, encodings=encodings)


def test_typing_is_followed_piece_by_piece(tmp_path: Path, uri: str) -> None:
    async def steps(client: Editor) -> None:
        client.open(uri, "😀 ধান এবং গম কেনা হবে।\nশেষ।")
        assert await client.findings() == []
        for letter in "এবং ":  # four edits, no rest between: told of the last only
            at = 7 + client.version - 1
            client.change(uri, lsp.TextDocumentContentChangePartial(span(0, at, at), letter))
        found = await client.findings()
        assert [(d.range, d.code) for d in found] == [(span(0, 7, 14), "doubled_word")]
        assert client.told.empty()
        client.change(  # two changes of one edit, the second told against the outcome of the first
            uri,
            lsp.TextDocumentContentChangePartial(lsp.Range(lsp.Position(0, 24), lsp.Position(1, 4)), ""),
            lsp.TextDocumentContentChangePartial(span(0, 0, 2), "আজ"),
        )
        found = await client.findings()
        assert [d.range for d in found] == [span(0, 7, 14)]
        client.change(uri, lsp.TextDocumentContentChangePartial(span(0, 7, 11), ""))
        assert await client.findings() == []

    try_it(tmp_path, steps)


def test_a_line_separator_inside_a_paragraph_moves_nothing(tmp_path: Path, uri: str) -> None:
    async def steps(client: Editor) -> None:
        client.open(uri, "সভা\u2028শুরু।\x0b\x85\nধান এবং গম।")
        assert await client.findings() == []
        client.change(uri, lsp.TextDocumentContentChangePartial(span(1, 4, 4), "এবং "))
        assert [d.range for d in await client.findings()] == [span(1, 4, 11)]

    try_it(tmp_path, steps)


def test_a_quick_fix_that_is_asked_for_before_the_typing_rests_fits_the_newest_text(tmp_path: Path, uri: str) -> None:
    async def steps(client: Editor) -> None:
        client.open(uri, SLIP)
        client.change(uri, lsp.TextDocumentContentChangePartial(span(0, 0, 0), "আজ "))
        fix, *_ = await client.actions(uri, span(0, 8, 8))
        assert edited(f"আজ {SLIP}", of(fix, uri)) == f"আজ {SLIP}".replace("এবং এবং", "এবং")

    try_it(tmp_path, steps)


def test_the_reason_stands_where_the_pointer_rests(tmp_path: Path, uri: str) -> None:
    async def steps(client: Editor) -> None:
        client.open(uri, SLIP)
        await client.findings()
        which = lsp.TextDocumentIdentifier(uri)
        here = await client.text_document_hover_async(lsp.HoverParams(which, lsp.Position(0, 6)))
        assert here is not None
        assert here.range == span(0, 4, 11)
        assert isinstance(here.contents, lsp.MarkupContent)
        for part in ("doubled word", "`doubled_word`", "the word stands twice", "never doubled", "write: এবং"):
            assert part in here.contents.value
        assert await client.text_document_hover_async(lsp.HoverParams(which, lsp.Position(0, 20))) is None

    try_it(tmp_path, steps, options={"lang": "en"})


def test_only_the_kind_of_action_that_is_asked_for_is_given(tmp_path: Path, uri: str) -> None:
    async def steps(client: Editor) -> None:
        client.open(uri, f"{SLIP}\n{SLIP}")
        (every,) = await client.actions(uri, span(0, 0, 0), "source.fixAll")
        assert len(of(every, uri)) == 2
        assert await client.actions(uri, span(0, 0, 0), "refactor") == []
        assert await client.actions(uri, span(0, 24, 24), "quickfix") == []

    try_it(tmp_path, steps)


def test_a_closed_draft_has_no_findings_and_an_english_text_never_has(tmp_path: Path, uri: str) -> None:
    async def steps(client: Editor) -> None:
        client.open(uri, SLIP)
        assert await client.findings()
        client.text_document_did_close(lsp.DidCloseTextDocumentParams(lsp.TextDocumentIdentifier(uri)))
        assert not (await asyncio.wait_for(client.told.get(), PATIENCE)).diagnostics
        client.open(uri + "2", "He said “no and and that is 12,00 all of it.\n" * 3)
        assert await client.findings() == []
        client.open(uri + "3", "")
        assert await client.findings() == []

    try_it(tmp_path, steps)


def test_the_configuration_is_followed_and_a_damaged_one_is_told_once(tmp_path: Path, uri: str) -> None:
    place = tmp_path / "shutro.toml"
    place.write_text("[rules]\ndoubled_word = false\n")

    async def steps(client: Editor) -> None:
        client.open(uri, SLIP)
        assert await client.findings() == []
        place.write_text("[rules]\ndoubled_wrod = false\n")
        for _ in range(2):
            client.text_document_did_save(lsp.DidSaveTextDocumentParams(lsp.TextDocumentIdentifier(place.as_uri())))
            assert [d.code for d in await client.findings()] == ["doubled_word"]
        assert len(client.messages) == 1
        assert "do you mean doubled_word?" in client.messages[0]

    try_it(tmp_path, steps)


def test_without_pygls_the_command_says_what_to_install() -> None:
    code = "import sys; sys.modules['pygls'] = None; from shutro.cli import main; sys.exit(main(['lsp']))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.strip().endswith("pip install 'shutro[lsp]'")
