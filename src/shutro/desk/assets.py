"""The style sheets and scripts that pages load: those of ``static/``, and those of ``exports`` that its pages share.

They are read once, when the desk starts; each address bears the fingerprint of what it gives: browsers keep it.
"""

import hashlib
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from litestar import Request, Response, get
from litestar.exceptions import NotFoundException
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath

SHARED = ("colours.css", "record.css", "record.js")
"""What a report looks like is said in ``exports``, for the page that stands alone and for the desk."""

_KINDS = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8"}
_YEAR = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Asset:
    """A file as it is given: its ``address`` with the fingerprint, its ``data``, and what ``kind`` they are."""

    address: str
    data: bytes
    kind: str


def assets() -> dict[str, Asset]:
    """Every file that a page may load, by its name."""
    room = files("shutro")
    own = [Path(str(file)) for file in room.joinpath("desk", "static").iterdir()]
    shared = [Path(str(room.joinpath("exports", name))) for name in SHARED]
    return {file.name: _asset(file) for file in sorted(own + shared) if file.suffix in _KINDS}


def _asset(file: Path) -> Asset:
    data = file.read_bytes()
    return Asset(f"/static/{file.name}?{hashlib.sha256(data).hexdigest()[:12]}", data, _KINDS[file.suffix])


def serving(found: dict[str, Asset]) -> HTTPRouteHandler:
    """The handler of ``/static/NAME``: these files, and nothing that merely lies beside them."""

    @get("/static/{name:str}", include_in_schema=False, sync_to_thread=False)
    def file(request: Request[Any, Any, Any], name: FromPath[str]) -> Response[bytes]:
        asset = found.get(name)
        if asset is None:
            raise NotFoundException(f"there is no file {name[:80]!r}")
        tag = f'"{asset.address.partition("?")[2]}"'
        headers = {"Cache-Control": _YEAR, "ETag": tag}
        if request.headers.get("if-none-match") == tag:
            return Response(b"", status_code=304, headers=headers)
        return Response(asset.data, headers=headers, media_type=asset.kind)

    return file
