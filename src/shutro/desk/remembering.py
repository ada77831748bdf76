"""Answers are remembered until the ledger grows: what it holds says the same to everybody who asks the same.

Only whole answers to GET with status 200 are kept, under the address, its query and the reader's look; the mark of our
forms, which is each browser's own, is taken out before and put in after. The memory has a bound in bytes.
"""

import asyncio
import re
import secrets
import time
from concurrent.futures import ThreadPoolExecutor

from cachetools import LRUCache
from litestar import Request
from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.template.base import csrf_token
from litestar.types import ASGIApp, HTTPResponseStartEvent, Message, Receive, Scope, Send

from shutro.desk.look import COOKIE
from shutro.desk.recent import newest
from shutro.errors import LedgerError
from shutro.ledger import Ledger

_BYTES = 64 * 2**20
_OFTEN = 0.5  # seconds between two looks whether the ledger has grown
_LARGEST = 4 * 2**20
_MARK = re.compile(rb"[0-9a-f]{128}")  # a browser may send another cookie: it is no mark of ours

Key = tuple[str, bytes, str | None, int | None]


class Kept:
    """An answer: how it starts, and its body without the mark of the reader's forms."""

    __slots__ = ("body", "start")

    def __init__(self, start: HTTPResponseStartEvent, body: bytes) -> None:
        self.start, self.body = start, body

    def __len__(self) -> int:
        return len(self.body) + 1000


class Remembering(ASGIMiddleware):
    """The memory of one desk."""

    scopes = (ScopeType.HTTP,)
    exclude_path_pattern = ("^/static/", "^/draft", "^/look")

    def __init__(self, ledger: Ledger, size: int = _BYTES) -> None:
        self.ledger = ledger
        self.kept: LRUCache[Key, Kept] = LRUCache(size, getsizeof=len)
        self._newest: int | None = None
        self._looked = -1e9
        self._own = ThreadPoolExecutor(1)  # what is remembered does not wait for what is being worked on
        self._blank = secrets.token_hex(64).encode()  # stands where a mark was; nobody else knows it

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        """Answer from memory, else remember what is answered."""
        if scope["type"] != ScopeType.HTTP or scope["method"] != "GET":
            await next_app(scope, receive, send)
            return
        request: Request[None, None, object] = Request(scope)  # type: ignore[type-var]
        mark = csrf_token({"request": request}).encode()
        key = (scope["path"], scope["query_string"], request.cookies.get(COOKIE), await self._grown())
        found = self.kept.get(key)
        if found is None:
            await next_app(scope, receive, self._listening(key, mark, send))
            return
        body = self._with(found.body, self._blank, mark)
        await send({**found.start, "headers": list(found.start["headers"])})
        await send({"type": "http.response.body", "body": body, "more_body": False})

    def _listening(self, key: Key, mark: bytes, send: Send) -> Send:
        start: HTTPResponseStartEvent | None = None

        async def heard(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                start = {**message, "headers": list(message.get("headers", []))} if message["status"] == 200 else None
            elif message["type"] == "http.response.body":
                if start is not None and not message["more_body"] and len(message["body"]) <= _LARGEST:
                    self.kept[key] = Kept(start, self._with(message["body"], mark, self._blank))
                start = None  # what comes in pieces is not kept
            await send(message)

        return heard

    @staticmethod
    def _with(body: bytes, old: bytes, new: bytes) -> bytes:
        return body.replace(old, new) if _MARK.fullmatch(old) and _MARK.fullmatch(new) else body

    async def _grown(self) -> int | None:
        """The number of the report added last, looked at no more often than `_OFTEN`."""
        if time.monotonic() - self._looked > _OFTEN:
            self._looked = time.monotonic()
            self._newest = await asyncio.get_running_loop().run_in_executor(self._own, self._look)
        return self._newest

    def _look(self) -> int | None:
        try:
            return newest(self.ledger)
        except LedgerError:
            return None  # the page itself will say so
