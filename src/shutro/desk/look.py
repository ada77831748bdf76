"""What the reader decides, and the browser remembers: language, digits, calendar, colours."""

from typing import Annotated, Any, Literal

import msgspec
from litestar import Request
from litestar.params import QueryParameter

COOKIE = "look"

Lang = Literal["bn", "en"]
Digits = Literal["own", "bengali", "latin"]
Calendar = Literal["gregorian", "both"]
Theme = Literal["system", "light", "dark"]


class Look(msgspec.Struct, frozen=True):
    """How one reader wants the pages. ``digits``: ``own`` are the language's."""

    lang: Lang = "bn"
    digits: Digits = "own"
    calendar: Calendar = "gregorian"
    theme: Theme = "system"


LangQuery = Annotated[Lang | None, QueryParameter(description="the language of labels")]


def look_of(request: Request[Any, Any, Any], lang: LangQuery = None) -> Look:
    """What the cookie remembers, else the defaults; ``lang`` in the address says more than the cookie."""
    kept = remembered(request.cookies.get(COOKIE))
    return msgspec.structs.replace(kept, lang=lang) if lang else kept


def remembered(cookie: str | None) -> Look:
    """A look from its cookie; the default where there is none, or it is not ours."""
    if not cookie:
        return Look()
    names = Look.__struct_fields__
    try:
        return msgspec.convert(dict(zip(names, cookie.split("."), strict=True)), Look)
    except (ValueError, msgspec.ValidationError):
        return Look()


def kept(look: Look) -> str:
    """A look as its cookie has it.

    >>> remembered(kept(Look(lang="en", theme="dark")))
    Look(lang='en', digits='own', calendar='gregorian', theme='dark')
    """
    return ".".join(getattr(look, name) for name in Look.__struct_fields__)
