"""The language server: an editor shows the findings of a draft while it is written.

Every change starts a wait; when the typing rests, the whole draft is read anew, in a thread of its own (500 words take
some 20 ms: benchmarks/check.py). A review of a version that is no longer there is dropped.
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, lsp_method
from pygls.uris import to_fs_path

from shutro import __version__
from shutro.checks import Check
from shutro.drafts import actions, config
from shutro.drafts.buffer import Buffer, Change
from shutro.drafts.review import review
from shutro.errors import UsageError
from shutro.record.fields import Language
from shutro.text import is_bengali

REST = 0.15
"""Seconds without a change after which a draft is read."""


class _Protocol(LanguageServerProtocol):
    """Counts in UTF-16 with every client: it is the one encoding that all of them have to know."""

    @lsp_method(lsp.INITIALIZE)
    def lsp_initialize(self, params: lsp.InitializeParams) -> Any:
        """Agree on UTF-16, then as pygls does."""
        if params.capabilities.general is not None:
            params.capabilities.general.position_encodings = [lsp.PositionEncodingKind.Utf16]
        return (yield from super().lsp_initialize(params))


class Server(LanguageServer):
    """``published`` and ``lang`` as on the command line; an editor may send them as ``initializationOptions``."""

    def __init__(self, published: str | None = None, lang: Language | None = None) -> None:
        super().__init__("shutro", __version__, protocol_cls=_Protocol)
        self.published, self.lang = published, lang
        self.buffers: dict[str, Buffer] = {}
        self._waiting: dict[str, asyncio.Task[None]] = {}
        self._reader = ThreadPoolExecutor(1, "shutro-review")
        self._told: set[str] = set()

    def choose(self, options: object) -> None:
        """Take the editor's own options."""
        if isinstance(options, dict):
            if isinstance(published := options.get("published"), str):
                self.published = published
            if (lang := options.get("lang")) in ("bn", "en"):
                self.lang = lang

    def language(self, uri: str) -> Language:
        """The language of the notes about a draft."""
        return self.lang or self.config(uri).lang or "bn"

    def config(self, uri: str) -> config.Config:
        """The configuration of a draft; one that is damaged is told once, and passed over."""
        path = to_fs_path(uri) if uri.startswith("file:") else None
        try:
            return config.for_path(Path(path) if path else Path.cwd())
        except UsageError as error:
            if str(error) not in self._told:
                self._told.add(str(error))
                self.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Error, f"shutro: {error}"))
            return config.Config()

    def took(self, uri: str, buffer: Buffer, wait: float = 0.0) -> None:
        """A draft has a new version: review it when ``wait`` seconds have passed without another."""
        self.buffers[uri] = buffer
        if before := self._waiting.pop(uri, None):
            before.cancel()
        self._waiting[uri] = asyncio.ensure_future(self._later(uri, buffer, wait))

    def closed(self, uri: str) -> None:
        """Forget a draft, and take its findings off the editor's screen."""
        if waiting := self._waiting.pop(uri, None):
            waiting.cancel()
        self.buffers.pop(uri, None)
        self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, []))

    async def _later(self, uri: str, buffer: Buffer, wait: float) -> None:
        await asyncio.sleep(wait)
        await self.found(uri, buffer)

    async def found(self, uri: str, buffer: Buffer) -> list[Check]:
        """The findings of a version of a draft, told to the editor when they are new."""
        if buffer.found is None:
            found = await asyncio.get_running_loop().run_in_executor(self._reader, self._review, uri, buffer)
            if buffer.found is None:
                buffer.found = found
                if self.buffers.get(uri) is buffer:
                    self.text_document_publish_diagnostics(actions.published(uri, buffer, self.language(uri)))
        return buffer.found or []

    def _review(self, uri: str, buffer: Buffer) -> list[Check]:
        if not is_bengali(buffer.text):
            return []
        try:
            return review(buffer.text, self.published, self.config(uri).settings(), lines=buffer.lines)
        except Exception as error:  # the next version may be read again; the editor goes on
            what = f"shutro: {type(error).__name__}: {error}"
            self.window_log_message(lsp.LogMessageParams(lsp.MessageType.Error, what))
            return []


def server(published: str | None = None, lang: Language | None = None) -> Server:
    """A server that answers to an editor."""
    made = Server(published, lang)
    _keeps_drafts(made)
    _answers(made)
    return made


def _keeps_drafts(made: Server) -> None:
    @made.feature(lsp.INITIALIZE)
    def initialize(params: lsp.InitializeParams) -> None:
        made.choose(params.initialization_options)

    @made.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: lsp.DidOpenTextDocumentParams) -> None:
        config.forget()
        document = params.text_document
        made.took(document.uri, Buffer(document.text, document.version))

    @made.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: lsp.DidChangeTextDocumentParams) -> None:
        uri = params.text_document.uri
        if before := made.buffers.get(uri):
            changes = [_change(change) for change in params.content_changes]
            made.took(uri, before.changed(changes, params.text_document.version), REST)

    @made.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    async def saved(params: lsp.DidSaveTextDocumentParams) -> None:
        config.forget()  # it may be the configuration that was saved
        for uri, buffer in list(made.buffers.items()):
            if uri == params.text_document.uri or params.text_document.uri.endswith(".toml"):
                made.took(uri, Buffer(buffer.text, buffer.version))

    @made.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: lsp.DidCloseTextDocumentParams) -> None:
        made.closed(params.text_document.uri)


def _answers(made: Server) -> None:
    @made.feature(lsp.TEXT_DOCUMENT_HOVER)
    async def hover(params: lsp.HoverParams) -> lsp.Hover | None:
        uri = params.text_document.uri
        if buffer := made.buffers.get(uri):
            await made.found(uri, buffer)
            return actions.hover(buffer, params.position, made.language(uri))
        return None

    kinds = lsp.CodeActionOptions([lsp.CodeActionKind.QuickFix, actions.FIX_ALL])

    @made.feature(lsp.TEXT_DOCUMENT_CODE_ACTION, kinds)
    async def code_actions(params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        uri = params.text_document.uri
        if buffer := made.buffers.get(uri):
            await made.found(uri, buffer)
            return actions.actions(uri, buffer, params, made.language(uri))
        return []


def _change(told: lsp.TextDocumentContentChangeEvent) -> Change:
    if isinstance(told, lsp.TextDocumentContentChangePartial):
        start, end = told.range.start, told.range.end
        return Change(told.text, (start.line, start.character), (end.line, end.character))
    return Change(told.text)


def serve(published: str | None = None, lang: Language | None = None) -> None:
    """Answer on standard input and output until the editor says goodbye."""
    with suppress(KeyboardInterrupt):
        server(published, lang).start_io()
