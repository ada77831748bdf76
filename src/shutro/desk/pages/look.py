"""The reader's choices, kept in a cookie."""

import msgspec
from litestar import Response, post
from litestar.params import URLEncodedBody
from litestar.response import Redirect

from shutro.desk.look import COOKIE, Calendar, Digits, Lang, Look, Theme, kept

_YEAR = 31_536_000


class Chosen(msgspec.Struct):
    """The form of the choices; ``back``: the address to return to."""

    lang: Lang = "bn"
    digits: Digits = "own"
    calendar: Calendar = "gregorian"
    theme: Theme = "system"
    back: str = "/"


@post("/look", include_in_schema=False, status_code=303)
async def choose(data: URLEncodedBody[Chosen]) -> Response[None]:
    """Keep the choices and go back to the page, never to another server's."""
    own = data.back if data.back.startswith("/") and not data.back.startswith(("//", "/\\")) else "/"
    answer = Redirect(own, status_code=303)
    look = Look(data.lang, data.digits, data.calendar, data.theme)
    answer.set_cookie(COOKIE, kept(look), max_age=_YEAR, httponly=True, samesite="lax")
    return answer


HANDLERS = (choose,)
